using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Pricing;

namespace Prism.Sdk.IntegrationTests.Journal;

/// <summary>Can everything that was bought be found again?</summary>
public abstract class LedgerConformance(TestJournal journal) : JournalConformance(journal)
{
    [Fact]
    public async Task LastSubmissionsAsync_SeveralAttempts_GivesTheLastOfEachShot()
    {
        await CreateAsync("j1");
        await CreateAsync("j2");
        await SettleAsync(await RecordAsync(Intent("j1", "s1")), SubmissionState.Void);
        await RecordAsync(Intent("j1", "s1"));
        await RecordAsync(Intent("j1", "s2"));
        await RecordAsync(Intent("j2", "s1"));

        var last = await Store.ListLastSubmissionsAsync("j1", None);

        Assert.Equal([("s1", 2), ("s2", 1)], last.Select(row => (row.ShotId, row.Attempt)).Order());
    }

    [Fact]
    public async Task UndecidedAsync_ManyStates_GivesThoseWithoutATaskOldestFirst()
    {
        await CreateAsync("j1");
        await RecordAsync(Intent("j1", "old"));
        Journal.Time.Advance(TimeSpan.FromHours(1));
        var since = Now;
        await SettleAsync(await RecordAsync(Intent("j1", "unknown")), SubmissionState.Unknown);
        Journal.Time.Advance(TimeSpan.FromSeconds(1));
        await RecordAsync(Intent("j1", "intent"));
        await SettleAsync(await RecordAsync(Intent("j1", "void")), SubmissionState.Void);
        await Store.RecordTaskAsync((await RecordAsync(Intent("j1", "sent"))).Id, "t", null, None);
        await RecordAsync(Intent("j1", "model") with { Model = "other" });

        Assert.Equal(["unknown", "intent"], (await Store.ListUndecidedAsync("default", "m", since, None)).Select(row => row.ShotId));
        Assert.Empty(await Store.ListUndecidedAsync("second", "m", since, None));
    }

    [Fact]
    public async Task LeftAsync_JobsThatStoppedOrWereDeleted_GivesWhatIsStillReservedOldestFirst()
    {
        await CreateAsync("gone");
        await CreateAsync("stopped");
        await CreateAsync("running");
        await SendAsync("gone", "old");
        Journal.Time.Advance(TimeSpan.FromHours(1));
        var since = Now;
        await SendAsync("stopped", "s1");
        Journal.Time.Advance(TimeSpan.FromSeconds(1));
        await SendAsync("gone", "s2");
        await SendAsync("running", "s3");
        await RecordAsync(Intent("stopped", "undecided"));
        await SettleAsync(await SendAsync("stopped", "billed"), SubmissionState.Generated);
        await EndAsync("gone");
        await EndAsync("stopped", JobStatus.Canceled);
        await Store.DeleteAsync("gone", None);

        Assert.Equal(["s1", "s2"], (await Store.ListAbandonedAsync(since, None)).Select(row => row.ShotId));
    }

    [Fact]
    public async Task KnownTasksAsync_SomeOurs_GivesThose()
    {
        await CreateAsync("j1");
        await Store.RecordTaskAsync((await RecordAsync(Intent("j1", "s1"))).Id, "ours", null, None);

        Assert.Equal(["ours"], await Store.FindKnownTasksAsync(["ours", "theirs"], None));
        Assert.Empty(await Store.FindKnownTasksAsync([], None));
    }

    [Fact]
    public async Task FindClipAsync_SeveralClips_GivesTheNewestFinishedOfTheAccount()
    {
        await CreateAsync("j1");
        await ClipAsync("s1", SubmissionState.Used, "/1");
        var newest = await ClipAsync("s2", SubmissionState.Downloaded, "/2");
        await ClipAsync("s3", SubmissionState.Generated, "/3");
        await ClipAsync("s4", SubmissionState.Downloaded, path: null);

        Assert.Equal(newest.Id, (await Store.FindClipAsync("default", "f", None))!.Id);
        Assert.Null(await Store.FindClipAsync("second", "f", None));
        Assert.Null(await Store.FindClipAsync("default", "other", None));
    }

    [Fact]
    public async Task ReadSubmissionsAsync_MoreThanAPage_GivesEachRowOnceOldestFirst()
    {
        await CreateAsync("j1");
        for (var i = 0; i < 1005; i++)
        {
            await RecordAsync(Intent("j1", $"s{i}", 0.01m), Terms with { MaxOpen = int.MaxValue, MaxPerSecond = int.MaxValue });
        }

        var rows = await ReadAsync(new SpendingFilter());

        Assert.Equal(Enumerable.Range(0, 1005).Select(i => $"s{i}"), rows.Select(row => row.ShotId));
    }

    [Fact]
    public async Task ReadSubmissionsAsync_Filters_GiveWhatTheySay()
    {
        await CreateAsync("j1");
        await Store.CreateAsync(Record("j2") with { Account = "second" }, JobBeginning.With(PipelineStage.Input, "{}"), None);
        var first = Now;
        await RecordAsync(Intent("j1", "a"));
        Journal.Time.Advance(TimeSpan.FromHours(1));
        await RecordAsync(Intent("j2", "b") with { Account = "second" });

        Assert.Equal(["a"], await ShotsAsync(new SpendingFilter { JobId = "j1" }));
        Assert.Equal(["b"], await ShotsAsync(new SpendingFilter { Account = "second" }));
        Assert.Equal(["b"], await ShotsAsync(new SpendingFilter { From = Now }));
        Assert.Equal(["a"], await ShotsAsync(new SpendingFilter { From = first.ToOffset(TimeSpan.FromHours(8)), To = Now }));
    }

    [Fact]
    public async Task RecordTextUseAsync_PricedAndNot_AreReadBackAsTheyWere()
    {
        var priced = new TextUse { JobId = "j1", Account = "default", Model = "qwen", InputTokens = 5_000_000_000, OutputTokens = 7, Cost = new Money(0.000123m, "CNY"), Tags = new Dictionary<string, string> { ["team"] = "a" }, At = Now.AddTicks(3) };
        var free = new TextUse { JobId = "j1", Account = "default", Model = "other", InputTokens = 0, OutputTokens = 0, At = Now.AddHours(1) };
        await Store.RecordTextUseAsync(priced, None);
        await Store.RecordTextUseAsync(free, None);
        await ReopenAsync();

        var all = await Store.ReadTextUsesAsync(new SpendingFilter { JobId = "j1" }, None).ToListAsync(None);

        Assert.Equivalent(new[] { priced, free }, all, strict: true);
        Assert.Equal("other", Assert.Single(await Store.ReadTextUsesAsync(new SpendingFilter { From = Now.AddMinutes(1) }, None).ToListAsync(None)).Model);
    }

    private async Task<Submission> SendAsync(string job, string shot)
    {
        var row = await RecordAsync(Intent(job, shot));
        Assert.True(await Store.RecordTaskAsync(row.Id, $"task-{shot}", null, None));
        return row;
    }

    private async Task<Submission> ClipAsync(string shot, SubmissionState state, string? path)
    {
        var row = await RecordAsync(Intent("j1", shot));
        await Store.SettleAsync(row.Id, new Settlement { State = state, ClipPath = path }, None);
        return row;
    }

    private async Task<List<Submission>> ReadAsync(SpendingFilter filter) => await Store.ReadSubmissionsAsync(filter, None).ToListAsync(None);

    private async Task<IEnumerable<string>> ShotsAsync(SpendingFilter filter) => (await ReadAsync(filter)).Select(row => row.ShotId);
}
