namespace Prism.Sdk.IntegrationTests.Crash;

/// <summary>The points at which money hangs, with two accounts that share the shots: what one ordered is never asked for at the other, and never ordered by it.</summary>
public sealed class AccountKillTests
{
    private static readonly IReadOnlyList<KillDrill> All =
    [
        .. KillDrills.OfShots.Where(static drill => string.CompareOrdinal(drill.Point, "B23") < 0),
        .. KillDrills.OfMishaps,
    ];

    public static IEnumerable<ITheoryDataRow> Drills => KillRun.Rows(All, Math.Max(1, KillRun.Times / 3));

    [Theory]
    [MemberData(nameof(Drills))]
    public Task Kill_AtPointOfShotOfTwoAccounts_FilmIsFinishedAndEachShotIsBoughtOnce(string point, int index, int time) => KillRun.RunAsync(All[index], point, time, accounts: 2);
}
