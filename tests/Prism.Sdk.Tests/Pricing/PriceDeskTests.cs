using Microsoft.Extensions.Time.Testing;
using NSubstitute;
using Prism.Sdk.Clients.DashScope.Catalogue;
using Prism.Sdk.Generation;
using Prism.Sdk.Pricing;

namespace Prism.Sdk.Tests.Pricing;

public sealed class PriceDeskTests
{
    private readonly PricingOptions pricing = new();
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 1, 31, 15, 59, 0, TimeSpan.Zero));
    private readonly IClipProvider provider = Substitute.For<IClipProvider>();

    public PriceDeskTests()
    {
        pricing.Rows.Add(new PriceEntry { Region = "cn-beijing", Model = "wan2.6-t2v", Tier = "720P", Currency = "CNY", PerSecond = 0.6m, Discount = 0.15m });
        pricing.Rows.Add(new PriceEntry { Region = "cn-beijing", Model = "wan2.6-t2v", Tier = "720P", Currency = "CNY", PerSecond = 1, ValidFrom = new DateOnly(2026, 2, 1) });
        provider.Capabilities.Returns(new ClipProviderCapabilities { Name = "fake", Models = WanModels.All, Prices = WanModels.Prices(pricing, "cn-beijing") });
    }

    [Fact]
    public void PriceOf_Discount_IsInTheNetPriceAlone() =>
        Assert.Equal((new Money(3, "CNY"), new Money(2.55m, "CNY")), Desk().PriceOf(5, "wan2.6-t2v", VideoSize.Landscape720, "default"));

    [Fact]
    public void PriceOf_NewPrice_HoldsFromMidnightWhereTheBillIsMade()
    {
        time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(new Money(5, "CNY"), Desk().PriceOf(5, "wan2.6-t2v", VideoSize.Landscape720, "default").Net);
    }

    [Fact]
    public void PriceOfText_LastValidRowCounts()
    {
        pricing.TextRows.Add(new TextPriceEntry { Model = "qwen", InputPerMillion = 2, OutputPerMillion = 8, Currency = "CNY" });
        pricing.TextRows.Add(new TextPriceEntry { Model = "qwen", InputPerMillion = 200, OutputPerMillion = 800, Currency = "CNY", ValidFrom = new DateOnly(2026, 2, 1) });

        Assert.Equal(new Money(0.004m, "CNY"), Desk().PriceOfText("Qwen", 1000, 250));
        Assert.Equal(default, Desk().PriceOfText("another", 1000, 250));
    }

    private PriceDesk Desk() => new(provider, Monitor.Of(pricing), Monitor.Of(new SpendingOptions()), time);
}
