using Microsoft.Extensions.Options;
using Prism.Sdk.Clients.DashScope.Catalogue;
using Prism.Sdk.Generation;
using Prism.Sdk.Planning;
using Prism.Sdk.Pricing;
using Prism.Sdk.Pricing.Offers;
using Prism.Sdk.Pricing.Quotes;

namespace Prism.Sdk.Tests.Pricing;

public sealed class QuotingTests
{
    private static readonly DateOnly Today = new(2026, 11, 25);

    [Theory]
    [InlineData("cn-beijing", "1280*720", 18.0, "CNY")]
    [InlineData("cn-beijing", "720*1280", 18.0, "CNY")]
    [InlineData("cn-beijing", "1920*1080", 30.0, "CNY")]
    [InlineData("ap-southeast-1", "1280*720", 3.0, "USD")]
    [InlineData("ap-southeast-1", "1920*1080", 4.5, "USD")]
    public void Price_ShippedTable_IsExactToTheCent(string region, string size, double expected, string currency)
    {
        var quote = Price(Plan(size, 10, 5, 15), Capabilities(region));

        Assert.Equal(new Money((decimal)expected, currency), quote.Maximum);
        Assert.True(quote.IsExact);
        Assert.Equal(30, quote.Seconds);
        Assert.Equal(quote.Maximum.Amount, quote.Lines.Sum(line => line.Price.Amount));
        Assert.NotNull(quote.PricesAsOf);
    }

    [Fact]
    public void Price_SizeWithoutARow_NamesTheSetting()
    {
        var exception = Assert.Throws<PrismException>(() => Price(Plan("1234*567", 5), Capabilities("cn-beijing")));

        Assert.Contains("Prism:Pricing:Rows", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Price_RowAddedByTheHost_Wins()
    {
        var options = Shipped();
        options.Rows.Add(new PriceEntry { Region = "cn-beijing", Model = "wan2.6-t2v", Tier = "720P", Currency = "CNY", PerSecond = 0.48m });

        var row = WanModels.Prices(options, "cn-beijing");

        Assert.Equal(0.48m, row.Last(candidate => candidate.Sizes.Contains(VideoSize.Landscape720)).PerSecond.Amount);
    }

    [Fact]
    public void Validate_RowWithoutCurrency_NamesTheRow()
    {
        var options = new PricingOptions();
        options.Rows.Add(new PriceEntry { Region = "r", Model = "m", Tier = "720P", PerSecond = -1 });

        var result = new PricingOptionsValidator().Validate(null, options);

        Assert.Contains(result.Failures!, failure => failure.StartsWith("Prism:Pricing:Rows:0:PerSecond", StringComparison.Ordinal));
        Assert.Contains(result.Failures!, failure => failure.StartsWith("Prism:Pricing:Rows:0:Currency", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(18, "18.00 CNY")]
    [InlineData(0.6, "0.60 CNY")]
    [InlineData(0.125, "0.125 CNY")]
    public void ToString_Money_HasAtLeastTwoDecimals(double amount, string expected) =>
        Assert.Equal(expected, new Money((decimal)amount, "CNY").ToString());

    [Fact]
    public void Price_SeveralAccounts_IsTheDearestAndNotExact()
    {
        var quote = Price(Plan("1280*720", 10), Shop(("a", 0.6m, "CNY", true), ("b", 0.9m, "CNY", true), ("c", 2, "CNY", false)));

        Assert.Equal(new Money(9, "CNY"), quote.Maximum);
        Assert.False(quote.IsExact);
        Assert.True(Price(Plan("1280*720", 10), Shop(("a", 0.6m, "CNY", true), ("b", 0.6m, "CNY", true))).IsExact);
    }

    [Fact]
    public void ForOrders_SeveralAccounts_CheapestFirstAndOfOneCurrency()
    {
        var shop = Shop(("a", 0.6m, "CNY", true), ("b", 0.1m, "USD", true), ("c", 0.5m, "CNY", true), ("d", 0.2m, "CNY", false));

        Assert.Equal(["c", "a"], Names(shop, payer: null, currency: null));
        Assert.Equal(["b"], Names(shop, payer: null, "usd"));
        Assert.Equal(["b"], Names(shop, "b", "CNY"));
        Assert.Equal(["c", "a"], Names(shop, payer: null, "EUR"));
        Assert.Contains("'a', 'b', 'c', 'd'", Assert.Throws<PrismConfigurationException>(() => Names(shop, "gone", currency: null)).Message, StringComparison.Ordinal);
        Assert.Contains("Prism:Accounts:d:Enabled", Assert.Throws<PrismConfigurationException>(() => Names(shop, "d", currency: null)).Message, StringComparison.Ordinal);
        Assert.Contains("switches all of them off", Assert.Throws<PrismConfigurationException>(() => Names(Shop(("a", 1, "CNY", false)), payer: null, currency: null)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Known_AccountThatIsSwitchedOff_IsStillThere()
    {
        var shop = Shop(("a", 0.6m, "CNY", false));

        Assert.Single(OfferList.Known(shop, "wan2.6-t2v", VideoSize.Landscape720, Today, "a", currency: null));
    }

    private static string[] Names(ClipProviderCapabilities shop, string? payer, string? currency) =>
        [.. OfferList.ForOrders(shop, "wan2.6-t2v", VideoSize.Landscape720, Today, payer, currency).Select(static offer => offer.Account.Name)];

    private static Quote Price(ShotPlan plan, ClipProviderCapabilities provider) =>
        Quoting.Price(plan, provider, PlanOffers.Of(plan, provider, currency: null, (model, currency) => OfferList.ForOrders(provider, model, plan.Size, Today, payer: null, currency)));

    private static ClipProviderCapabilities Shop(params (string Name, decimal Price, string Currency, bool IsOpen)[] accounts) => Capabilities("cn-beijing") with
    {
        Accounts =
        [
            .. accounts.Select(static account => new ClipAccount
            {
                Name = account.Name,
                TakesOrders = account.IsOpen,
                Prices = [new PriceRow { Model = "wan2.6-t2v", Sizes = [VideoSize.Landscape720], PerSecond = new Money(account.Price, account.Currency) }],
            }),
        ],
    };

    private static ShotPlan Plan(string size, params int[] seconds) => new()
    {
        Title = "t",
        Language = "en",
        Model = "wan2.6-t2v",
        Size = VideoSize.Parse(size),
        Shots = [.. seconds.Select((length, i) => new Shot { Id = $"s{i + 1}", Prompt = "p", Seconds = length })],
    };

    private static ClipProviderCapabilities Capabilities(string region) => new()
    {
        Name = "dashscope",
        Models = WanModels.All,
        Prices = WanModels.Prices(Shipped(), region),
        BillsAskedSeconds = true,
    };

    private static PricingOptions Shipped()
    {
        var options = new PricingOptions();
        ((IConfigureOptions<PricingOptions>)new ShippedPrices()).Configure(options);
        return options;
    }
}
