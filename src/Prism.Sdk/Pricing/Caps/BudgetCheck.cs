using Prism.Sdk.Generation;
using Prism.Sdk.Generation.Pictures;
using Prism.Sdk.Generation.Purchase;
using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Planning;

namespace Prism.Sdk.Pricing.Caps;

/// <summary>Looks, before the first shot is bought, whether the whole rest of the film fits the job's cap: a film that cannot be paid is not begun.</summary>
internal sealed class BudgetCheck(IJobStore store, ClipShelf shelf, IClipProvider provider, PriceDesk prices, SpendingCaps caps)
{
    /// <exception cref="BudgetExceededException">It does not fit; nothing was bought now.</exception>
    public async Task RequireAsync(JobRecord job, ShotPlan plan, CancellationToken cancellationToken)
    {
        var currency = await JobCurrency.FindAsync(job, store, cancellationToken).ConfigureAwait(false);
        var quote = prices.Quote(plan, prices.OffersOfJob(plan, job.Payer, currency));
        var needed = quote.Maximum with { Amount = 0 };
        await foreach (var row in store.ReadSubmissionsAsync(new SpendingFilter { JobId = job.Id }, cancellationToken).ConfigureAwait(false))
        {
            needed += row.State is SubmissionState.Failed or SubmissionState.Void || row.Price.Currency != needed.Currency ? default : row.Cost ?? row.Price;
        }

        var last = (await store.ListLastSubmissionsAsync(job.Id, cancellationToken).ConfigureAwait(false)).ToDictionary(static row => row.ShotId);
        string? before = null;
        foreach (var (line, shot) in quote.Lines.Zip(plan.Shots))
        {
            if (last.TryGetValue(line.ShotId, out var attempt) && attempt.State is not (SubmissionState.Failed or SubmissionState.Void or SubmissionState.GivenUp))
            {
                before = attempt.ClipSha256;
                continue;
            }

            var request = ClipRequests.For(shot, plan, provider.Capabilities, before) with { Account = job.Payer, Currency = currency, ReuseClips = job.ReuseClips };
            var found = await shelf.FindAsync(request, cancellationToken).ConfigureAwait(false);
            before = found?.ClipSha256;
            needed += found is null ? line.Price : default;
        }

        var cap = caps.OfJob(job.Budget, needed.Currency);
        Budgets.Require(cap.Name, cap.Limit, needed);
    }
}
