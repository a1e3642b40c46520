using Microsoft.Extensions.Options;
using Prism.Sdk.Generation;
using Prism.Sdk.Planning;
using Prism.Sdk.Pricing.Offers;
using Prism.Sdk.Pricing.Quotes;

namespace Prism.Sdk.Pricing;

/// <summary>Says what things cost today, by the provider's list, its accounts and the table of text prices.</summary>
internal sealed class PriceDesk(IClipProvider provider, IOptionsMonitor<PricingOptions> pricing, IOptionsMonitor<SpendingOptions> spending, TimeProvider time, TextBounds? bounds = null)
{
    // Prices change at midnight where the provider's bill is made.
    private DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().ToOffset(spending.CurrentValue.DayOffset).Date);

    /// <summary>Prices a plan, for the dearest account that may be chosen.</summary>
    public Quote Quote(ShotPlan plan) => Quote(plan, OffersFor(plan, payer: null, currency: null));

    /// <summary>Prices a plan, for the dearest of some accounts.</summary>
    public Quote Quote(ShotPlan plan, PlanOffers offers)
    {
        var quote = Quoting.Price(plan, provider.Capabilities, offers);
        return bounds is { RewritesOfAShot: > 0 } ? quote with { TextMaximum = PriceOfText(bounds.Models, bounds.OfRewriting(plan.Shots)) } : quote;
    }

    /// <summary>Gets the accounts that may order each shot of a plan.</summary>
    public PlanOffers OffersFor(ShotPlan plan, string? payer, string? currency) =>
        PlanOffers.Of(plan, provider.Capabilities, currency, (model, paidIn) => OffersFor(model, plan.Size, payer, paidIn));

    /// <summary>Gets the accounts that may order each shot of a job's plan, or did.</summary>
    public PlanOffers OffersOfJob(ShotPlan plan, string? payer, string? currency) =>
        PlanOffers.Of(plan, provider.Capabilities, currency, (model, paidIn) => OffersOfJob(model, plan.Size, payer, paidIn));

    /// <summary>Gets the accounts that may order, the cheapest first.</summary>
    public IReadOnlyList<AccountOffer> OffersFor(string model, VideoSize size, string? payer, string? currency) =>
        OfferList.ForOrders(provider.Capabilities, model, size, Today, payer, currency);

    /// <summary>Gets the accounts that may order, or, when none may at present, those that did: a job whose shots are all ordered goes on without.</summary>
    public IReadOnlyList<AccountOffer> OffersOfJob(string model, VideoSize size, string? payer, string? currency)
    {
        var accounts = provider.Capabilities.Accounts;
        return accounts.Any(account => account.TakesOrders && (payer is null || account.Name == payer))
            ? OffersFor(model, size, payer, currency)
            : KnownTo(model, size, payer, currency);
    }

    /// <summary>Gets the accounts that may have ordered it before, whether they may order now or not.</summary>
    public IReadOnlyList<AccountOffer> KnownTo(string model, VideoSize size, string? payer, string? currency) =>
        OfferList.Known(provider.Capabilities, model, size, Today, payer, currency);

    /// <summary>Gets what an order of one account costs: by the list, and with its discount.</summary>
    public (Money List, Money Net) PriceOf(double seconds, string model, VideoSize size, string account) =>
        Quoting.PriceOf(seconds, OfferList.RowFor(provider.Capabilities, account, model, size, Today));

    /// <summary>Puts the price to a question; other updates stay as they are.</summary>
    public PipelineUpdate Priced(PipelineUpdate update) =>
        update is TextUsed used ? used with { Cost = PriceOfText(used.Model, used.InputTokens, used.OutputTokens) } : update;

    /// <summary>Gets what tokens cost at the dearest of some models.</summary>
    public Money PriceOfText(IReadOnlyList<string> models, (long Input, long Output) tokens) =>
        models.Select(model => PriceOfText(model, tokens.Input, tokens.Output)).MaxBy(static price => price.Amount);

    /// <summary>Gets what a question to a model costs; <see langword="default"/> when the table has no row for it.</summary>
    public Money PriceOfText(string model, long inputTokens, long outputTokens)
    {
        var row = pricing.CurrentValue.TextRows.LastOrDefault(row => string.Equals(row.Model, model, StringComparison.OrdinalIgnoreCase) && (row.ValidFrom is not { } from || from <= Today));
        return row is null
            ? default
            : new Money(decimal.Round(((row.InputPerMillion * inputTokens) + (row.OutputPerMillion * outputTokens)) / 1_000_000m, 6, MidpointRounding.AwayFromZero), row.Currency);
    }
}
