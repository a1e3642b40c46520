using Microsoft.Extensions.Options;
using Prism.Sdk.Clients.DashScope;
using Prism.Sdk.Generation;
using Prism.Sdk.Planning;
using Prism.Sdk.Pricing;

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
        var quote = Quoting.Price(Plan(size, 10, 5, 15), Capabilities(region), Today);

        Assert.Equal(new Money((decimal)expected, currency), quote.Maximum);
        Assert.True(quote.IsExact);
        Assert.Equal(30, quote.Seconds);
        Assert.Equal(quote.Maximum.Amount, quote.Lines.Sum(line => line.Price.Amount));
        Assert.NotNull(quote.PricesAsOf);
    }

    [Fact]
    public void Price_SizeWithoutARow_NamesTheSetting()
    {
        var exception = Assert.Throws<PrismException>(() => Quoting.Price(Plan("1234*567", 5), Capabilities("cn-beijing"), Today));

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
