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

    [LoggerMessage(403, LogLevel.Warning, "Shot {ShotId} of job {JobId} was submitted and its fate is unknown. It is looked up before anything else is sent.")]
    public static partial void SubmitUnknown(this ILogger logger, string jobId, string shotId, Exception exception);

    [LoggerMessage(404, LogLevel.Warning, "Task {TaskId} was accepted and the journal could not take its id; it is tried again.")]
    public static partial void TaskNotRecorded(this ILogger logger, string taskId, Exception exception);

    [LoggerMessage(405, LogLevel.Information, "Shot {ShotId} of job {JobId}: attempt {Attempt} is not in the provider's list; it was never accepted.")]
    public static partial void SubmitProvenLost(this ILogger logger, string jobId, string shotId, int attempt);

    [LoggerMessage(406, LogLevel.Information, "Shot {ShotId} of job {JobId}: its lost task was found again, {TaskId}.")]
    public static partial void TaskAdopted(this ILogger logger, string jobId, string shotId, string taskId);

    [LoggerMessage(407, LogLevel.Warning, "The list of tasks could not be read for shot {ShotId} of job {JobId}; it is read again.")]
    public static partial void ListFailed(this ILogger logger, string jobId, string shotId, Exception exception);

    [LoggerMessage(408, LogLevel.Warning, "Account {Account} refuses all orders at present ({Code}); shot {ShotId} of job {JobId} is ordered by another one.")]
    public static partial void AccountRefused(this ILogger logger, string account, string code, string jobId, string shotId);

    [LoggerMessage(409, LogLevel.Warning, "A picture of job {JobId} could not be brought to the provider ahead of its order; the order tries once more.")]
    public static partial void PreparingFailed(this ILogger logger, string jobId, Exception exception);
}
