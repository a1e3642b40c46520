using Microsoft.Extensions.Logging;
using Prism.Sdk.Templates;

namespace Prism.Sdk.Diagnostics;

/// <summary>Events of the template stage.</summary>
internal static partial class Log
{
    [LoggerMessage(200, LogLevel.Information, "Template {TemplateId} picked by {Routing}, score {Score:0.000}, margin {Margin:0.000}, asked {Threshold:0.000}")]
    public static partial void TemplateMatched(ILogger logger, string templateId, double? score, double? margin, double? threshold, TemplateRouting routing);

    [LoggerMessage(201, LogLevel.Warning, "The vectors in {File} cannot be used ({Reason}); they are made anew")]
    public static partial void VectorCacheUnusable(ILogger logger, string file, string reason);
}
