using Microsoft.Extensions.Logging;

namespace Prism.Sdk.Diagnostics;

/// <summary>Jobs: 600 to 699. Ids are stable; words of the user appear at Trace alone.</summary>
internal static partial class Log
{
    [LoggerMessage(600, LogLevel.Error, "Job {JobId} stopped as {Status}: {ErrorType} {Code}.")]
    public static partial void JobStopped(this ILogger logger, string jobId, JobStatus status, string errorType, string? code, Exception exception);

    [LoggerMessage(601, LogLevel.Critical, "The journal could not be written for job {JobId}.")]
    public static partial void JournalFailed(this ILogger logger, string jobId, Exception exception);

    [LoggerMessage(602, LogLevel.Information, "Job {JobId} is worked on by another process now; this one leaves it alone.")]
    public static partial void JobTaken(this ILogger logger, string jobId);

    [LoggerMessage(603, LogLevel.Information, "Job {JobId} goes on here, epoch {Epoch}.")]
    public static partial void JobClaimed(this ILogger logger, string jobId, long epoch);

    [LoggerMessage(604, LogLevel.Warning, "Process {OwnerId} (pid {ProcessId} at {Place}) is dead; its jobs are free.")]
    public static partial void FoundDead(this ILogger logger, string ownerId, int processId, string place);

    [LoggerMessage(605, LogLevel.Warning, "This process ({OwnerId}) was declared dead by another one; it stops its jobs and begins anew.")]
    public static partial void Deposed(this ILogger logger, string ownerId);

    [LoggerMessage(606, LogLevel.Warning, "The journal could not be asked what to do next; it is asked again.")]
    public static partial void BeatFailed(this ILogger logger, Exception exception);

    [LoggerMessage(607, LogLevel.Warning, "The end of job {JobId} could not be told; it is told again.")]
    public static partial void TellingFailed(this ILogger logger, string? jobId, Exception exception);

    [LoggerMessage(608, LogLevel.Warning, "{Count} tasks of account {Account} in the last 24 hours are not in this journal, the newest {TaskId}. They are another program's, or were paid for and lost.")]
    public static partial void AuditFoundStrangers(this ILogger logger, int count, string account, string taskId);

    [LoggerMessage(613, LogLevel.Warning, "The key of the personal data of job {JobId} could not be read; its captions show placeholders.")]
    public static partial void MapKeyUnreadable(this ILogger logger, string jobId, Exception exception);

    [LoggerMessage(609, LogLevel.Information, "The account's list of tasks could not be compared with the journal.")]
    public static partial void AuditFailed(this ILogger logger, Exception exception);

    [LoggerMessage(612, LogLevel.Information, "Tasks that nobody waits for could not be looked at; they are looked at again in an hour.")]
    public static partial void LeftTasksFailed(this ILogger logger, Exception exception);

    [LoggerMessage(610, LogLevel.Information, "Job {JobId} was kept long enough and is deleted.")]
    public static partial void JobExpired(this ILogger logger, string jobId);

    [LoggerMessage(611, LogLevel.Warning, "Job {JobId} was kept long enough and could not be deleted; it is tried again in an hour.")]
    public static partial void JobNotDeleted(this ILogger logger, string jobId, Exception exception);
}
