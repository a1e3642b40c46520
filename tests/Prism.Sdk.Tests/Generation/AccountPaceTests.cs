using Microsoft.Extensions.Time.Testing;
using Prism.Sdk.Generation.Purchase.Pacing;

namespace Prism.Sdk.Tests.Generation;

public sealed class AccountPaceTests
{
    private const int PerSecond = 5;

    private readonly FakeTimeProvider time = new();
    private readonly AccountPace pace;

    public AccountPaceTests() => pace = new AccountPace(time);

    [Fact]
    public void Look_NothingHappened_NobodyWaits()
    {
        pace.Take(PerSecond);

        Assert.True(pace.Look().MayGo);
    }

    [Fact]
    public void Throttled_HalvesTheRate_AndEachOneTakenGivesATwentiethBack()
    {
        Throttle();
        Assert.Equal(0.5, pace.Share);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(pace.Look().MayGo);

        // Half of five a second is one each 0.4 seconds.
        pace.Take(PerSecond);
        Assert.Equal(TimeSpan.FromSeconds(0.4), pace.Look().Wait);
        for (var taken = 0; taken < 9; taken++)
        {
            pace.Taken();
        }

        Assert.Equal(0.95, pace.Share, 3);
        pace.Taken();
        pace.Taken();
        Assert.Equal(1, pace.Share);
    }

    [Fact]
    public void Throttled_OfOneVolley_SlowsOnce()
    {
        time.Advance(TimeSpan.FromSeconds(1));
        long[] sent = [.. Enumerable.Range(0, 5).Select(_ => time.GetTimestamp())];
        time.Advance(TimeSpan.FromSeconds(1));
        foreach (var one in sent)
        {
            pace.Throttled(one, retryAfter: null);
        }

        Assert.Equal(0.5, pace.Share);
        time.Advance(TimeSpan.FromSeconds(1));
        Throttle();
        Assert.Equal(0.25, pace.Share);
    }

    [Theory]
    [InlineData(null, 1)]
    [InlineData(0.2, 1)]
    [InlineData(30.0, 30)]
    [InlineData(86_400.0, 120)]
    public void Throttled_RetryAfter_IsHonouredWithinReason(double? asked, int expected)
    {
        pace.Throttled(time.GetTimestamp(), asked is { } seconds ? TimeSpan.FromSeconds(seconds) : null);

        Assert.Equal(TimeSpan.FromSeconds(expected), pace.Look().Wait);
    }

    [Fact]
    public void Throttled_ForEver_NeverStops()
    {
        for (var round = 0; round < 100; round++)
        {
            time.Advance(TimeSpan.FromMinutes(3));
            Throttle();
        }

        Assert.Equal(1.0 / 64, pace.Share);
    }

    [Fact]
    public void Close_IsToldToAllForAMinute_ThenOneTries()
    {
        pace.Close(new ProviderRequestException("Arrears.") { Code = "Arrearage", Fault = ProviderFault.Billing });
        Assert.Equal("Arrearage", pace.Look().Closed!.Code);
        time.Advance(AccountPace.ClosedFor);
        Assert.True(pace.Look().MayGo);

        pace.Take(PerSecond);
        Assert.False(pace.Look().MayGo);
        Assert.Null(pace.Look().Closed);

        // Its answer was lost: the next one tries.
        pace.Ended();
        Assert.True(pace.Look().MayGo);
        pace.Take(PerSecond);
        pace.Taken();
        pace.Take(PerSecond);
        Assert.True(pace.Look().MayGo);
    }

    [Fact]
    public void Reopen_PersonResumes_IsAskedAtOnce()
    {
        pace.Close(new ProviderRequestException("Arrears."));

        pace.Reopen();

        Assert.True(pace.Look().MayGo);
    }

    [Fact]
    public void Close_ExceptionIsStampedLater_TheNextShotDoesNotBearItsName()
    {
        var error = new ProviderRequestException("Arrears.");
        pace.Close(error);
        error.ShotId = "s7";

        Assert.DoesNotContain("s7", pace.Look().Closed!.Message, StringComparison.Ordinal);
        Assert.Null(pace.Look().Closed!.ShotId);
    }

    private void Throttle() => pace.Throttled(time.GetTimestamp(), retryAfter: null);
}
