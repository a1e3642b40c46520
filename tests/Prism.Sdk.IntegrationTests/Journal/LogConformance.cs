using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Pricing;

namespace Prism.Sdk.IntegrationTests.Journal;

/// <summary>Does the journal keep what stages yielded and what happened, and is everybody told of an end?</summary>
public abstract class LogConformance(TestJournal journal) : JournalConformance(journal)
{
    [Fact]
    public async Task SaveCheckpointAsync_Twice_TheLastStands()
    {
        await CreateAsync("j1");
        Assert.True(await Store.SaveCheckpointAsync("j1", Lease, PipelineStage.Plan, "", """{"v":1}""", None));
        Assert.True(await Store.SaveCheckpointAsync("j1", Lease, PipelineStage.Plan, "", """{"v":"片"}""", None));
        await ReopenAsync();

        Assert.Equal("""{"v":"片"}""", await Store.LoadCheckpointAsync("j1", PipelineStage.Plan, "", None));
        Assert.Null(await Store.LoadCheckpointAsync("j1", PipelineStage.Plan, "s1", None));
        Assert.Null(await Store.LoadCheckpointAsync("j1", PipelineStage.Intent, "", None));
    }

    [Fact]
    public async Task SaveCheckpointAsync_LeaseLost_IsFalseAndAnOutcomeIsStillTaken()
    {
        await CreateAsync("j1");
        await Store.SaveCheckpointAsync("j1", Lease, PipelineStage.Plan, "", "mine", None);
        await EnlistAsync(Other);
        await DeposeAsync(Owner);
        await Store.ClaimAsync(Other, "j1", 1, None);

        Assert.False(await Store.SaveCheckpointAsync("j1", Lease, PipelineStage.Plan, "", "late", None));
        Assert.True(await Store.SaveCheckpointAsync("j1", lease: null, PipelineStage.Generation, "s1", "clip", None));

        Assert.Equal("mine", await Store.LoadCheckpointAsync("j1", PipelineStage.Plan, "", None));
        Assert.Equal("clip", await Store.LoadCheckpointAsync("j1", PipelineStage.Generation, "s1", None));
    }

    [Fact]
    public async Task AppendAsync_SeveralUpdates_AreNumberedAndReadBackAsTheyWere()
    {
        await CreateAsync("j1");
        await Store.AppendAsync("j1", [new StageStarted { Stage = PipelineStage.Plan, Time = Now.AddTicks(7) }], None);
        await Store.AppendAsync("j1", [
            new ShotProgress { ShotId = "s1", TaskId = "t", Status = "RUNNING", Elapsed = TimeSpan.FromSeconds(3) },
            new JobFailed { Error = new JobError { Type = "X", Message = "m", PossiblyCharged = Charge.Confirmed(new Money(3, "CNY")) } }], None);
        await ReopenAsync();

        var all = await Store.ReadUpdatesAsync("j1", 0, None);
        var after = await Store.ReadUpdatesAsync("j1", 1, None);

        Assert.Equal([1L, 2L, 3L], all.Select(update => update.Sequence));
        Assert.Equal(Now.AddTicks(7), all[0].Time);
        Assert.Equal("RUNNING", Assert.IsType<ShotProgress>(after[0]).Status);
        Assert.Equal(new Money(3, "CNY"), Assert.IsType<JobFailed>(after[1]).Error.PossiblyCharged.Amount);
    }

    [Fact]
    public async Task AppendAsync_FromTwoProcessesAtOnce_NumbersEachOnce()
    {
        await CreateAsync("j1");
        IJobStore[] stores = [Store, Journal.Open()];

        await AtOnceAsync(20, async i =>
        {
            await stores[i % 2].AppendAsync("j1", [Paused(), Paused()], None);
            return i;
        });

        Assert.Equal(Enumerable.Range(1, 40).Select(n => (long)n), (await Store.ReadUpdatesAsync("j1", 0, None)).Select(update => update.Sequence));
    }

    [Fact]
    public async Task TakeUntoldAsync_StoppedJobs_AreTakenByOneAndOnlyUntilTold()
    {
        await CreateAsync("j1");
        await CreateAsync("j2");
        await EndAsync("j1");
        await EnlistAsync(Other);

        Assert.Equal(["j1"], await UntoldAsync(Owner));
        Assert.Empty(await UntoldAsync(Other));
        Assert.Equal(["j1"], await UntoldAsync(Owner));

        await Store.MarkToldAsync("j1", None);
        Assert.Empty(await UntoldAsync(Owner));
    }

    [Fact]
    public async Task TakeUntoldAsync_TellerDied_AnotherTells()
    {
        await CreateAsync("j1");
        await EndAsync("j1");
        await EnlistAsync(Other);
        await UntoldAsync(Other);

        await DeposeAsync(Other);

        Assert.Equal(["j1"], await UntoldAsync(Owner));
    }

    [Fact]
    public async Task TakeUntoldAsync_BoundsOfTimeAndNumber_AreKept()
    {
        await CreateAsync("old");
        await CreateAsync("j1");
        await CreateAsync("j2");
        await EndAsync("old");
        Journal.Time.Advance(TimeSpan.FromHours(2));
        await EndAsync("j1");
        Journal.Time.Advance(TimeSpan.FromSeconds(1));
        await EndAsync("j2");

        var first = await Store.TakeUntoldAsync(Owner, Now.AddHours(-1), 1, None);

        Assert.Equal(["j1"], first.Select(job => job.Id));
        await Store.MarkToldAsync("j1", None);
        Assert.Equal(["j2"], (await Store.TakeUntoldAsync(Owner, Now.AddHours(-1), 10, None)).Select(job => job.Id));
    }

    [Fact]
    public async Task TakeUntoldAsync_TwoProcessesAtOnce_EachJobIsTakenByExactlyOne()
    {
        for (var i = 0; i < 30; i++)
        {
            await CreateAsync($"j{i}");
            await EndAsync($"j{i}");
        }

        await EnlistAsync(Other);
        var second = Journal.Open();
        var taken = await AtOnceAsync(10, i => (i % 2 == 0 ? Store : second).TakeUntoldAsync(i % 2 == 0 ? Owner : Other, Now, 30, None));

        var byOwner = taken.Where((_, i) => i % 2 == 0).SelectMany(jobs => jobs).Select(job => job.Id).ToHashSet();
        var byOther = taken.Where((_, i) => i % 2 == 1).SelectMany(jobs => jobs).Select(job => job.Id).ToHashSet();
        Assert.Empty(byOwner.Intersect(byOther));
        Assert.Equal(30, byOwner.Count + byOther.Count);
    }

    [Fact]
    public async Task MarkToldAsync_AfterTheJobWasResumedAndStoppedAgain_LeavesTheNewEndToTell()
    {
        await CreateAsync("j1");
        await EndAsync("j1");
        await UntoldAsync(Owner);
        await Store.ReopenAsync("j1", None);
        var again = Assert.Single(await Store.ClaimAsync(Owner, "j1", 1, None));
        await EndAsync("j1", lease: again.Lease);

        await Store.MarkToldAsync("j1", None);

        Assert.Equal(["j1"], await UntoldAsync(Owner));
    }

    [Fact]
    public async Task TakeUntoldAsync_ToldJobThatStoppedAgain_IsToldAgain()
    {
        await CreateAsync("j1");
        await EndAsync("j1");
        await UntoldAsync(Owner);
        await Store.MarkToldAsync("j1", None);
        await Store.ReopenAsync("j1", None);

        await Store.RecordWishAsync("j1", JobWish.Cancel, Paused(), None);

        Assert.Equal(["j1"], await UntoldAsync(Owner));
    }

    private async Task<IEnumerable<string>> UntoldAsync(string owner) => (await Store.TakeUntoldAsync(owner, Now.AddDays(-1), 10, None)).Select(job => job.Id);
}
