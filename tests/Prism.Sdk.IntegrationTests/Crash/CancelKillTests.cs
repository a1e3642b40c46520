using System.Globalization;

namespace Prism.Sdk.IntegrationTests.Crash;

/// <summary>A process that dies while it cancels. Cancelling again says of every task what became of it.</summary>
public sealed class CancelKillTests
{
    private const int Shots = 3;

    public static IEnumerable<TheoryDataRow<string, int>> Drills =>
        from time in Enumerable.Range(0, KillRun.Times)
        from point in KillDrills.OfCancels
        select new TheoryDataRow<string, int>(point, time);

    [Theory]
    [MemberData(nameof(Drills))]
    public async Task Kill_AmidCancel_CancellingAgainAccountsForEveryTask(string point, int time)
    {
        // One task runs and can no longer be canceled; the others wait.
        await using var room = await DrillRoom.OpenAsync(runTime: TimeSpan.FromHours(1), runningTasks: 1);
        using var first = room.Start("start", "--shots", "3");
        await first.UntilAsync(() => first.RecordedTasks.Count == Shots && room.Emulator.Bill.Any(static entry => entry.Status == "RUNNING"), "three tasks");
        first.Kill();
        await first.ExitAsync();

        var hit = 1 + (time % 2);
        using var second = room.Start("cancel", "--traps", string.Create(CultureInfo.InvariantCulture, $"kill:{point}:{hit}"));
        Assert.True(await second.ExitAsync() == DrillChild.Killed, second.Output);
        using var third = room.Start("cancel");
        Assert.True(await third.ExitAsync() == 0, third.Output);

        var job = Assert.Single(third.Jobs);
        var running = Assert.Single(room.Emulator.Bill, static entry => entry.IsBilled);
        Assert.Equal("Canceled", (string?)job["status"]);
        Assert.Equal([running.TaskId], third.Canceled["billed"]!.AsArray().Select(static task => (string)task!));
        Assert.Equal(running.Price, (decimal)job["confirmed"]! + (decimal)job["open"]!);
        Assert.Equal(Shots, room.Emulator.Bill.Count);
    }
}
