using Microsoft.Extensions.Logging;

namespace Prism.Sdk.Diagnostics;

/// <summary>What Prism logs. Ids are stable; words of the user appear at Trace alone.</summary>
internal static partial class Log
{
    [LoggerMessage(600, LogLevel.Error, "Job {JobId} stopped as {Status}: {ErrorType} {Code}.")]
    public static partial void JobStopped(this ILogger logger, string jobId, JobStatus status, string errorType, string? code, Exception exception);

    [LoggerMessage(601, LogLevel.Critical, "The journal could not be written for job {JobId}.")]
    public static partial void JournalFailed(this ILogger logger, string jobId, Exception exception);
}
