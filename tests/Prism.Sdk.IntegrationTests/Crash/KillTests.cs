namespace Prism.Sdk.IntegrationTests.Crash;

/// <summary>kill -9 at every point of the way. Several classes, because the runner runs two at a time.</summary>
public sealed class PlanKillTests
{
    public static IEnumerable<ITheoryDataRow> Drills => KillRun.Rows(KillDrills.OfPlans);

    [Theory]
    [MemberData(nameof(Drills))]
    public Task Kill_AtPointOfPlan_FilmIsFinishedAndEachShotIsBoughtOnce(string point, int index, int time) => KillRun.RunAsync(KillDrills.OfPlans[index], point, time);
}

/// <summary>The points of the film: all is paid for, nothing may be lost.</summary>
public sealed class CutKillTests
{
    public static IEnumerable<ITheoryDataRow> Drills => KillRun.Rows(KillDrills.OfCuts);

    [Theory]
    [MemberData(nameof(Drills))]
    public Task Kill_AtPointOfCut_FilmIsFinishedAndEachShotIsBoughtOnce(string point, int index, int time) => KillRun.RunAsync(KillDrills.OfCuts[index], point, time);
}

/// <summary>The points of a shot that goes well, at which money hangs.</summary>
public sealed class ShotKillTests
{
    public static IEnumerable<ITheoryDataRow> Drills => KillRun.Rows(KillDrills.OfShots);

    [Theory]
    [MemberData(nameof(Drills))]
    public Task Kill_AtPointOfShot_FilmIsFinishedAndEachShotIsBoughtOnce(string point, int index, int time) => KillRun.RunAsync(KillDrills.OfShots[index], point, time);
}

/// <summary>The points that a shot passes only where something went wrong before: lost answers, refusals, failed tasks, sleep.</summary>
public sealed class MishapKillTests
{
    public static IEnumerable<ITheoryDataRow> Drills => KillRun.Rows(KillDrills.OfMishaps);

    [Theory]
    [MemberData(nameof(Drills))]
    public Task Kill_AtPointOfShotThatGoesWrong_FilmIsFinishedAndEachShotIsBoughtOnce(string point, int index, int time) => KillRun.RunAsync(KillDrills.OfMishaps[index], point, time);
}
