using Prism.Sdk.Tests.Polling.Simulation;

namespace Prism.Sdk.Tests.Polling;

/// <summary>The real poller against the official SDK's schedule, 6,000 tasks a row on a clock that jumps.</summary>
public sealed class WaitingTableTests(ITestOutputHelper output)
{
    [Fact]
    public void Official_Uniform_IsTheAnchorOfTheReference()
    {
        var row = Told(WaitingRows.OfficialUniform());

        Assert.Equal((2.6, 29), (Math.Round(row.Delay, 1), Math.Round(row.Requests)));
    }

    [Fact]
    public void Learned_Uniform_HalvesDelayTimesRequests() => AssertWithin(36, WaitingRows.Uniform());

    [Fact]
    public void Learned_Narrow_IsFourTimesBetter() => AssertWithin(18, WaitingRows.LognormalNarrow());

    [Fact]
    public void Learned_NarrowAfterAQueue_StaysClose() => AssertWithin(24, WaitingRows.Queued());

    [Fact]
    public void Learned_SixShotsShareLists_SevenTimesBetter() => AssertWithin(10, WaitingRows.SixNarrow());

    // Bound from below by 10.2 with a look after the list: see docs/waiting.md.
    [Fact]
    public void Learned_SixUniformShotsShareLists_IsNearTheBound() => AssertWithin(11.5, WaitingRows.SixUniform());

    private void AssertWithin(double most, WaitingRow row)
    {
        Told(row);
        Assert.InRange(row.Merit, 0, most);
        Assert.InRange(row.Delay, 0, 3);
    }

    private WaitingRow Told(WaitingRow row)
    {
        output.WriteLine(WaitingRow.Header);
        output.WriteLine(row.ToString());
        return row;
    }
}
