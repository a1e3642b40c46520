using Prism.Sdk.Generation;

namespace Prism.Sdk.Pricing.Offers;

/// <summary>Tells which accounts an order may go to. Arithmetic alone.</summary>
internal static class OfferList
{
    /// <summary>Gets the accounts that may order a model at a size, the cheapest first, all of one currency.</summary>
    /// <param name="provider">Who sells.</param>
    /// <param name="model">The model.</param>
    /// <param name="size">The size.</param>
    /// <param name="today">The day whose prices hold.</param>
    /// <param name="payer">The account that must pay; null when any may.</param>
    /// <param name="currency">The currency of a film that any account may pay for; null for that of the first account that sells the model.</param>
    /// <exception cref="PrismConfigurationException">There is no such account, or it takes no orders.</exception>
    /// <exception cref="PrismException">The price table has no row.</exception>
    public static IReadOnlyList<AccountOffer> ForOrders(ClipProviderCapabilities provider, string model, VideoSize size, DateOnly today, string? payer, string? currency)
    {
        if (payer is not null && !Require(provider, payer).TakesOrders)
        {
            throw new PrismConfigurationException($"Account '{payer}' takes no new orders (Prism:Accounts:{payer}:Enabled is false). Switch it on, or leave JobOptions.Account null. What it ordered before is still waited for.") { Stage = PipelineStage.Generation };
        }

        return provider.Accounts.Any(static account => account.TakesOrders)
            ? Of(provider, provider.Accounts.Where(static account => account.TakesOrders), model, size, today, payer, currency)
            : throw new PrismConfigurationException("No account takes orders: Prism:Accounts switches all of them off (Enabled). Switch one on. What was ordered before is still waited for.") { Stage = PipelineStage.Generation };
    }

    /// <summary>Gets all accounts that order a model, or did: for what is there already, or under way.</summary>
    /// <exception cref="PrismConfigurationException">There is no such account.</exception>
    /// <exception cref="PrismException">The price table has no row.</exception>
    public static IReadOnlyList<AccountOffer> Known(ClipProviderCapabilities provider, string model, VideoSize size, DateOnly today, string? payer, string? currency)
    {
        _ = payer is null ? null : Require(provider, payer);
        return Of(provider, provider.Accounts, model, size, today, payer, currency);
    }

    private static AccountOffer[] Of(ClipProviderCapabilities provider, IEnumerable<ClipAccount> accounts, string model, VideoSize size, DateOnly today, string? payer, string? currency)
    {
        var offers = accounts
            .Where(account => payer is null || account.Name == payer)
            .Select(account => RowOf(provider, account, model, size, today) is { } row ? new AccountOffer(account, row) : null)
            .OfType<AccountOffer>()
            .ToArray();
        if (offers.Length == 0)
        {
            throw NoPrice(provider, model, size);
        }

        // A film is paid in one currency. One that no account has is refused where budget and price are compared.
        var asked = offers.FirstOrDefault(offer => string.Equals(offer.Currency, currency, StringComparison.OrdinalIgnoreCase)) ?? offers[0];
        return [.. offers.Where(offer => offer.Currency == asked.Currency).OrderBy(static offer => offer.PerSecond)];
    }

    /// <summary>Gets an account by name, whether it takes orders or not.</summary>
    /// <exception cref="PrismConfigurationException">There is none of that name.</exception>
    public static ClipAccount Require(ClipProviderCapabilities provider, string account) =>
        provider.FindAccount(account) ?? throw new PrismConfigurationException(
            $"No account '{account}' is configured; there are {string.Join(", ", provider.Accounts.Select(static known => $"'{known.Name}'"))}. Configure it again (Prism:Accounts:{account}): what it ordered can only be asked for with its key. Task ids stay in the journal, and nothing is bought again.")
        {
            Stage = PipelineStage.Generation,
        };

    /// <summary>Gets the price of a second for an account.</summary>
    public static PriceRow RowFor(ClipProviderCapabilities provider, string account, string model, VideoSize size, DateOnly today) =>
        RowOf(provider, Require(provider, account), model, size, today) ?? throw NoPrice(provider, model, size);

    private static PriceRow? RowOf(ClipProviderCapabilities provider, ClipAccount account, string model, VideoSize size, DateOnly today) =>
        (account.Prices ?? provider.Prices).LastOrDefault(row => row.Model == model && row.Sizes.Contains(size) && (row.ValidFrom is not { } from || from <= today));

    private static PrismException NoPrice(ClipProviderCapabilities provider, string model, VideoSize size) =>
        new($"The price table has no row for {model} at {size} from {provider.Name}. Add one to {PricingOptions.SectionName}:Rows (Region, Model, Tier, Currency, PerSecond): Prism buys nothing whose price it does not know.");
}
