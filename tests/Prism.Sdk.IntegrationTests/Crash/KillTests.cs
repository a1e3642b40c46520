namespace Prism.Sdk.IntegrationTests.Crash;

/// <summary>kill -9 at every point of the way. Two classes, because the runner runs two at a time.</summary>
public sealed class PlanKillTests
{
    public static IEnumerable<ITheoryDataRow> Drills => KillRun.Rows(KillDrills.OfPlans);

    [Theory]
    [MemberData(nameof(Drills))]
    public Task Kill_AtPointOfPlanOrCut_FilmIsFinishedAndEachShotIsBoughtOnce(string point, int index, int time) => KillRun.RunAsync(KillDrills.OfPlans[index], point, time);
}

/// <summary>The points of a shot, at which money hangs.</summary>
public sealed class ShotKillTests
{
    public static IEnumerable<ITheoryDataRow> Drills => KillRun.Rows(KillDrills.OfShots);

    [Theory]
    [MemberData(nameof(Drills))]
    public Task Kill_AtPointOfShot_FilmIsFinishedAndEachShotIsBoughtOnce(string point, int index, int time) => KillRun.RunAsync(KillDrills.OfShots[index], point, time);
}
