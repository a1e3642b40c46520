using System.Collections.Concurrent;
using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Jobs.Running;
using Prism.Sdk.Pricing;

namespace Prism.Sdk.Generation.Purchase.Pacing;

/// <summary>The one door to a provider: whose film is due first, and then who waits longest, goes first, and a submit goes through only with its intent in the journal.</summary>
internal sealed class SubmitGate(IJobLedger ledger, SubmitPace pace, Workforce workforce, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, SubmitLine> lines = new();

    /// <summary>Waits until one of the accounts has room, and writes the intent for it.</summary>
    /// <exception cref="BudgetExceededException">A cap would be passed.</exception>
    /// <exception cref="ProviderRequestException">No account that may order can do so at present; nothing was sent.</exception>
    /// <exception cref="LeaseLostException">Another process has the job.</exception>
    public Task<Submission> PassAsync(SubmitWish wish, CancellationToken cancellationToken) =>
        lines.GetOrAdd(wish.Model, _ => new SubmitLine(ledger, pace, workforce, time)).PassAsync(wish, cancellationToken);

    /// <summary>Tells that a task of this process has ended, by the journal too: its account has room.</summary>
    public void Free(Submission ended)
    {
        if (lines.TryGetValue(ended.Model, out var line))
        {
            line.Free(ended.Account);
        }
    }
}
