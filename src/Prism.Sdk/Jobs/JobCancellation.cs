using Prism.Sdk.Diagnostics;
using Prism.Sdk.Generation;
using Prism.Sdk.Generation.Purchase.Pacing;
using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Pricing;

namespace Prism.Sdk.Jobs;

/// <summary>Gives up the tasks of a job that was canceled, as far as the provider lets go of them, and says what is still paid for.</summary>
internal sealed class JobCancellation(IJobStore store, IClipProvider provider, SubmitGate gate)
{
    public async Task<CancelReport> CancelTasksAsync(JobRecord job, CancellationToken cancellationToken)
    {
        var (canceled, billed, undecided) = (new List<string>(), new List<string>(), new List<string>());
        Money possible = default;
        foreach (var submission in await store.ListLastSubmissionsAsync(job.Id, cancellationToken).ConfigureAwait(false))
        {
            switch (submission)
            {
                case { State: SubmissionState.Submitted, TaskId: { } taskId }:
                    KillPoint.Hit("B35");
                    var gone = await CancelAsync(submission, taskId, cancellationToken).ConfigureAwait(false);
                    (gone ? canceled : billed).Add(taskId);
                    possible += gone ? default : submission.Price;
                    break;
                case { State: SubmissionState.Intent or SubmissionState.Unknown }:
                    undecided.Add(submission.ShotId);
                    possible += submission.Price;
                    break;
            }
        }

        var spent = await Spending.ReadAsync(store, new SpendingFilter { JobId = job.Id }, cancellationToken).ConfigureAwait(false);
        return new CancelReport { CanceledTasks = canceled, BilledTasks = billed, UndecidedShots = undecided, StillToBeBilled = possible, Spent = spent };
    }

    private async Task<bool> CancelAsync(Submission submission, string taskId, CancellationToken cancellationToken)
    {
        try
        {
            if (await provider.CancelAsync(taskId, submission.Account, cancellationToken).ConfigureAwait(false) == CancelOutcome.Canceled || await IsCanceledAsync(taskId, submission.Account, cancellationToken).ConfigureAwait(false))
            {
                KillPoint.Hit("B36");
                await store.SettleAsync(submission.Id, new Settlement { State = SubmissionState.Failed, Note = "canceled while queued" }, cancellationToken).ConfigureAwait(false);
                KillPoint.Hit("B36b");
                gate.Free(submission);
                return true;
            }
        }
        catch (PrismException)
        {
            // No clear answer: the report says that it may be billed.
        }

        return false;
    }

    // A cancel whose answer was lost is refused the second time, because there is nothing queued any more.
    private async Task<bool> IsCanceledAsync(string taskId, string account, CancellationToken cancellationToken) =>
        (await provider.GetAsync(taskId, account, cancellationToken).ConfigureAwait(false)).State == ClipTaskState.Canceled;
}
