using System.Diagnostics;
using Prism.Sdk.Emulator;

namespace Prism.Sdk.IntegrationTests.Crash;

/// <summary>SIGTERM, as every orchestrator sends it: what is under way may end, nothing new is bought.</summary>
public sealed class ShutdownTests
{
    // What a host gives its services by default.
    private static readonly TimeSpan ShutdownTime = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Terminate_SubmitsInFlight_TheyAreRecordedAndNoNewOneStarts()
    {
        const int Running = 5;
        await using var room = await DrillRoom.OpenAsync(runTime: TimeSpan.FromMinutes(8));
        room.Emulator.AddFault(new EmulatorFault { Route = "submit", Kind = "delay", Accepted = true, Seconds = 1, Times = Running });
        using var first = room.Start("host", "--starts", "true", "--jobs", "3", "--shots", "3", "--traps", "tell:B16");
        await first.UntilAsync(() => room.Emulator.Bill.Count == Running, "five tasks");

        var clock = Stopwatch.StartNew();
        await first.SignalAsync("TERM");
        Assert.True(await first.ExitAsync() == 0, first.Output);

        Assert.True(clock.Elapsed < ShutdownTime, $"{clock.Elapsed}");
        var told = first.All("").ToList();
        Assert.Contains("stopped", told);
        Assert.DoesNotContain(told.Skip(told.IndexOf("stopping")), static line => line.StartsWith("reached B16", StringComparison.Ordinal));
        Assert.Equal(Running, first.All("reached B16").Count());
        Assert.Equal(room.Emulator.Bill.Select(static entry => entry.TaskId).Order(), first.RecordedTasks.Order());

        var second = await room.GoOnAsync("host");
        room.Judge(second, jobs: 3, shots: 3);
        room.JudgeLengths(jobs: 3, shots: 3);
    }
}
