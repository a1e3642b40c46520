using Prism.Sdk.Generation;
using Prism.Sdk.Planning;
using Prism.Sdk.Pricing.Offers;

namespace Prism.Sdk.Pricing.Quotes;

/// <summary>Prices plans by what accounts pay. Arithmetic alone.</summary>
internal static class Quoting
{
    /// <summary>Prices a plan, each shot for the dearest of the accounts that may pay for it.</summary>
    public static Quote Price(ShotPlan plan, ClipProviderCapabilities provider, PlanOffers offers)
    {
        var rows = offers.ByModel.ToDictionary(static pair => pair.Key, static pair => pair.Value.MaxBy(static offer => offer.PerSecond)!.Row);
        var lines = plan.Shots
            .Select(shot => new QuoteLine { ShotId = shot.Id, Seconds = shot.Seconds, Price = Times(rows[offers.ModelOf(shot)].PerSecond, shot.Seconds) })
            .ToArray();
        return new Quote
        {
            Maximum = lines.Aggregate(Times(rows.Values.First().PerSecond, 0), static (sum, line) => sum + line.Price),
            IsExact = provider.BillsAskedSeconds && offers.ByModel.All(pair => pair.Value.All(offer => offer.PerSecond == rows[pair.Key].PerSecond.Amount)),
            Seconds = lines.Sum(line => line.Seconds),
            Lines = lines,
            PricesAsOf = rows.Values.Min(static row => row.AsOf),
        };
    }

    /// <summary>Gets the price of an order: by the list, and with the account's discount.</summary>
    public static (Money List, Money Net) PriceOf(double seconds, PriceRow row) =>
        (Times(row.ListPerSecond ?? row.PerSecond, (decimal)seconds), Times(row.PerSecond, (decimal)seconds));

    // The ledger counts in millionths.
    private static Money Times(Money perSecond, decimal seconds) => perSecond with { Amount = decimal.Round(perSecond.Amount * seconds, 6, MidpointRounding.AwayFromZero) };
}
