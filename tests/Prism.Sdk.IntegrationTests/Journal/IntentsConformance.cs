using Prism.Sdk.Jobs.Journal;

namespace Prism.Sdk.IntegrationTests.Journal;

/// <summary>Is a shot bought only by who holds the job, and only while the provider has room?</summary>
public abstract class IntentsConformance(TestJournal journal) : JournalConformance(journal)
{
    [Fact]
    public async Task RecordIntentAsync_Allowed_IsThereAfterReopeningWithAllItsMembers()
    {
        await CreateAsync("j1");
        var intent = Intent("j1", "s1", 0.123456m) with
        {
            Order = """{"prompt":"猫 🎬"}""",
            ListPrice = new(1.000001m, "CNY"),
            IntentAt = Now.AddTicks(9999999),
            SendUntil = Now.AddTicks(19999999),
        };

        var recorded = await RecordAsync(intent);
        await ReopenAsync();

        var expected = intent with { Id = recorded.Id, Attempt = 1, State = SubmissionState.Intent, Tags = new Dictionary<string, string> { ["team"] = "a" } };
        Assert.Equivalent(expected, recorded, strict: true);
        Assert.Equivalent(expected, Assert.Single(await Store.ListLastSubmissionsAsync("j1", None)), strict: true);
    }

    [Fact]
    public async Task RecordIntentAsync_SameShotAgain_CountsAttempts()
    {
        await CreateAsync("j1");
        await RecordAsync(Intent("j1", "s1"));
        await RecordAsync(Intent("j1", "s2"));

        Assert.Equal(2, (await RecordAsync(Intent("j1", "s1"))).Attempt);
    }

    [Theory]
    [InlineData(Owner, 2)]
    [InlineData(Other, 1)]
    [InlineData(null, 1)]
    public async Task RecordIntentAsync_OtherLease_IsDeposed(string? owner, long epoch)
    {
        await CreateAsync("j1");

        var outcome = await Store.RecordIntentAsync(Intent("j1", "s1"), Terms with { Lease = new JobLease(owner, epoch) }, None);

        Assert.IsType<IntentOutcome.Deposed>(outcome);
        Assert.Empty(await Store.ListLastSubmissionsAsync("j1", None));
    }

    [Fact]
    public async Task RecordIntentAsync_StoppedOrUnknownJob_IsDeposed()
    {
        await CreateAsync("j1");
        await EndAsync("j1");

        Assert.IsType<IntentOutcome.Deposed>(await Store.RecordIntentAsync(Intent("j1", "s1"), Terms, None));
        Assert.IsType<IntentOutcome.Deposed>(await Store.RecordIntentAsync(Intent("nobody", "s1"), Terms, None));
    }

    [Fact]
    public async Task RecordIntentAsync_JobTakenOver_DeposedBuysNothingAndStillWritesWhatItLearned()
    {
        await CreateAsync("j1");
        var sent = await RecordAsync(Intent("j1", "s1"));
        await EnlistAsync(Other);
        await DeposeAsync(Owner);
        await Store.ClaimAsync(Other, "j1", 1, None);

        Assert.IsType<IntentOutcome.Deposed>(await Store.RecordIntentAsync(Intent("j1", "s2"), Terms, None));
        Assert.False(await Store.EndAsync("j1", Lease, new JobEnd { Status = JobStatus.Failed, Update = Paused() }, None));
        Assert.True(await Store.RecordTaskAsync(sent.Id, "t1", "r1", None));

        Assert.Equal((SubmissionState.Submitted, "t1"), ((await RowAsync(sent)).State, (await RowAsync(sent)).TaskId));
    }

    [Fact]
    public async Task RecordIntentAsync_AsManyOpenAsTheAccountMay_HasNoRoomUntilOneIsSettled()
    {
        await CreateAsync("j1");
        var terms = Terms with { MaxOpen = 2 };
        var first = await RecordAsync(Intent("j1", "s1"), terms);
        var second = await RecordAsync(Intent("j1", "s2"), terms);
        await SettleAsync(second, SubmissionState.Unknown);
        await Store.RecordTaskAsync(first.Id, "t1", null, None);

        Assert.IsType<IntentOutcome.NoRoom>(await Store.RecordIntentAsync(Intent("j1", "s3"), terms, None));
        Assert.IsType<IntentOutcome.Recorded>(await Store.RecordIntentAsync(Intent("j1", "s3") with { Model = "other" }, terms, None));
        await SettleAsync(first, SubmissionState.Generated);
        Assert.IsType<IntentOutcome.Recorded>(await Store.RecordIntentAsync(Intent("j1", "s4"), terms, None));
    }

    [Fact]
    public async Task RecordIntentAsync_OpenForLongerThanTasksLast_DoesNotTakeRoom()
    {
        await CreateAsync("j1");
        await RecordAsync(Intent("j1", "s1"), Terms with { MaxOpen = 1 });
        Journal.Time.Advance(TimeSpan.FromHours(2));

        await RecordAsync(Intent("j1", "s2"), Terms with { MaxOpen = 1 });
    }

    [Fact]
    public async Task RecordIntentAsync_MoreThanTheSecondAllows_HasNoRoomUntilTheNext()
    {
        await CreateAsync("j1");
        var first = await RecordAsync(Intent("j1", "s1"), Terms with { MaxPerSecond = 1 });
        await SettleAsync(first, SubmissionState.Void);

        Assert.IsType<IntentOutcome.NoRoom>(await Store.RecordIntentAsync(Intent("j1", "s2"), Terms with { MaxPerSecond = 1 }, None));
        Journal.Time.Advance(TimeSpan.FromSeconds(1));
        await RecordAsync(Intent("j1", "s2"), Terms with { MaxPerSecond = 1 });
    }

    [Fact]
    public async Task RecordIntentAsync_RoomOfAnotherAccount_IsItsOwn()
    {
        await CreateAsync("j1");
        await Store.CreateAsync(Record("j2") with { Account = "second" }, JobBeginning.With(PipelineStage.Input, "{}"), None);
        await RecordAsync(Intent("j1", "s1"), Terms with { MaxOpen = 1, MaxPerSecond = 1 });

        await RecordAsync(Intent("j2", "s1") with { Account = "second" }, Terms with { MaxOpen = 1, MaxPerSecond = 1 });
    }

    [Fact]
    public async Task RecordIntentAsync_FortyJobsAtOnceFromTwoProcesses_NeverExceedTheRoom()
    {
        // A job for each: what holds them apart must be the account, not the job.
        for (var i = 0; i < 40; i++)
        {
            await CreateAsync($"j{i}");
        }

        IJobStore[] stores = [Store, Journal.Open()];

        var outcomes = await AtOnceAsync(40, i => stores[i % 2].RecordIntentAsync(Intent($"j{i}", "s1"), Terms with { MaxOpen = 5 }, None));

        Assert.Equal(5, outcomes.OfType<IntentOutcome.Recorded>().Count());
        Assert.Equal(35, outcomes.OfType<IntentOutcome.NoRoom>().Count());
        Assert.Equal(5, (await Store.ListUndecidedAsync("default", "m", Now, None)).Count);
    }
}
