using Prism.Sdk.Generation;
using Prism.Sdk.Generation.Purchase;
using Prism.Sdk.Planning;

namespace Prism.Sdk.Pricing;

/// <summary>Prices a plan whose clips may partly be there already.</summary>
internal sealed class ShelfQuote(ClipShelf shelf, PriceDesk prices)
{
    public async Task<Quote> QuoteAsync(ShotPlan plan, JobOptions options, CancellationToken cancellationToken)
    {
        var full = prices.Quote(plan);
        var lines = new List<QuoteLine>();
        foreach (var (line, shot) in full.Lines.Zip(plan.Shots))
        {
            var request = new ClipRequest { Shot = shot, Plan = plan, Account = options.Account, ReuseClips = options.ReuseClips };
            var isThere = await shelf.FindAsync(request, cancellationToken).ConfigureAwait(false) is not null;
            lines.Add(isThere ? line with { Price = line.Price with { Amount = 0 }, IsReused = true } : line);
        }

        return full with
        {
            Maximum = lines.Aggregate(full.Maximum with { Amount = 0 }, static (sum, line) => sum + line.Price),
            Seconds = lines.Where(static line => !line.IsReused).Sum(static line => line.Seconds),
            Lines = lines,
        };
    }
}
