using Microsoft.Extensions.Logging;

namespace Prism.Sdk.Diagnostics;

/// <summary>Language services: 700 to 799.</summary>
internal static partial class Log
{
    [LoggerMessage(700, LogLevel.Warning, "{Model} answered in place of {Refused}, which did not ({Fault}, {Code}).")]
    public static partial void FallbackAnswered(this ILogger logger, string model, string refused, ProviderFault fault, string? code);
}
