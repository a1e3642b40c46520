using Prism.Sdk.Clients.DashScope.Catalogue;
using Prism.Sdk.Generation;
using Prism.Sdk.Pricing;

namespace Prism.Sdk.Clients.DashScope.Accounts;

/// <summary>What the accounts sell and pay under one state of the options. Nothing of it depends on a key, so it is made once, and anew when the options are.</summary>
internal sealed class AccountCatalogue
{
    private static readonly DashScopeAccountOptions Plain = new();

    private readonly DashScopeOptions main;
    private readonly DashScopeAccountsOptions accounts;
    private readonly PricingOptions pricing;

    public AccountCatalogue(DashScopeOptions main, DashScopeAccountsOptions accounts, PricingOptions pricing)
    {
        (this.main, this.accounts, this.pricing) = (main, accounts, pricing);
        Names = [ClipAccount.DefaultName, .. accounts.Accounts.Keys.Where(static name => name != ClipAccount.DefaultName).Order(StringComparer.Ordinal)];
        var places = Names.ToDictionary(static name => name, name => new AccountPlace(name, SettingsOf(name)).Under(main), StringComparer.Ordinal);
        Models = [.. Names.SelectMany(name => WanModels.For(places[name])).DistinctBy(static model => model.Name)];
        ImageModels = [.. Names.SelectMany(name => WanModels.OfImages(places[name])).DistinctBy(static model => model.Name)];
        ClipHosts = [.. Names.SelectMany(name => DashScopeEndpoint.ResultHosts(places[name])).Distinct()];
        Prices = Names.ToDictionary(static name => name, name => PricesOf(SettingsOf(name), DashScopeEndpoint.RegionOf(places[name]) ?? places[name].Region), StringComparer.Ordinal);
    }

    /// <summary>Gets the names, the default account first.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Gets the text-to-video models of all accounts' regions, those of the default account first.</summary>
    public IReadOnlyList<ClipModel> Models { get; }

    /// <summary>Gets the models of all accounts' regions that make a clip from pictures.</summary>
    public IReadOnlyList<ClipModel> ImageModels { get; }

    /// <summary>Gets the hosts that the clips of any account may lie on.</summary>
    public IReadOnlyList<string> ClipHosts { get; }

    /// <summary>Gets what each account pays.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<PriceRow>> Prices { get; }

    /// <summary>Tells whether it was made of these options.</summary>
    public bool IsOf(DashScopeOptions main, DashScopeAccountsOptions accounts, PricingOptions pricing) =>
        ReferenceEquals(this.main, main) && ReferenceEquals(this.accounts, accounts) && ReferenceEquals(this.pricing, pricing);

    private DashScopeAccountOptions SettingsOf(string name) => accounts.Accounts.FirstOrDefault(pair => pair.Key == name).Value ?? Plain;

    private IReadOnlyList<PriceRow> PricesOf(DashScopeAccountOptions settings, string region)
    {
        if (settings.Discount is null && settings.Prices.Count == 0)
        {
            return WanModels.Prices(pricing, region);
        }

        var own = new PricingOptions();
        foreach (var row in pricing.Rows)
        {
            own.Rows.Add(With(row, row.Region, settings.Discount ?? row.Discount));
        }

        foreach (var row in settings.Prices)
        {
            own.Rows.Add(With(row, row.Region is { Length: > 0 } given ? given : region, row.Discount));
        }

        return WanModels.Prices(own, region);
    }

    private static PriceEntry With(PriceEntry row, string region, decimal discount) => new()
    {
        Region = region,
        Model = row.Model,
        Tier = row.Tier,
        Currency = row.Currency,
        PerSecond = row.PerSecond,
        Discount = discount,
        ValidFrom = row.ValidFrom,
        AsOf = row.AsOf,
    };
}
