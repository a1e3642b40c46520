using System.Collections.Concurrent;
using Prism.Sdk.Diagnostics;
using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Jobs.Running;
using Prism.Sdk.Pricing;
using Prism.Sdk.Pricing.Caps;

namespace Prism.Sdk.Generation.Purchase;

/// <summary>The one door to a provider for an account and model: who waits longest goes first, and a submit goes through only with its intent in the journal.</summary>
internal sealed class SubmitGate(IJobLedger ledger, TimeProvider time)
{
    // Other processes share the room, so it is looked for again; a task takes minutes, so not often.
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<(string Account, string Model), SemaphoreSlim> doors = new();

    /// <summary>Waits for room, and writes the intent.</summary>
    /// <exception cref="BudgetExceededException">A cap would be passed.</exception>
    /// <exception cref="LeaseLostException">Another process has the job.</exception>
    public async Task<Submission> PassAsync(string account, string model, Func<Submission> intent, Func<IntentTerms> terms, CancellationToken cancellationToken)
    {
        var door = doors.GetOrAdd((account, model), static _ => new SemaphoreSlim(1, 1));
        await door.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            while (true)
            {
                cancellationToken.ThrowIfCancellationRequested();
                KillPoint.Hit("B13");
                switch (await ledger.RecordIntentAsync(intent(), terms(), cancellationToken).ConfigureAwait(false))
                {
                    case IntentOutcome.Recorded recorded:
                        KillPoint.Hit("B14");
                        return recorded.Submission;
                    case IntentOutcome.OverCap cap:
                        throw Budgets.Exceeded(cap.Cap, cap.Limit, cap.Needed);
                    case IntentOutcome.Deposed:
                        throw new LeaseLostException();
                }

                await Task.Delay(LookAgain, time, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            door.Release();
        }
    }
}
