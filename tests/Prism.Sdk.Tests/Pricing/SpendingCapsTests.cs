using Microsoft.Extensions.Time.Testing;
using Prism.Sdk.Pricing;
using Prism.Sdk.Pricing.Caps;

namespace Prism.Sdk.Tests.Pricing;

public sealed class SpendingCapsTests
{
    private static readonly Dictionary<string, string> NoTags = [];

    private readonly SpendingOptions options = new();
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 1, 1, 15, 59, 59, TimeSpan.Zero));

    [Fact]
    public void OfJob_NoBudget_IsTheDefaultInThePricesCurrency() =>
        Assert.Equal(new Money(15, "USD"), Caps().OfJob(budget: null, "USD").Limit);

    [Fact]
    public void OfJob_OwnBudget_WinsOverTheDefault() =>
        Assert.Equal(("JobOptions.Budget", new Money(500, "CNY")), (Caps().OfJob(new Money(500, "CNY"), "CNY").Name, Caps().OfJob(new Money(500, "CNY"), "CNY").Limit));

    [Fact]
    public void OfJob_NeitherBudgetNorDefault_BuysNothing() =>
        Assert.Contains("Prism:Spending:PerJob:EUR", Assert.Throws<PrismConfigurationException>(() => Caps().OfJob(budget: null, "EUR")).Message, StringComparison.Ordinal);

    [Fact]
    public void For_PerDay_BeginsAtMidnightOfTheOffset()
    {
        options.PerDay["CNY"] = 50;

        Assert.Equal(new DateTimeOffset(2025, 12, 31, 16, 0, 0, TimeSpan.Zero), Day().Since!.Value.ToUniversalTime());
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(new DateTimeOffset(2026, 1, 1, 16, 0, 0, TimeSpan.Zero), Day().Since!.Value.ToUniversalTime());

        SpendingCap Day() => Caps().For("CNY", NoTags).Single(static cap => cap.Since is not null);
    }

    [Theory]
    [InlineData(null, "a", 1)]
    [InlineData("a", "a", 1)]
    [InlineData("a", "b", 0)]
    public void For_TagCap_HoldsForItsValueOrForEach(string? value, string tag, int caps)
    {
        options.PerTagAndDay.Add(new TagCap { Tag = "team", Value = value, Amount = 5, Currency = "cny" });

        Assert.Equal(caps, Caps().For("CNY", new Dictionary<string, string> { ["team"] = tag }).Count(static cap => cap.Tag is not null));
        Assert.DoesNotContain(Caps().For("CNY", NoTags), static cap => cap.Tag is not null);
    }

    private SpendingCaps Caps() => new(Monitor.Of(options), time);
}
