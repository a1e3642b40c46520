using Microsoft.Extensions.Logging;

namespace Prism.Sdk.Diagnostics;

/// <summary>Generation: 400 to 499.</summary>
internal static partial class Log
{
    [LoggerMessage(400, LogLevel.Information, "Shot {ShotId} of job {JobId} was accepted as task {TaskId}, attempt {Attempt}.")]
    public static partial void ShotAccepted(this ILogger logger, string jobId, string shotId, string taskId, int attempt);

    [LoggerMessage(401, LogLevel.Warning, "Shot {ShotId} of job {JobId} was not accepted ({Code}); it will be submitted again in {Pause}.")]
    public static partial void SubmitAgain(this ILogger logger, string jobId, string shotId, string? code, TimeSpan pause);

    [LoggerMessage(402, LogLevel.Warning, "Task {TaskId} could not be looked at; the waiting goes on.")]
    public static partial void PollFailed(this ILogger logger, string taskId, Exception exception);

    [LoggerMessage(403, LogLevel.Error, "Shot {ShotId} of job {JobId} was submitted and its fate is unknown. It is not submitted again.")]
    public static partial void SubmitUnknown(this ILogger logger, string jobId, string shotId, Exception exception);
}
