using static Prism.Sdk.Tests.Polling.Simulation.WaitingTable;

namespace Prism.Sdk.Tests.Polling.Simulation;

/// <summary>The rows of the measure, each made on its own.</summary>
internal static class WaitingRows
{
    private const string Even = "uniform 60–180 s";
    private const string Wide = "lognormal 110 s, σ 0.25";
    private const string Narrow = "lognormal 110 s, σ 0.12";

    public static WaitingRow Uniform() => Learned(Even, WaitingTable.Uniform(60, 180));

    public static WaitingRow OfficialUniform() => Official(Even, WaitingTable.Uniform(60, 180));

    public static WaitingRow OfficialWide() => Official(Wide, Lognormal(110, 0.25));

    public static WaitingRow OfficialNarrow() => Official(Narrow, Lognormal(110, 0.12));

    public static WaitingRow LognormalWide() => Learned(Wide, Lognormal(110, 0.25));

    public static WaitingRow LognormalNarrow() => Learned(Narrow, Lognormal(110, 0.12));

    public static WaitingRow Queued() => Learned(Narrow + ", queue 1–8 s", Lognormal(110, 0.12), queueTime: WaitingTable.Uniform(1, 8));

    public static WaitingRow SixNarrow() => Learned(Narrow + ", six shots", Lognormal(110, 0.12), shots: 6);

    public static WaitingRow SixUniform() => Learned(Even + ", six shots", WaitingTable.Uniform(60, 180), shots: 6);
}
