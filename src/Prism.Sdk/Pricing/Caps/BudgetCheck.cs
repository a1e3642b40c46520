using Prism.Sdk.Generation;
using Prism.Sdk.Generation.Purchase;
using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Planning;

namespace Prism.Sdk.Pricing.Caps;

/// <summary>Looks, before the first shot is bought, whether the whole rest of the film fits the job's cap: a film that cannot be paid is not begun.</summary>
internal sealed class BudgetCheck(IJobStore store, ClipShelf shelf, PriceDesk prices, SpendingCaps caps)
{
    /// <exception cref="BudgetExceededException">It does not fit; nothing was bought now.</exception>
    public async Task RequireAsync(JobRecord job, ShotPlan plan, CancellationToken cancellationToken)
    {
        var quote = prices.Quote(plan);
        var needed = quote.Maximum with { Amount = 0 };
        await foreach (var row in store.ReadSubmissionsAsync(new SpendingFilter { JobId = job.Id }, cancellationToken).ConfigureAwait(false))
        {
            needed += row.State is SubmissionState.Failed or SubmissionState.Void || row.Price.Currency != needed.Currency ? default : row.Cost ?? row.Price;
        }

        var last = (await store.LastSubmissionsAsync(job.Id, cancellationToken).ConfigureAwait(false)).ToDictionary(static row => row.ShotId);
        foreach (var line in quote.Lines)
        {
            if (last.TryGetValue(line.ShotId, out var attempt) && attempt.State is not (SubmissionState.Failed or SubmissionState.Void or SubmissionState.GivenUp))
            {
                continue;
            }

            var request = new ClipRequest { Shot = plan.Shots.First(shot => shot.Id == line.ShotId), Plan = plan, Account = job.Account, ReuseClips = job.ReuseClips };
            if (await shelf.FindAsync(request, cancellationToken).ConfigureAwait(false) is null)
            {
                needed += line.Price;
            }
        }

        var cap = caps.OfJob(job.Budget, needed.Currency);
        Budgets.Require(cap.Name, cap.Limit, needed);
    }
}
