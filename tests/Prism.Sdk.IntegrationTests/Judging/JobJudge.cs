using Prism.Sdk.Jobs.Journal;

namespace Prism.Sdk.IntegrationTests.Judging;

/// <summary>Judges how one job stopped.</summary>
internal static class JobJudge
{
    public static IEnumerable<string> Of(JobRecord job, IReadOnlyList<Submission> rows, Dictionary<string, BilledTask> bill)
    {
        if (job.Status == JobStatus.Running)
        {
            yield return $"{job} is stuck";
        }

        if (job.Status is JobStatus.Failed or JobStatus.Parked && (job.Error is not { } error || error.Message.StartsWith("An unforeseen", StringComparison.Ordinal)))
        {
            yield return $"{job} stopped without a typed error: {job.Error?.Message}";
        }

        var last = rows.GroupBy(static row => row.ShotId).Select(static attempts => attempts.MaxBy(static row => row.Attempt)!).ToArray();
        if (job.Status == JobStatus.Completed)
        {
            foreach (var row in last.Where(static row => row.State is SubmissionState.Intent or SubmissionState.Unknown or SubmissionState.Submitted or SubmissionState.Generated))
            {
                yield return $"{row} is unsettled, and its job is completed";
            }
        }

        // A film that fails must not leave behind what was paid for, and was there to be fetched.
        if (job.Status == JobStatus.Failed)
        {
            foreach (var row in last.Where(row => row.State is SubmissionState.Submitted or SubmissionState.Generated && row.TaskId is { } id && bill.GetValueOrDefault(id) is { IsBilled: true }))
            {
                yield return $"{row} is paid for, and its failed job never fetched it ({job.Error?.Message})";
            }
        }
    }
}
