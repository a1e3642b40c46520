using Prism.Sdk.Jobs.Journal;

namespace Prism.Sdk.IntegrationTests.Journal;

/// <summary>Has each job one master, and does a dead one lose his?</summary>
public abstract class LeasesConformance(TestJournal journal) : JournalConformance(journal)
{
    [Fact]
    public async Task OwnersAsync_Enlisted_AreAsTheyWereWritten()
    {
        var owner = new JobOwner { Id = Other, Place = "片/host", ProcessId = int.MaxValue, ProcessStarted = "2026-01-01T00:00:00Z" };
        await Store.EnlistAsync(owner, None);
        await ReopenAsync();

        Assert.Equal(owner, (await Store.ListOwnersAsync(None)).Single(one => one.Id == Other));
    }

    [Fact]
    public async Task BeatAsync_Enlisted_CountsAndHearsNothing()
    {
        Assert.Empty((await Store.BeatAsync(Owner, None))!);
        Assert.Empty((await Store.BeatAsync(Owner, None))!);

        Assert.Equal(2, Assert.Single(await Store.ListOwnersAsync(None)).Beat);
    }

    [Fact]
    public async Task BeatAsync_StruckOffOrUnknown_IsNull()
    {
        await DeposeAsync(Owner);

        Assert.Null(await Store.BeatAsync(Owner, None));
        Assert.Null(await Store.BeatAsync("nobody", None));
    }

    [Fact]
    public async Task DeposeAsync_BeatMovedSinceTheLook_LeavesTheProcess()
    {
        var seen = Assert.Single(await Store.ListOwnersAsync(None));
        await Store.BeatAsync(Owner, None);

        await Store.DeposeAsync(seen, None);

        Assert.NotNull(await Store.BeatAsync(Owner, None));
    }

    [Fact]
    public async Task ClaimAsync_DeadOwnersJob_ChangesHandsAndCountsTheTakeover()
    {
        await CreateAsync("j1");
        await EnlistAsync(Other);
        await DeposeAsync(Owner);

        var claimed = Assert.Single(await Store.ClaimAsync(Other, jobId: null, 10, None));

        Assert.Equal(("j1", new JobLease(Other, 2), 1), (claimed.Id, claimed.Lease, claimed.Takeovers));
        Assert.Equivalent(claimed, await Store.FindAsync("j1", None), strict: true);
    }

    [Fact]
    public async Task ClaimAsync_LivingOwnersStoppedOrUnknownJob_TakesNothing()
    {
        await CreateAsync("j1");
        await CreateAsync("j2");
        await EndAsync("j2");
        await EnlistAsync(Other);

        Assert.Empty(await Store.ClaimAsync(Other, jobId: null, 10, None));
        Assert.Empty(await Store.ClaimAsync(Other, "j1", 10, None));
        Assert.Empty(await Store.ClaimAsync(Other, "j2", 10, None));
        Assert.Empty(await Store.ClaimAsync(Other, "nobody", 10, None));
    }

    [Fact]
    public async Task ClaimAsync_ReopenedJob_IsNoTakeover()
    {
        await CreateAsync("j1");
        await EndAsync("j1");
        await Store.ReopenAsync("j1", None);

        var claimed = Assert.Single(await Store.ClaimAsync(Owner, "j1", 1, None));

        Assert.Equal((new JobLease(Owner, 2), 0), (claimed.Lease, claimed.Takeovers));
    }

    [Fact]
    public async Task ClaimAsync_OwnJobByItsId_GetsANewEpochAndIsNoTakeover()
    {
        await CreateAsync("j1");

        Assert.Empty(await Store.ClaimAsync(Owner, jobId: null, 10, None));
        var claimed = Assert.Single(await Store.ClaimAsync(Owner, "j1", 1, None));

        Assert.Equal((new JobLease(Owner, 2), 0), (claimed.Lease, claimed.Takeovers));
        Assert.IsType<IntentOutcome.Deposed>(await Store.RecordIntentAsync(Intent("j1", "s1"), Terms, None));
    }

    [Fact]
    public async Task ClaimAsync_SeveralFree_TakesTheOldestUpToTheMost()
    {
        foreach (var id in (string[])["j3", "j1", "j2"])
        {
            await Store.CreateAsync(Record(id) with { Lease = default }, JobBeginning.With(PipelineStage.Input, "{}"), None);
            Journal.Time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(["j3", "j1"], (await Store.ClaimAsync(Owner, jobId: null, 2, None)).Select(job => job.Id));
        Assert.Equal(["j2"], (await Store.ClaimAsync(Owner, jobId: null, 2, None)).Select(job => job.Id));
    }

    [Fact]
    public async Task ClaimAsync_ProcessThatWasStruckOff_TakesNothing()
    {
        await Store.CreateAsync(Record("j1") with { Lease = default }, JobBeginning.With(PipelineStage.Input, "{}"), None);
        await DeposeAsync(Owner);

        Assert.Empty(await Store.ClaimAsync(Owner, jobId: null, 1, None));
    }

    [Fact]
    public async Task ClaimAsync_TwoProcessesAtOnce_EachJobGoesToExactlyOne()
    {
        for (var i = 0; i < 60; i++)
        {
            await CreateAsync($"j{i}");
        }

        await DeposeAsync(Owner);
        var second = Journal.Open();
        IJobStore[] stores = [Store, second];
        await EnlistAsync("a");
        await EnlistAsync("b");

        var claimed = await AtOnceAsync(20, i => stores[i % 2].ClaimAsync(i % 2 == 0 ? "a" : "b", jobId: null, 5, None));

        var all = claimed.SelectMany(jobs => jobs).ToArray();
        Assert.Equal(60, all.Length);
        Assert.Equal(60, all.Select(job => job.Id).Distinct().Count());
        Assert.All(all, job => Assert.Equal(2, job.Lease.Epoch));
    }

    [Fact]
    public async Task ClaimAsync_ProcessesThatEnlistAndClaimAtOnce_NeverTakeFromTheLiving()
    {
        for (var i = 0; i < 10; i++)
        {
            await Store.CreateAsync(Record($"j{i}") with { Lease = default }, JobBeginning.With(PipelineStage.Input, "{}"), None);
        }

        IJobStore[] stores = [Store, Journal.Open(), Journal.Open()];
        var claimed = await AtOnceAsync(30, async i =>
        {
            var store = stores[i % 3];
            await store.EnlistAsync(new JobOwner { Id = $"new-{i}", Place = "p", ProcessId = i, ProcessStarted = "" }, None);
            return await store.ClaimAsync($"new-{i}", jobId: null, 10, None);
        });

        Assert.Equal(10, claimed.Sum(jobs => jobs.Count));
    }

    [Fact]
    public async Task DischargeAsync_InOrder_FreesTheJobsAndForgetsTheirTakeovers()
    {
        await CreateAsync("j1");
        await CreateAsync("j2");
        await EndAsync("j2");
        await EnlistAsync(Other);
        await DeposeAsync(Owner);
        Assert.Equal(1, Assert.Single(await Store.ClaimAsync(Other, jobId: null, 10, None)).Takeovers);

        await Store.DischargeAsync(Other, None);

        var free = await Store.FindAsync("j1", None);
        Assert.Equal((JobStatus.Running, null, 0), (free!.Status, free.Lease.Owner, free.Takeovers));
        Assert.Empty(await Store.ListOwnersAsync(None));
        Assert.Equal(JobStatus.Failed, (await Store.FindAsync("j2", None))!.Status);
    }

    [Fact]
    public async Task WishAsync_OwnedJob_IsHeardWithTheBeatOfItsProcessAlone()
    {
        await CreateAsync("j1");
        await EnlistAsync(Other);

        await Store.RecordWishAsync("j1", JobWish.Cancel, Paused(), None);

        Assert.Equal(JobStatus.Running, (await Store.FindAsync("j1", None))!.Status);
        Assert.Empty((await Store.BeatAsync(Other, None))!);
        Assert.Equal(KeyValuePair.Create("j1", JobWish.Cancel), Assert.Single((await Store.BeatAsync(Owner, None))!));
        await EndAsync("j1", JobStatus.Canceled);
        Assert.Empty((await Store.BeatAsync(Owner, None))!);
    }

    [Theory]
    [InlineData(JobWish.Pause, JobStatus.Paused)]
    [InlineData(JobWish.Cancel, JobStatus.Canceled)]
    public async Task WishAsync_JobOfADeadProcess_StopsAtOnce(JobWish wish, JobStatus status)
    {
        await CreateAsync("j1");
        await DeposeAsync(Owner);

        await Store.RecordWishAsync("j1", wish, Paused(), None);

        Assert.Equal(status, (await Store.FindAsync("j1", None))!.Status);
        Assert.IsType<JobPaused>(Assert.Single(await Store.ReadUpdatesAsync("j1", 0, None)));
    }

    [Theory]
    [InlineData(JobStatus.Parked, JobWish.Pause)]
    [InlineData(JobStatus.Completed, JobWish.Cancel)]
    [InlineData(JobStatus.Canceled, JobWish.Cancel)]
    public async Task WishAsync_StoppedJob_ChangesNothing(JobStatus stopped, JobWish wish)
    {
        await CreateAsync("j1");
        await EndAsync("j1", stopped);

        await Store.RecordWishAsync("j1", wish, Paused(), None);

        Assert.Equal(stopped, (await Store.FindAsync("j1", None))!.Status);
        Assert.Single(await Store.ReadUpdatesAsync("j1", 0, None));
    }

    [Theory]
    [InlineData(JobStatus.Failed)]
    [InlineData(JobStatus.Parked)]
    [InlineData(JobStatus.Paused)]
    public async Task WishAsync_CancelOfAStoppedJob_CancelsItAtOnce_AndNobodyCanClaimIt(JobStatus stopped)
    {
        await CreateAsync("j1");
        await EndAsync("j1", stopped);

        await Store.RecordWishAsync("j1", JobWish.Cancel, new JobCanceled(), None);

        Assert.Equal(JobStatus.Canceled, (await Store.FindAsync("j1", None))!.Status);
        Assert.IsType<JobCanceled>((await Store.ReadUpdatesAsync("j1", 0, None))[^1]);
        await EnlistAsync(Other);
        Assert.Empty(await Store.ClaimAsync(Other, "j1", 1, None));
    }

    [Fact]
    public async Task WishAsync_ProcessDiesBeforeItHears_TheWishGoesToItsSuccessor()
    {
        await CreateAsync("j1");
        await Store.RecordWishAsync("j1", JobWish.Pause, Paused(), None);
        await EnlistAsync(Other);
        await DeposeAsync(Owner);
        await Store.ClaimAsync(Other, "j1", 1, None);

        Assert.Equal(JobWish.Pause, (await Store.BeatAsync(Other, None))!["j1"]);
    }
}
