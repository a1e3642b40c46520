using Prism.Sdk.Generation;
using Prism.Sdk.Planning;

namespace Prism.Sdk.Pricing;

/// <summary>Prices plans by a provider's price list. Arithmetic alone.</summary>
internal static class Quoting
{
    public static Quote Price(ShotPlan plan, ClipProviderCapabilities provider, DateOnly today)
    {
        var row = FindRow(provider, plan.Model, plan.Size, today);
        var lines = plan.Shots
            .Select(shot => new QuoteLine { ShotId = shot.Id, Seconds = shot.Seconds, Price = Times(row.PerSecond, shot.Seconds) })
            .ToArray();
        return new Quote
        {
            Maximum = lines.Aggregate(Times(row.PerSecond, 0), static (sum, line) => sum + line.Price),
            IsExact = provider.BillsAskedSeconds,
            Seconds = lines.Sum(line => line.Seconds),
            Lines = lines,
            PricesAsOf = row.AsOf,
        };
    }

    /// <summary>Gets the price of an order: by the list, and with the account's discount.</summary>
    public static (Money List, Money Net) PriceOf(double seconds, string model, VideoSize size, ClipProviderCapabilities provider, DateOnly today)
    {
        var row = FindRow(provider, model, size, today);
        return (Times(row.ListPerSecond ?? row.PerSecond, (decimal)seconds), Times(row.PerSecond, (decimal)seconds));
    }

    // The ledger counts in millionths.
    private static Money Times(Money perSecond, decimal seconds) => perSecond with { Amount = decimal.Round(perSecond.Amount * seconds, 6, MidpointRounding.AwayFromZero) };

    private static PriceRow FindRow(ClipProviderCapabilities provider, string model, VideoSize size, DateOnly today) =>
        provider.Prices.LastOrDefault(row => row.Model == model && row.Sizes.Contains(size) && (row.ValidFrom is not { } from || from <= today))
        ?? throw new PrismException($"The price table has no row for {model} at {size} from {provider.Name}. Add one to {PricingOptions.SectionName}:Rows (Region, Model, Tier, Currency, PerSecond): Prism buys nothing whose price it does not know.");
}
