using System.Globalization;
using Prism.Sdk.Emulator;

namespace Prism.Sdk.IntegrationTests.Crash;

/// <summary>B17: the provider has the order, and the process dies before it reads the answer. Nothing inside can tell when, so it is killed from outside.</summary>
public sealed class StalledSubmitTests
{
    public static IEnumerable<TheoryDataRow<int>> Drills => Enumerable.Range(0, KillRun.Times).Select(static time => new TheoryDataRow<int>(time));

    [Theory]
    [MemberData(nameof(Drills))]
    public async Task Kill_AcceptedAndReplyUnread_TheTaskIsFoundAndNotBoughtAgain(int time)
    {
        var shots = 1 + (time % 3);
        await using var room = await DrillRoom.OpenAsync();
        room.Emulator.AddFault(new EmulatorFault { Route = "submit", Kind = "stall", Accepted = true, Skip = shots - 1 });
        string[] what = ["--shots", shots.ToString(CultureInfo.InvariantCulture)];
        using var first = room.Start("start", what);
        await first.UntilAsync(() => room.Emulator.Bill.Count == shots && first.RecordedTasks.Count == shots - 1, "all submits, the last one unanswered");
        first.Kill();
        Assert.Equal(DrillChild.Killed, await first.ExitAsync());

        var second = await room.GoOnAsync(time % 3 == 1 ? "start" : "host", what);
        room.Judge(second, jobs: 1, shots);
        room.JudgeLengths(jobs: 1, shots);
        Assert.Single(second.RecordedTasks);
    }
}
