using Prism.Sdk.Planning;

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
}
