using Microsoft.Extensions.Options;
using Prism.Sdk.Generation;
using Prism.Sdk.Planning;

namespace Prism.Sdk.Pricing;

/// <summary>Says what things cost today, by the provider's list and the table of text prices.</summary>
internal sealed class PriceDesk(IClipProvider provider, IOptionsMonitor<PricingOptions> pricing, IOptionsMonitor<SpendingOptions> spending, TimeProvider time)
{
    // Prices change at midnight where the provider's bill is made.
    private DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().ToOffset(spending.CurrentValue.DayOffset).Date);

    public Quote Quote(ShotPlan plan) => Quoting.Price(plan, provider.Capabilities, Today);

    public (Money List, Money Net) PriceOf(double seconds, string model, VideoSize size) => Quoting.PriceOf(seconds, model, size, provider.Capabilities, Today);

    /// <summary>Puts the price to a question; other updates stay as they are.</summary>
    public PipelineUpdate Priced(PipelineUpdate update) =>
        update is TextUsed used ? used with { Cost = PriceOfText(used.Model, used.InputTokens, used.OutputTokens) } : update;

    /// <summary>Gets what a question to a model costs; <see langword="default"/> when the table has no row for it.</summary>
    public Money PriceOfText(string model, long inputTokens, long outputTokens)
    {
        var row = pricing.CurrentValue.TextRows.LastOrDefault(row => string.Equals(row.Model, model, StringComparison.OrdinalIgnoreCase) && (row.ValidFrom is not { } from || from <= Today));
        return row is null
            ? default
            : new Money(decimal.Round(((row.InputPerMillion * inputTokens) + (row.OutputPerMillion * outputTokens)) / 1_000_000m, 6, MidpointRounding.AwayFromZero), row.Currency);
    }
}
