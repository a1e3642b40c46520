using System.Runtime.ExceptionServices;
using Prism.Sdk.Generation;
using Prism.Sdk.Jobs.Journal;

namespace Prism.Sdk.Jobs;

/// <summary>Learns what became of tasks that nobody waits for any more, those of canceled, failed and deleted jobs, so that the ledger says what was billed and not what was reserved.</summary>
internal sealed class LeftTasks(IClipProvider provider, IJobLedger ledger, TimeProvider time)
{
    // The provider knows its tasks for a day; for a while after that it is worth writing down that it no longer does.
    private static readonly TimeSpan Told = TimeSpan.FromHours(24);
    private static readonly TimeSpan LookedFor = TimeSpan.FromHours(72);

    /// <exception cref="PrismException">The provider did not answer for an account, or one is not configured any more; what was learned of the others stands in the ledger.</exception>
    public async Task SettleAsync(CancellationToken cancellationToken)
    {
        PrismException? failure = null;
        foreach (var rows in (await ledger.ListAbandonedAsync(time.GetUtcNow() - LookedFor, cancellationToken).ConfigureAwait(false)).GroupBy(static row => row.Account))
        {
            try
            {
                foreach (var row in rows)
                {
                    await SettleAsync(row, cancellationToken).ConfigureAwait(false);
                }
            }
            catch (PrismException exception)
            {
                // An account that does not answer must not keep the others' tasks from being settled.
                failure ??= exception;
            }
        }

        if (failure is not null)
        {
            ExceptionDispatchInfo.Throw(failure);
        }
    }

    private async Task SettleAsync(Submission row, CancellationToken cancellationToken)
    {
        var task = await provider.GetAsync(row.TaskId!, row.Account, cancellationToken).ConfigureAwait(false);
        if (Outcome(row, task) is { } settlement)
        {
            await ledger.SettleAsync(row.Id, settlement, cancellationToken).ConfigureAwait(false);
        }
    }

    private Settlement? Outcome(Submission row, ClipTask task) => task.State switch
    {
        ClipTaskState.Succeeded => new Settlement { State = SubmissionState.Generated, BilledSeconds = task.BilledSeconds, Cost = CostOf(row, task) },
        ClipTaskState.Failed or ClipTaskState.Canceled => new Settlement { State = SubmissionState.Failed, Note = task.Code ?? task.ProviderStatus },
        ClipTaskState.NotFound when time.GetUtcNow() - row.IntentAt > Told => new Settlement { State = SubmissionState.GivenUp, Note = "the provider no longer knows the task" },
        _ => null,
    };

    private static Pricing.Money CostOf(Submission row, ClipTask task) =>
        task.BilledSeconds is { } billed && row.Seconds > 0 ? row.Price with { Amount = decimal.Round(row.Price.Amount * (decimal)billed / row.Seconds, 6) } : row.Price;
}
