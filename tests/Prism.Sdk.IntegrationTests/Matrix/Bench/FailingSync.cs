using System.Globalization;
using Prism.Sdk.IntegrationTests.Crash;

namespace Prism.Sdk.IntegrationTests.Matrix.Bench;

/// <summary>A process whose disk fails: from one call on, the kernel answers that a sync did not succeed. Another pipeline, on a good disk, goes on.</summary>
internal static class FailingSync
{
    public static async Task PlayAsync(string call, int from)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists("/usr/bin/strace"), "A failing disk is played by strace.");
        const int Shots = 2;
        await using var room = await DrillRoom.OpenAsync();
        var trace = Path.GetTempFileName();
        string[] what = ["--shots", "2"];
        using var first = room.StartUnder(["strace", "-f", "-qq", "-o", trace, "-e", $"trace={call}", "-e", string.Create(CultureInfo.InvariantCulture, $"inject={call}:error=EIO:when={from}+")], "start", what);
        await first.ExitAsync();
        var failed = File.ReadLines(trace).Count(static line => line.Contains("(INJECTED)", StringComparison.Ordinal));
        File.Delete(trace);
        Assert.True(failed > 0, $"No {call} failed.\n{first.Output}");
        Assert.DoesNotContain(first.Jobs, static job => (string?)job["status"] == "Completed");
        var billed = room.Emulator.Bill.Count;

        var second = await room.GoOnAsync("start", what);
        Assert.InRange(billed, 0, Shots);
        room.Judge(second, jobs: 1, Shots);
        room.JudgeLengths(jobs: 1, Shots);
    }
}
