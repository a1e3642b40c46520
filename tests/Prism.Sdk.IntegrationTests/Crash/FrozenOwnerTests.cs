using System.Globalization;

namespace Prism.Sdk.IntegrationTests.Crash;

/// <summary>A process that stands still between its intent and the send, for so long that another one takes its job. When it wakes up, it must send nothing.</summary>
public sealed class FrozenOwnerTests
{
    [Theory]
    [InlineData("B14", 1)]
    [InlineData("B14", 2)]
    [InlineData("B15", 1)]
    [InlineData("B15", 2)]
    public async Task Stop_BetweenIntentAndSend_TheSuccessorBuysAndTheSleeperSendsNothing(string point, int hit)
    {
        const int Shots = 2;
        await using var room = await DrillRoom.OpenAsync();

        // Alive but silent: on one machine, only the silence of its beat tells.
        string[] lease = ["--Prism:Jobs:LeaseTime", "00:00:02", "--shots", "2"];
        using var sleeper = room.Start("start", [.. lease, "--traps", string.Create(CultureInfo.InvariantCulture, $"tell:B16 stop:{point}:{hit}")]);
        await sleeper.UntilAsync($"reached {point} {hit}");
        using var successor = room.Start("host", lease);
        Assert.True(await successor.ExitAsync() == 0, successor.Output);
        Assert.True(sleeper.IsAlive);
        room.Judge(successor, jobs: 1, Shots);
        var sent = sleeper.All("reached B16").Count();

        await sleeper.SignalAsync("CONT");
        Assert.True(await sleeper.ExitAsync() == 0, sleeper.Output);

        Assert.True(sent == sleeper.All("reached B16").Count(), sleeper.Output);
        room.Judge(sleeper, jobs: 1, Shots);
        room.JudgeLengths(jobs: 1, Shots);
    }
}
