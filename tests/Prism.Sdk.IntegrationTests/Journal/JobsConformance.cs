using Prism.Sdk.Generation;
using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Pricing;

namespace Prism.Sdk.IntegrationTests.Journal;

/// <summary>Is a job what it was when it was accepted, and does it end as it was told to?</summary>
public abstract class JobsConformance(TestJournal journal) : JournalConformance(journal)
{
    [Fact]
    public async Task CreateAsync_ThenReopen_FindsTheJobWithAllItsMembers()
    {
        var job = Record("j1", "key", new Money(12.345678m, "CNY")) with
        {
            Request = """{"text":"片 🎬"}""",
            Tags = new Dictionary<string, string> { ["team"] = "a", ["客户"] = "猫 \"quoted\" 🎬" },
            ReuseClips = false,
            CreatedAt = Now.AddTicks(1234567),
            UpdatedAt = Now.AddTicks(1234567),
            Lease = new JobLease(Owner, 41),
        };
        await Store.CreateAsync(job, JobBeginning.With(PipelineStage.Input, """{"first":1}"""), None);
        await ReopenAsync();

        Assert.Equivalent(job, await Store.FindAsync("j1", None), strict: true);
        Assert.Equal("""{"first":1}""", await Store.LoadCheckpointAsync("j1", PipelineStage.Input, "", None));
    }

    [Fact]
    public async Task CreateAsync_SameKeyTwice_GivesTheFirstJob()
    {
        await CreateAsync("j1", "key");

        var second = await CreateAsync("j2", "key");

        Assert.Equal("j1", second.Id);
        Assert.Null(await Store.FindAsync("j2", None));
    }

    [Fact]
    public async Task CreateAsync_SameKeyInAnotherAccount_IsAnotherJob()
    {
        await CreateAsync("j1", "key");

        var second = await Store.CreateAsync(Record("j2", "key") with { Account = "second" }, JobBeginning.With(PipelineStage.Input, "{}"), None);

        Assert.Equal("j2", second.Id);
    }

    [Fact]
    public async Task CreateAsync_NoKey_NeverMeetsAnotherJob()
    {
        await CreateAsync("j1");
        await CreateAsync("j2");

        Assert.Equal(2, (await Store.ListAsync(new JobFilter(), None)).Count);
    }

    [Fact]
    public async Task CreateAsync_OneKeyFromTwoProcessesAtOnce_GivesOneJob()
    {
        IJobStore[] stores = [Store, Journal.Open()];

        var jobs = await AtOnceAsync(20, i => stores[i % 2].CreateAsync(Record($"j{i}", "key"), JobBeginning.With(PipelineStage.Input, "{}"), None));

        Assert.Single(jobs.Select(job => job.Id).Distinct());
        Assert.Single(await Store.ListAsync(new JobFilter(), None));
    }

    [Fact]
    public async Task FindAsync_UnknownId_IsNull()
    {
        Assert.Null(await Store.FindAsync("nobody", None));
    }

    [Fact]
    public async Task EndAsync_Completed_KeepsTheFilmAndUsesItsClips()
    {
        await CreateAsync("j1");
        var bought = await RecordAsync(Intent("j1", "s1"));
        await Store.RecordTaskAsync(bought.Id, "t1", null, None);
        await SettleAsync(bought, SubmissionState.Downloaded);
        var film = new FinalVideo { Path = "/x/片.mp4", Duration = TimeSpan.FromSeconds(10.5), Size = VideoSize.Landscape720, FrameRate = 30, Sha256 = "ab", Cost = new Money(6, "CNY"), Clips = [new Clip { ShotId = "s1", Path = "/c", Sha256 = "cd" }] };
        Journal.Time.Advance(TimeSpan.FromMinutes(1));

        var isWritten = await Store.EndAsync("j1", Lease, new JobEnd { Status = JobStatus.Completed, Film = film, Update = new JobCompleted { Path = "/x", Duration = TimeSpan.FromSeconds(10.5), Cost = new Money(6, "CNY") } }, None);

        var found = await Store.FindAsync("j1", None);
        Assert.True(isWritten);
        Assert.Equal((JobStatus.Completed, null, Now), (found!.Status, found.Lease.Owner, found.UpdatedAt));
        Assert.Equivalent(film, found.Film, strict: true);
        Assert.Equal(SubmissionState.Used, (await RowAsync(bought)).State);
        Assert.IsType<JobCompleted>(Assert.Single(await Store.ReadUpdatesAsync("j1", 0, None)));
    }

    [Fact]
    public async Task EndAsync_Failed_KeepsTheErrorAndLeavesTheClips()
    {
        await CreateAsync("j1");
        var bought = await RecordAsync(Intent("j1", "s1"));
        await SettleAsync(bought, SubmissionState.Downloaded);
        var error = new JobError { Type = "X", Message = "m", ShotId = "s1", Candidates = ["t1", "t2"], PossiblyCharged = Charge.Confirmed(new Money(3, "CNY")) };

        await Store.EndAsync("j1", Lease, new JobEnd { Status = JobStatus.Failed, Error = error, Update = new JobFailed { Error = error } }, None);

        Assert.Equivalent(error, (await Store.FindAsync("j1", None))!.Error, strict: true);
        Assert.Equal(SubmissionState.Downloaded, (await RowAsync(bought)).State);
    }

    [Theory]
    [InlineData(Owner, 2)]
    [InlineData(Other, 1)]
    [InlineData(null, 1)]
    public async Task EndAsync_OtherLease_WritesNothing(string? owner, long epoch)
    {
        await CreateAsync("j1");

        Assert.False(await Store.EndAsync("j1", new JobLease(owner, epoch), new JobEnd { Status = JobStatus.Failed, Update = Paused() }, None));

        Assert.Equal(JobStatus.Running, (await Store.FindAsync("j1", None))!.Status);
        Assert.Empty(await Store.ReadUpdatesAsync("j1", 0, None));
    }

    [Fact]
    public async Task EndAsync_Twice_TheFirstStands()
    {
        await CreateAsync("j1");
        await EndAsync("j1", JobStatus.Paused);

        Assert.False(await Store.EndAsync("j1", Lease, new JobEnd { Status = JobStatus.Failed, Update = Paused() }, None));

        Assert.Equal(JobStatus.Paused, (await Store.FindAsync("j1", None))!.Status);
    }

    [Fact]
    public async Task ReopenAsync_StoppedJob_IsFreeAndClean()
    {
        await CreateAsync("j1");
        await Store.EndAsync("j1", Lease, new JobEnd { Status = JobStatus.Failed, Error = new JobError { Type = "X", Message = "m" }, Update = Paused() }, None);

        Assert.True(await Store.ReopenAsync("j1", None));

        var found = await Store.FindAsync("j1", None);
        Assert.Equal((JobStatus.Running, null, null, 0), (found!.Status, found.Lease.Owner, found.Error, found.Takeovers));
    }

    [Fact]
    public async Task ReopenAsync_RunningCompletedOrUnknownJob_ChangesNothing()
    {
        await CreateAsync("j1");
        Assert.False(await Store.ReopenAsync("j1", None));
        Assert.Equal(Lease, (await Store.FindAsync("j1", None))!.Lease);

        await EndAsync("j1", JobStatus.Completed);
        Assert.False(await Store.ReopenAsync("j1", None));
        Assert.False(await Store.ReopenAsync("nobody", None));
    }
}
