using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Prism.Sdk.Jobs;
using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Jobs.Running;
using Prism.Sdk.Tests.Jobs.Journal;

namespace Prism.Sdk.Tests.Jobs;

public sealed class WorkforceTests : IDisposable
{
    private readonly TempJournal journal = new();
    private readonly FakeTimeProvider clock = new();
    private readonly Workforce workforce;

    public WorkforceTests() => workforce = new Workforce(journal.Store, Options.Create(new JobRecoveryOptions()), new LeaseClock(clock), NullLogger<Workforce>.Instance);

    public void Dispose() => journal.Dispose();

    [Fact]
    public async Task StrikeDeadAsync_ProcessOfThisPlaceThatIsGone_AtOnce()
    {
        await EnlistOtherAsync(ProcessIdentity.Place, processId: int.MaxValue);

        await workforce.StrikeDeadAsync(default);

        Assert.Empty(await journal.Store.ListOwnersAsync());
    }

    [Fact]
    public async Task StrikeDeadAsync_ProcessIdUsedAgain_IsAnotherProcess()
    {
        await EnlistOtherAsync(ProcessIdentity.Place, Environment.ProcessId, "another start");

        await workforce.StrikeDeadAsync(default);

        Assert.Empty(await journal.Store.ListOwnersAsync());
    }

    [Fact]
    public async Task StrikeDeadAsync_SilentOwnerElsewhere_OnlyAfterTheLeaseTime()
    {
        await EnlistOtherAsync("elsewhere");
        await workforce.StrikeDeadAsync(default);
        clock.Advance(TimeSpan.FromSeconds(20));
        await workforce.StrikeDeadAsync(default);
        Assert.Single(await journal.Store.ListOwnersAsync());

        clock.Advance(TimeSpan.FromSeconds(1));
        await workforce.StrikeDeadAsync(default);

        Assert.Empty(await journal.Store.ListOwnersAsync());
    }

    [Fact]
    public async Task StrikeDeadAsync_OwnerElsewhereThatBeats_Lives()
    {
        await EnlistOtherAsync("elsewhere");
        for (var beats = 0; beats < 5; beats++)
        {
            await workforce.StrikeDeadAsync(default);
            clock.Advance(TimeSpan.FromSeconds(19));
            await journal.Store.BeatAsync("other");
        }

        Assert.Single(await journal.Store.ListOwnersAsync());
    }

    [Fact]
    public async Task BeatAsync_DeclaredDead_TellsItAndEnlistsAsSomebodyNew()
    {
        var id = await workforce.EnlistAsync(default);
        await journal.Store.DeposeAsync(Assert.Single(await journal.Store.ListOwnersAsync()));

        Assert.Null(await workforce.BeatAsync(default));
        Assert.NotEqual(id, await workforce.EnlistAsync(default));
    }

    private Task EnlistOtherAsync(string place, int processId = 1, string started = "1") =>
        journal.Store.EnlistAsync(new JobOwner { Id = "other", Place = place, ProcessId = processId, ProcessStarted = started });
}
