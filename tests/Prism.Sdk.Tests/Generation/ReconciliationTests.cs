using NSubstitute;
using Prism.Sdk.Clients.DashScope.Catalogue;
using Prism.Sdk.Generation;
using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Pricing;

namespace Prism.Sdk.Tests.Generation;

public sealed class ReconciliationTests : IDisposable
{
    private readonly LookupBench bench = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task SettleAsync_OneTaskWithTheWords_IsAdopted()
    {
        var lost = await bench.LoseAsync();
        bench.Add("task-0001");
        bench.Add("task-0002", "a dog");

        Assert.Equal("task-0001", (await bench.SettleAsync(lost))?.TaskId);
        Assert.Equal((SubmissionState.Submitted, "task-0001"), ((await bench.RowAsync()).State, (await bench.RowAsync()).TaskId));
    }

    [Theory]
    [InlineData("a", true)]
    [InlineData("b", false)]
    public async Task SettleAsync_TwinWithTheSameWords_MayBeExchangedOnlyIfThePictureIsTheSame(string other, bool isSettled)
    {
        var lost = await bench.LoseAsync(firstFrame: Picture("a"));
        await bench.LoseAsync(job: "j2", firstFrame: Picture(other));
        bench.Add("task-0001");
        bench.Add("task-0002");

        if (isSettled)
        {
            Assert.NotNull((await bench.SettleAsync(lost))?.TaskId);
            return;
        }

        var exception = await Assert.ThrowsAsync<AmbiguousSubmissionException>(() => bench.SettleAsync(lost));
        Assert.Contains("other pictures", exception.Message, StringComparison.Ordinal);
        Assert.Equal(["task-0001", "task-0002"], exception.Candidates.Order());
    }

    [Fact]
    public async Task SettleAsync_NothingInTheList_IsVoidOnlyAfterTheSettleTime()
    {
        var lost = await bench.LoseAsync();
        var began = bench.Journal.Time.GetUtcNow();

        Assert.Null(await bench.SettleAsync(lost));

        Assert.Equal(SubmissionState.Void, (await bench.RowAsync()).State);
        Assert.True(bench.Journal.Time.GetUtcNow() - began >= TimeSpan.FromSeconds(30 + 60 + 120 + 10));
    }

    [Fact]
    public async Task SettleAsync_TaskComesIntoTheListBetweenTwoLooks_IsNotProvenLost()
    {
        var lost = await bench.LoseAsync();
        var lists = 0;
        var visible = bench.Journal.Time.GetUtcNow().AddSeconds(215);
        bench.Add("task-0001");
        bench.Provider.ListAsync(default!, default).ReturnsForAnyArgs(_ =>
        {
            lists++;
            return (bench.Journal.Time.GetUtcNow() >= visible ? bench.List : []).ToAsyncEnumerable();
        });

        Assert.Equal("task-0001", (await bench.SettleAsync(lost))?.TaskId);
        Assert.True(lists >= 2);
    }

    [Fact]
    public async Task SettleAsync_StrangerAtWork_IsWaitedFor()
    {
        var lost = await bench.LoseAsync();
        bench.Add("task-0001", state: ClipTaskState.Running);
        var ends = bench.Journal.Time.GetUtcNow().AddMinutes(20);
        bench.Provider.GetAsync("task-0001", "default", Arg.Any<CancellationToken>()).Returns(_ =>
            bench.Tasks["task-0001"] with { State = bench.Journal.Time.GetUtcNow() < ends ? ClipTaskState.Running : ClipTaskState.Succeeded });

        Assert.Equal("task-0001", (await bench.SettleAsync(lost))?.TaskId);
        Assert.True(bench.Journal.Time.GetUtcNow() >= ends);
    }

    [Fact]
    public async Task SettleAsync_TwoTwinsAndTwoTasks_GetOneEach()
    {
        var one = await bench.LoseAsync();
        var other = await bench.LoseAsync(job: "j2");
        bench.Add("task-0001");
        bench.Add("task-0002");

        var adopted = new[] { (await bench.SettleAsync(one))?.TaskId, (await bench.SettleAsync(other))?.TaskId };

        Assert.Equal(["task-0001", "task-0002"], adopted.Order());
    }

    [Fact]
    public async Task SettleAsync_MoreTasksThanTwins_IsAPersonsWithTheCandidates()
    {
        var lost = await bench.LoseAsync();
        bench.Add("task-0001");
        bench.Add("task-0002");

        var exception = await Assert.ThrowsAsync<AmbiguousSubmissionException>(() => bench.SettleAsync(lost));

        Assert.Equal(["task-0001", "task-0002"], exception.Candidates.Order());
        Assert.Equal(ChargeKind.Possible, exception.PossiblyCharged.Kind);
        Assert.Equal(SubmissionState.Unknown, (await bench.RowAsync()).State);
    }

    [Fact]
    public async Task SettleAsync_After23Hours_TheListIsNotTrusted()
    {
        var lost = await bench.LoseAsync();
        bench.Journal.Time.Advance(TimeSpan.FromHours(23) + TimeSpan.FromSeconds(1));

        var exception = await Assert.ThrowsAsync<AmbiguousSubmissionException>(() => bench.SettleAsync(lost));

        Assert.Contains("too long ago", exception.Message, StringComparison.Ordinal);
        bench.Provider.DidNotReceiveWithAnyArgs().ListAsync(default!, default);
    }

    [Fact]
    public async Task SettleAsync_ProvenLostTooOften_IsAPersons()
    {
        for (var times = 0; times < 2; times++)
        {
            Assert.Null(await bench.SettleAsync(times == 0 ? await bench.LoseAsync() : await AgainAsync()));
        }

        var exception = await Assert.ThrowsAsync<AmbiguousSubmissionException>(async () => await bench.SettleAsync(await AgainAsync()));
        Assert.Contains("not to be trusted", exception.Message, StringComparison.Ordinal);

        async Task<Submission> AgainAsync() => await bench.Journal.RecordAsync((await bench.RowAsync()) with { Id = 0, State = SubmissionState.Intent, Note = null, IntentAt = bench.Journal.Time.GetUtcNow(), SendUntil = bench.Journal.Time.GetUtcNow().AddSeconds(30) });
    }

    [Fact]
    public async Task SettleAsync_ProviderTakesKeys_IsAskedAgainWithTheSameKey()
    {
        var lost = await bench.LoseAsync();
        bench.Provider.Capabilities.Returns(new ClipProviderCapabilities { Name = "fake", Models = WanModels.All, Prices = [], TakesIdempotencyKey = true });
        bench.Provider.SubmitAsync(default!, default).ReturnsForAnyArgs(
            new SubmitOutcome.Unknown { Error = new AmbiguousSubmissionException("lost") }, new SubmitOutcome.Accepted { TaskId = "task-0001" });

        Assert.Equal("task-0001", (await bench.SettleAsync(lost))?.TaskId);

        await bench.Provider.Received(2).SubmitAsync(Arg.Is<ClipOrder>(static order => order.IdempotencyKey == "j1-s1-1"), Arg.Any<CancellationToken>());
    }

    [Fact]
    public async Task SettleAsync_TaskNote_IsAdoptedWithoutAWordToTheProvider()
    {
        var lost = await bench.LoseAsync();
        bench.Notes.Keep(lost, "task-0001");

        Assert.Equal("task-0001", (await bench.SettleAsync(lost))?.TaskId);

        bench.Provider.DidNotReceiveWithAnyArgs().ListAsync(default!, default);
    }

    [Fact]
    public async Task SettleAsync_TwoEmptyListsInARow_ProveNothingWhenTheJournalHasTasks()
    {
        var earlier = await bench.LoseAsync("a dog", job: "j0");
        await bench.Journal.Store.RecordTaskAsync(earlier.Id, "task-0000", null);
        bench.Add("task-0000", "a dog");
        bench.Journal.Time.Advance(TimeSpan.FromMinutes(5));
        var lost = await bench.LoseAsync();
        bench.Add("task-0001");
        var empties = 3;
        bench.Provider.ListAsync(default!, default).ReturnsForAnyArgs(_ => (empties-- > 0 ? [] : bench.List).ToAsyncEnumerable());

        Assert.Equal("task-0001", (await bench.SettleAsync(lost))?.TaskId);
    }

    [Fact]
    public async Task SettleAsync_ListNeverShowsWhatTheJournalHas_IsAPersons()
    {
        var earlier = await bench.LoseAsync("a dog", job: "j0");
        await bench.Journal.Store.RecordTaskAsync(earlier.Id, "task-0000", null);
        bench.Journal.Time.Advance(TimeSpan.FromMinutes(5));

        var exception = await Assert.ThrowsAsync<AmbiguousSubmissionException>(async () => await bench.SettleAsync(await bench.LoseAsync()));

        Assert.Contains("not believed", exception.Message, StringComparison.Ordinal);
        Assert.Equal(SubmissionState.Unknown, (await bench.RowAsync()).State);
    }

    [Fact]
    public async Task SettleAsync_BeforeTheListHasSettled_ItIsNotAskedInVain()
    {
        var lost = await bench.LoseAsync();
        var settled = bench.Journal.Time.GetUtcNow().AddSeconds(30 + 60 + 120);
        bench.Add("task-0001");
        bench.Provider.ListAsync(default!, default).ReturnsForAnyArgs(_ =>
            bench.Journal.Time.GetUtcNow() >= settled ? bench.List.ToAsyncEnumerable() : throw new InvalidOperationException("asked too early"));

        Assert.Equal("task-0001", (await bench.SettleAsync(lost))?.TaskId);
    }

    private static ClipImage Picture(string content) => new() { Path = "", Sha256 = content, MediaType = "image/png" };
}
