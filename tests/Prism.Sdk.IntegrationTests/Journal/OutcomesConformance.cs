using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Pricing;

namespace Prism.Sdk.IntegrationTests.Journal;

/// <summary>Does the ledger keep whatever is learned of an attempt, and never unlearn that it is paid?</summary>
public abstract class OutcomesConformance(TestJournal journal) : JournalConformance(journal)
{
    [Fact]
    public async Task RecordTaskAsync_ThenReopen_TheTaskIdIsThere()
    {
        var row = await BuyAsync();
        Assert.True(await Store.RecordTaskAsync(row.Id, "task-1", "request-1", None));
        await ReopenAsync();

        var found = Assert.Single(await Store.ListLastSubmissionsAsync("j1", None));

        Assert.Equal((SubmissionState.Submitted, "task-1", "request-1", 1), (found.State, found.TaskId, found.RequestId, found.Attempt));
    }

    [Fact]
    public async Task RecordTaskAsync_SameTaskAgain_IsStillTrue()
    {
        var row = await BuyAsync();
        await Store.RecordTaskAsync(row.Id, "task-1", "request-1", None);
        await SettleAsync(row, SubmissionState.Generated);

        Assert.True(await Store.RecordTaskAsync(row.Id, "task-1", null, None));

        Assert.Equal((SubmissionState.Generated, "request-1"), ((await RowAsync(row)).State, (await RowAsync(row)).RequestId));
    }

    [Fact]
    public async Task RecordTaskAsync_OneTaskForTwoAttempts_IsRefused()
    {
        var first = await BuyAsync();
        var second = await RecordAsync(Intent("j1", "s2"));
        await Store.RecordTaskAsync(first.Id, "task-1", null, None);

        Assert.False(await Store.RecordTaskAsync(second.Id, "task-1", null, None));

        Assert.Equal((SubmissionState.Intent, null), ((await RowAsync(second)).State, (await RowAsync(second)).TaskId));
    }

    [Fact]
    public async Task RecordTaskAsync_SecondTaskForOneAttempt_ChangesNothing()
    {
        var row = await BuyAsync();
        await Store.RecordTaskAsync(row.Id, "task-1", null, None);

        Assert.False(await Store.RecordTaskAsync(row.Id, "task-2", null, None));
        Assert.False(await Store.RecordTaskAsync(row.Id + 100, "task-3", null, None));

        Assert.Equal("task-1", (await RowAsync(row)).TaskId);
    }

    [Fact]
    public async Task RecordTaskAsync_OneTaskFromManyAtOnce_BelongsToExactlyOne()
    {
        await CreateAsync("j1");
        var rows = new List<Submission>();
        for (var i = 0; i < 10; i++)
        {
            rows.Add(await RecordAsync(Intent("j1", $"s{i}")));
        }

        IJobStore[] stores = [Store, Journal.Open()];
        var taken = await AtOnceAsync(10, i => stores[i % 2].RecordTaskAsync(rows[i].Id, "task-1", null, None));

        Assert.Equal(1, taken.Count(isTaken => isTaken));
        Assert.Single(await Store.ListLastSubmissionsAsync("j1", None), row => row.TaskId == "task-1");
    }

    [Theory]
    [InlineData(SubmissionState.Unknown, SubmissionState.Submitted)]
    [InlineData(SubmissionState.Void, SubmissionState.Submitted)]
    [InlineData(SubmissionState.Skipped, SubmissionState.Skipped)]
    [InlineData(SubmissionState.GivenUp, SubmissionState.GivenUp)]
    public async Task RecordTaskAsync_LearnedLate_IsKeptAndAPersonsWordStands(SubmissionState before, SubmissionState after)
    {
        var row = await BuyAsync();
        await SettleAsync(row, before);

        Assert.True(await Store.RecordTaskAsync(row.Id, "task-1", null, None));

        Assert.Equal((after, "task-1"), ((await RowAsync(row)).State, (await RowAsync(row)).TaskId));
    }

    [Fact]
    public async Task SettleAsync_WhatIsKnown_IsWrittenAndWhatIsNotStays()
    {
        var row = await BuyAsync();
        await Store.RecordTaskAsync(row.Id, "task-1", "request-1", None);
        await Store.SettleAsync(row.Id, new Settlement { State = SubmissionState.Generated, Cost = new Money(2.000001m, "CNY"), BilledSeconds = 4.75, Note = "n" }, None);
        await Store.SettleAsync(row.Id, new Settlement { State = SubmissionState.Downloaded, ClipPath = "/片.mp4", ClipSha256 = "ab" }, None);
        await ReopenAsync();

        var found = await RowAsync(row);

        Assert.Equal((SubmissionState.Downloaded, new Money(2.000001m, "CNY"), 4.75), (found.State, found.Cost, found.BilledSeconds));
        Assert.Equal(("/片.mp4", "ab", "n", "request-1"), (found.ClipPath, found.ClipSha256, found.Note, found.RequestId));
    }

    [Theory]
    [InlineData(SubmissionState.Generated)]
    [InlineData(SubmissionState.Downloaded)]
    [InlineData(SubmissionState.Used)]
    public async Task SettleAsync_PaidFor_NeverBecomesUnpaid(SubmissionState paid)
    {
        var row = await BuyAsync();
        await SettleAsync(row, paid);

        foreach (var state in Enum.GetValues<SubmissionState>().Except([SubmissionState.Generated, SubmissionState.Downloaded, SubmissionState.Used]))
        {
            Assert.False(await SettleAsync(row, state));
            Assert.Equal(paid, (await RowAsync(row)).State);
        }
    }

    [Fact]
    public async Task SettleAsync_AttemptWithATask_IsNeverVoidOrUnknown()
    {
        var row = await BuyAsync();
        await Store.RecordTaskAsync(row.Id, "task-1", null, None);

        Assert.False(await SettleAsync(row, SubmissionState.Void));
        Assert.False(await SettleAsync(row, SubmissionState.Unknown));
        Assert.True(await SettleAsync(row, SubmissionState.Failed));
        Assert.False(await SettleAsync(row with { Id = row.Id + 100 }, SubmissionState.Failed));
    }

    [Fact]
    public async Task SettleAsync_CostInAnotherCurrency_IsNotWritten()
    {
        var row = await BuyAsync();

        await Store.SettleAsync(row.Id, new Settlement { State = SubmissionState.Generated, Cost = new Money(2, "USD") }, None);

        Assert.Null((await RowAsync(row)).Cost);
    }

    [Fact]
    public async Task SettleAsync_NoteOfStrangeLetters_KeepsTheOutcome()
    {
        var row = await BuyAsync();

        Assert.True(await Store.SettleAsync(row.Id, new Settlement { State = SubmissionState.Generated, Note = "'; DROP TABLE a; -- zero\0letter and half a letter 🎬"[..^1] }, None));

        Assert.Equal((SubmissionState.Generated, "'; DROP TABLE a; -- zeroletter and half a letter \ufffd"), ((await RowAsync(row)).State, (await RowAsync(row)).Note));
    }

    private async Task<Submission> BuyAsync()
    {
        await CreateAsync("j1");
        return await RecordAsync(Intent("j1", "s1"));
    }
}
