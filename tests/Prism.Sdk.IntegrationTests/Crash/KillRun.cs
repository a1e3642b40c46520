using System.Globalization;

namespace Prism.Sdk.IntegrationTests.Crash;

/// <summary>Kills a process at its point, lets another one go on, and has the bill judged.</summary>
internal static class KillRun
{
    /// <summary>Gets how often each point is drilled.</summary>
    public static int Times { get; } = Number("PRISM_KILLS", 3);

    private static readonly int Seed = Number("PRISM_SEED", Environment.TickCount & 0xFFFF);

    /// <summary>One row a drill and time.</summary>
    public static IEnumerable<ITheoryDataRow> Rows(IReadOnlyList<KillDrill> drills, int? times = null) =>
        from time in Enumerable.Range(0, times ?? Times)
        from index in Enumerable.Range(0, drills.Count)
        select new TheoryDataRow<string, int, int>(drills[index].Point, index, time);

    public static async Task RunAsync(KillDrill drill, string point, int time, int accounts = 1)
    {
        Assert.Equal(drill.Point, point);
        var random = new Random(HashCode(drill, time));
        var shots = 1 + random.Next(3);
        var hit = drill.IsOfEachShot ? 1 + random.Next(shots) : 1;
        var told = string.Create(CultureInfo.InvariantCulture, $"{drill.Point} at hit {hit} of {shots} shots, time {time}, PRISM_SEED={Seed}");
        TestContext.Current.TestOutputHelper?.WriteLine(told);
        await using var room = await DrillRoom.OpenAsync(accounts: accounts);
        if (drill.Fault is { } fault)
        {
            foreach (var emulator in room.Emulators)
            {
                emulator.AddFault(fault);
            }
        }

        string[] what = ["--shots", shots.ToString(CultureInfo.InvariantCulture), "--from", drill.IsText ? "text" : "plan", "--Prism:Composition:Poster", drill.IsOfCut ? "true" : "false"];
        using var first = room.Start("start", [.. what, "--traps", $"{drill.Trap} kill:{drill.Point}:{hit}"]);
        Assert.True(await first.ExitAsync() == DrillChild.Killed, $"{told}: it was not killed.\n{first.Output}");
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"reached {drill.Point} {hit}"), first.Output, StringComparison.Ordinal);

        // What goes wrong once led to the point; at a second account it would go wrong once more, and end the job.
        foreach (var emulator in room.Emulators)
        {
            emulator.ClearFaults();
        }

        // As a host does at its start; or as a program without a host, that makes the same call again.
        try
        {
            var second = await GoOnAsync(room, drill.IsBeforeTheJob || time % 3 == 1 ? "start" : "host", what, isHere: time > 0 || accounts > 1);
            room.Judge(second, jobs: 1, shots);
            if (!drill.IsText)
            {
                room.JudgeLengths(jobs: 1, shots);
            }
        }
        catch (Exception)
        {
            TestContext.Current.TestOutputHelper?.WriteLine(first.Output);
            throw;
        }
    }

    private static async Task<DrillLines> GoOnAsync(DrillRoom room, string how, string[] what, bool isHere)
    {
        if (isHere)
        {
            return await room.GoOnAsync(how, what);
        }

        using var second = room.Start(how, what);
        Assert.True(await second.ExitAsync() == 0, second.Output);
        return second;
    }

    // Not String.GetHashCode: a seed must mean the same in the next process.
    private static int HashCode(KillDrill drill, int time) => drill.Point.Aggregate(Seed + (1000 * time), static (sum, letter) => (sum * 31) + letter);

    private static int Number(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
