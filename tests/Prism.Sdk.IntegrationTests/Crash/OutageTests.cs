using Prism.Sdk.Emulator;

namespace Prism.Sdk.IntegrationTests.Crash;

/// <summary>The provider is away for two hours while paid tasks are at work.</summary>
public sealed class OutageTests : IDisposable
{
    private static readonly TimeSpan Outage = TimeSpan.FromHours(2);

    private readonly DirectoryInfo state = Directory.CreateTempSubdirectory("prism-outage-");

    public void Dispose() => state.Delete(recursive: true);

    [Fact]
    public async Task Outage_OfTwoHoursWhilePolling_EveryPaidTaskIsCollected()
    {
        const int Shots = 3;
        var films = Path.Join(state.FullName, "pipeline");
        Directory.CreateDirectory(films);
        var tasks = Path.Join(state.FullName, "provider");
        await using (var before = await DrillRoom.OpenAsync(films, state: tasks))
        {
            using var first = before.Start("start", "--shots", "3", "--traps", "kill:B20:3");
            Assert.True(await first.ExitAsync() == DrillChild.Killed, first.Output);
        }

        // The same provider, on a faster clock: no submit is left to make, so none can come too late for it.
        await using var room = await DrillRoom.OpenAsync(films, speed: 500, state: tasks);
        Assert.Equal(Shots, room.Emulator.Bill.Count);
        await using var line = await room.Emulator.OpenLineAsync(new LineFault { Kind = "refuse", Skip = 1 });
        using var second = room.Start("host", "--emulator", line.BaseAddress.AbsoluteUri, "--Prism:Generation:TaskTimeout", "06:00:00");
        var restored = room.Emulator.TimeProvider.GetUtcNow() + Outage;
        await second.UntilAsync(() => room.Emulator.TimeProvider.GetUtcNow() > restored, "two hours");
        line.Restore();

        Assert.True(await second.ExitAsync() == 0, second.Output);
        room.Judge(second, jobs: 1, Shots);
        room.JudgeLengths(jobs: 1, Shots);
    }
}
