using Microsoft.Extensions.Logging;
using Prism.Sdk.Diagnostics;
using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Polling;

namespace Prism.Sdk.Generation.Purchase;

/// <summary>What was seen of one shot's task while it was waited for: told on as progress, and judged whether the wait is over.</summary>
internal sealed class TaskSightings(Submission submission, StageContext context, TimeProvider time, ILogger logger)
{
    /// <summary>How long after its submit a task may still be unknown to the provider.</summary>
    private static readonly TimeSpan NotYetVisible = TimeSpan.FromSeconds(60);

    /// <summary>How long a task that the provider does not know is still asked for: an unknown task may be one of a part of the service that is down.</summary>
    private static readonly TimeSpan UnknownFor = TimeSpan.FromMinutes(10);

    private DateTimeOffset? unknownSince;
    private DateTimeOffset? oddSince;
    private bool isDark;

    public ClipTask? Last { get; private set; }

    public bool IsOver(Sighting<ClipTask> sighting)
    {
        var now = time.GetUtcNow();
        if (sighting.Fault is { } fault)
        {
            return IsOver(fault, now);
        }

        var (task, elapsed) = (sighting.Task!, now - submission.IntentAt);
        (Last, oddSince, isDark) = (task, null, false);
        context.Report(new ShotProgress
        {
            ShotId = submission.ShotId,
            TaskId = task.TaskId,
            Status = task.ProviderStatus,
            Elapsed = elapsed,
            Expected = elapsed + sighting.Remaining,
            Remaining = sighting.Remaining,
        });
        unknownSince = task.State != ClipTaskState.NotFound || elapsed <= NotYetVisible ? null : unknownSince ?? now;
        return task.State is ClipTaskState.Succeeded or ClipTaskState.Failed or ClipTaskState.Canceled || now - unknownSince > UnknownFor;
    }

    // Once for each outage: a provider that is down for two hours is one piece of news.
    private bool IsOver(Exception fault, DateTimeOffset now)
    {
        logger.PollFailed(submission.TaskId!, fault);
        if (!isDark)
        {
            isDark = true;
            context.Report(new PipelineWarning { Code = "poll-failed", Message = $"Task {submission.TaskId} of shot {submission.ShotId} cannot be looked at for the moment; the waiting goes on." });
        }

        // An answer that is not the provider's may come from a wrong address as well as from a gateway on a bad day.
        if (fault is ProviderRequestException { IsTransient: false } && now - (oddSince ??= now) > UnknownFor)
        {
            throw fault;
        }

        return false;
    }
}
