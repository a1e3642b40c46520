using Prism.Sdk.Generation;
using Prism.Sdk.Generation.Pictures;
using Prism.Sdk.Generation.Purchase;
using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Planning;
using Prism.Sdk.Pricing.Times;

namespace Prism.Sdk.Pricing.Quotes;

/// <summary>Prices a plan whose clips may partly be there already.</summary>
internal sealed class ShelfQuote(ClipShelf shelf, IClipProvider provider, PriceDesk prices, FilmTimes times, IJobLedger ledger, TimeProvider time)
{
    public async Task<Quote> QuoteAsync(ShotPlan plan, JobOptions options, CancellationToken cancellationToken)
    {
        var (payer, currency) = (options.Account, options.Budget?.Currency);
        var offers = prices.OffersFor(plan, payer, currency);
        var full = prices.Quote(plan, offers);
        var lines = new List<QuoteLine>();
        string? before = null;
        foreach (var (line, shot) in full.Lines.Zip(plan.Shots))
        {
            var request = ClipRequests.For(shot, plan, provider.Capabilities, before) with { Account = payer, Currency = currency, ReuseClips = options.ReuseClips };
            var found = await shelf.FindAsync(request, cancellationToken).ConfigureAwait(false);
            before = found?.ClipSha256;
            lines.Add(found is not null ? line with { Price = line.Price with { Amount = 0 }, IsReused = true } : line);
        }

        var quote = full with
        {
            Maximum = lines.Aggregate(full.Maximum with { Amount = 0 }, static (sum, line) => sum + line.Price),
            Seconds = lines.Where(static line => !line.IsReused).Sum(static line => line.Seconds),
            Lines = lines,
        };
        Dictionary<string, int> atWork = [];
        foreach (var (model, accounts) in offers.ByModel)
        {
            atWork[model] = await CountAtWorkAsync(model, [.. accounts.Select(static offer => offer.Account.Name)], cancellationToken).ConfigureAwait(false);
        }

        return times.Timed(quote, plan, offers, atWork);
    }

    // Older tasks have ended at the provider, whatever the journal still says of them.
    private async Task<int> CountAtWorkAsync(string model, IReadOnlyList<string> accounts, CancellationToken cancellationToken)
    {
        var filter = new SpendingFilter { From = time.GetUtcNow() - ShotPurchase.TasksLast };
        return await ledger.ReadSubmissionsAsync(filter, cancellationToken)
            .CountAsync(row => accounts.Contains(row.Account) && row.Model == model && row.State is SubmissionState.Intent or SubmissionState.Unknown or SubmissionState.Submitted, cancellationToken).ConfigureAwait(false);
    }
}
