using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Pricing;

namespace Prism.Sdk.IntegrationTests.Journal;

/// <summary>Are the words gone, and the money not?</summary>
public abstract class RemovalConformance(TestJournal journal) : JournalConformance(journal)
{
    [Fact]
    public async Task DeleteAsync_StoppedJob_ErasesItsWordsAndKeepsItsMoney()
    {
        var row = await MakeAsync();

        Assert.True(await Store.DeleteAsync("j1", None));

        Assert.Null(await Store.FindAsync("j1", None));
        Assert.Null(await Store.LoadCheckpointAsync("j1", PipelineStage.Input, "", None));
        Assert.Empty(await Store.ReadUpdatesAsync("j1", 0, None));
        var kept = await RowAsync(row);
        Assert.Equal(("", null, null), (kept.Order, kept.ClipPath, kept.Note));
        Assert.Equal((SubmissionState.Downloaded, new Money(3, "CNY"), new Money(2, "CNY"), "task-1"), (kept.State, kept.Price, kept.Cost, kept.TaskId));
        Assert.Null(await Store.FindClipAsync("default", "f", None));
    }

    [Fact]
    public async Task DeleteAsync_RunningOrUnknownJob_ErasesNothing()
    {
        await CreateAsync("j1");

        Assert.False(await Store.DeleteAsync("j1", None));
        Assert.False(await Store.DeleteAsync("nobody", None));

        Assert.NotNull(await Store.FindAsync("j1", None));
        Assert.NotNull(await Store.LoadCheckpointAsync("j1", PipelineStage.Input, "", None));
    }

    [Fact]
    public async Task DeleteAsync_OtherJob_StaysAsItWas()
    {
        await MakeAsync();
        var other = await CreateAsync("j2");
        var row = await RecordAsync(Intent("j2", "s1"));

        await Store.DeleteAsync("j1", None);

        Assert.Equivalent(other, await Store.FindAsync("j2", None), strict: true);
        Assert.Equal("{}", (await RowAsync(row)).Order);
    }

    [Fact]
    public async Task DeleteAsync_MoneyOfTheDay_StillCounts()
    {
        await MakeAsync();
        await Store.DeleteAsync("j1", None);
        await CreateAsync("j2");

        var terms = Terms with { Caps = [new SpendingCap { Name = "PerDay", Limit = new Money(4, "CNY"), Since = Now.AddDays(-1) }, new SpendingCap { Name = "Tag", Limit = new Money(4, "CNY"), Since = Now.AddDays(-1), Tag = KeyValuePair.Create("team", "a") }] };

        Assert.Equal(new Money(5, "CNY"), Assert.IsType<IntentOutcome.OverCap>(await Store.RecordIntentAsync(Intent("j2", "s1"), terms, None)).Needed);
    }

    [Fact]
    public async Task DeleteAsync_AProcessStillWorksOnTheJob_ItsWordsDoNotComeBack()
    {
        var row = await MakeAsync();
        await Store.DeleteAsync("j1", None);

        await Store.AppendAsync("j1", [new PipelineWarning { Code = "c", Message = "words" }], None);
        Assert.False(await Store.SaveCheckpointAsync("j1", lease: null, PipelineStage.Generation, "s1", "words", None));
        Assert.True(await Store.SettleAsync(row.Id, new Settlement { State = SubmissionState.Downloaded, Cost = new Money(1, "CNY"), ClipPath = "words", Note = "words" }, None));

        Assert.Empty(await Store.ReadUpdatesAsync("j1", 0, None));
        Assert.Null(await Store.LoadCheckpointAsync("j1", PipelineStage.Generation, "s1", None));
        Assert.Equal((null, null, new Money(1, "CNY")), ((await RowAsync(row)).ClipPath, (await RowAsync(row)).Note, (await RowAsync(row)).Cost));
    }

    [Fact]
    public async Task DeleteAsync_KeyOfADeletedJob_IsFree()
    {
        await CreateAsync("j1", "key");
        await EndAsync("j1");
        await Store.DeleteAsync("j1", None);

        Assert.Equal("j2", (await CreateAsync("j2", "key")).Id);
    }

    private async Task<Submission> MakeAsync()
    {
        await CreateAsync("j1");
        var row = await RecordAsync(Intent("j1", "s1"));
        await Store.RecordTaskAsync(row.Id, "task-1", null, None);
        await Store.SettleAsync(row.Id, new Settlement { State = SubmissionState.Downloaded, Cost = new Money(2, "CNY"), ClipPath = "/c", ClipSha256 = "ab", Note = "n" }, None);
        await Store.AppendAsync("j1", [Paused()], None);
        await EndAsync("j1");
        return row;
    }
}
