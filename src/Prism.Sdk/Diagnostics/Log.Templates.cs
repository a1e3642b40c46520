using Microsoft.Extensions.Logging;

namespace Prism.Sdk.Diagnostics;

/// <summary>Events of the template stage.</summary>
internal static partial class Log
{
    [LoggerMessage(200, LogLevel.Information, "Template {TemplateId} picked, score {Score:0.000}")]
    public static partial void TemplateMatched(ILogger logger, string templateId, double? score);
}
