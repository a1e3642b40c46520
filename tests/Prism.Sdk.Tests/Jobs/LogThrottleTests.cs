using Prism.Sdk.Jobs.Running;

namespace Prism.Sdk.Tests.Jobs;

public sealed class LogThrottleTests
{
    private readonly LogThrottle throttle = new();

    [Fact]
    public void Lets_Percents_WholeOnesOnce() =>
        Assert.Equal([true, false, true, false], new[] { 0.1, 0.9, 1.0, 0.5 }.Select(percent => throttle.Lets(new Composing { Percent = percent })));

    [Fact]
    public void Lets_ShotProgress_NewStatesAndASignOfLife()
    {
        Assert.True(Lets("PENDING", 0));
        Assert.False(Lets("PENDING", 29));
        Assert.True(Lets("RUNNING", 29));
        Assert.False(Lets("RUNNING", 58));
        Assert.True(Lets("RUNNING", 59));
    }

    [Fact]
    public void Lets_AllElse_Always() =>
        Assert.All(Enumerable.Range(0, 2), _ => Assert.True(throttle.Lets(new PipelineWarning { Code = "c", Message = "m" })));

    private bool Lets(string status, int seconds) =>
        throttle.Lets(new ShotProgress { ShotId = "s1", TaskId = "t", Status = status, Elapsed = TimeSpan.FromSeconds(seconds) });
}
