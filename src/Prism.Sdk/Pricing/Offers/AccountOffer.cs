using Prism.Sdk.Generation;

namespace Prism.Sdk.Pricing.Offers;

/// <summary>An account that may order a model at a size, and what a second costs it.</summary>
internal sealed record AccountOffer(ClipAccount Account, PriceRow Row)
{
    public decimal PerSecond => Row.PerSecond.Amount;

    public string Currency => Row.PerSecond.Currency;
}
