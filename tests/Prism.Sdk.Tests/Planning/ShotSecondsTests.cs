using Prism.Sdk.Generation;
using Prism.Sdk.Planning;
using Prism.Sdk.Planning.Drafting;

namespace Prism.Sdk.Tests.Planning;

public sealed class ShotSecondsTests
{
    private static readonly PlanLimits Limits = PlanLimits.For(new VideoRequest { Text = "x" }, new PlanningOptions(), new FakeClipProvider().Capabilities);

    [Fact]
    public void Fit_EveryFeasibleTotal_IsMetWithinBounds()
    {
        var random = new Random(3);
        for (var count = 1; count <= 12; count++)
        {
            for (var total = count * 2; total <= count * 15; total++)
            {
                int[] seconds = [.. Enumerable.Range(0, count).Select(_ => random.Next(2, 16))];

                ShotSeconds.Fit(seconds, total, Limits);

                Assert.Equal(total, seconds.Sum());
                Assert.All(seconds, length => Assert.InRange(length, 2, 15));
            }
        }
    }

    [Fact]
    public void Fit_Proportions_AreKept()
    {
        int[] seconds = [2, 4, 6];

        ShotSeconds.Fit(seconds, 24, Limits);

        Assert.Equal([4, 8, 12], seconds);
    }

    [Theory]
    [InlineData(1, 5)]
    [InlineData(7, 5)]
    [InlineData(7.6, 10)]
    [InlineData(99, 10)]
    public void Clamp_FewLengths_TakesTheNearest(double wish, int expected) =>
        Assert.Equal(expected, ShotSeconds.Clamp(wish, 5, Few(5, 10)));

    [Fact]
    public void Fit_FewLengths_EveryReachableTotalIsMet()
    {
        var random = new Random(5);
        int[][] sets = [[5, 10], [5], [3, 4, 5], [5, 15], [4, 7]];
        foreach (var set in sets)
        {
            for (var count = 1; count <= 8; count++)
            {
                for (var total = count * set[0]; total <= count * set[^1]; total++)
                {
                    int[] seconds = [.. Enumerable.Range(0, count).Select(_ => set[random.Next(set.Length)])];
                    if (!ShotSeconds.CanReach(count, total, set))
                    {
                        continue;
                    }

                    ShotSeconds.Fit(seconds, total, Few(set));

                    Assert.Equal(total, seconds.Sum());
                    Assert.All(seconds, length => Assert.Contains(length, set));
                }
            }
        }
    }

    [Fact]
    public void Fit_FewLengths_KeepsTheLongShotLong()
    {
        int[] seconds = [5, 10, 5];

        ShotSeconds.Fit(seconds, 20, Few(5, 10));

        Assert.Equal([5, 10, 5], seconds);
    }

    [Fact]
    public void For_TotalThatFewLengthsCannotMake_OffersTheNeighbours()
    {
        var capabilities = Selling(5, 10);

        var exception = Assert.Throws<PlanInvalidException>(() => PlanLimits.For(new VideoRequest { Text = "x", Seconds = 33, Shots = 4 }, new PlanningOptions(), capabilities));
        var limits = PlanLimits.For(new VideoRequest { Text = "x", Seconds = 30 }, new PlanningOptions(), capabilities);

        Assert.Contains("of 5 or 10 seconds each: ask for 30 or 35 seconds", exception.Message, StringComparison.Ordinal);
        Assert.True(limits.MinShots >= 3 && limits.MaxShots <= 6);
    }

    [Fact]
    public void For_NumbersOfShotsWithGaps_KeepsThoseThatWorkOut()
    {
        // 30 seconds of 5 or 15: two shots or four or six, never three or five.
        var limits = PlanLimits.For(new VideoRequest { Text = "x", Seconds = 30 }, new PlanningOptions { MinShots = 1, MaxShots = 12 }, Selling(5, 15));

        Assert.Equal(limits.MinShots, limits.MaxShots);
        Assert.Contains(limits.MinShots, new[] { 2, 4, 6 });
    }

    private static PlanLimits Few(params int[] legal) => Limits with { Model = Selling(legal).Models[0] };

    private static ClipProviderCapabilities Selling(params int[] legal)
    {
        var capabilities = new FakeClipProvider().Capabilities;
        return capabilities with { Models = [capabilities.Models[0] with { MinSeconds = legal[0], MaxSeconds = legal[^1], LegalSeconds = legal }] };
    }
}
