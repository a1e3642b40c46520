using Microsoft.Extensions.Logging;

namespace Prism.Sdk.Diagnostics;

/// <summary>Rewriting of refused prompts: 450 to 469.</summary>
internal static partial class Log
{
    [LoggerMessage(450, LogLevel.Information, "Shot {ShotId} of job {JobId} was refused by moderation ({Code}); its words were rewritten, try {Attempt}.")]
    public static partial void PromptRewritten(this ILogger logger, string jobId, string shotId, int attempt, string? code);

    [LoggerMessage(451, LogLevel.Trace, "Shot {ShotId}: '{Before}' became '{After}'.")]
    public static partial void PromptRewrittenWords(this ILogger logger, string shotId, string before, string after);

    [LoggerMessage(452, LogLevel.Warning, "Shot {ShotId} of job {JobId} was refused by moderation, and no other words were found.")]
    public static partial void RewriteFailed(this ILogger logger, string jobId, string shotId, Exception exception);
}
