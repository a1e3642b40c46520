using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Pricing;

namespace Prism.Sdk.IntegrationTests.Journal;

/// <summary>Can no cap be passed, by nobody and at no time?</summary>
public abstract class CapsConformance(TestJournal journal) : JournalConformance(journal)
{
    [Fact]
    public async Task RecordIntentAsync_BudgetForTwoShots_RefusesTheThird()
    {
        await CreateAsync("j1", budget: new Money(6, "CNY"));
        await RecordAsync(Intent("j1", "s1"));
        await RecordAsync(Intent("j1", "s2"));

        var over = Assert.IsType<IntentOutcome.OverCap>(await Store.RecordIntentAsync(Intent("j1", "s3"), Terms, None));

        Assert.Equal(("JobOptions.Budget", new Money(6, "CNY"), new Money(9, "CNY")), (over.Cap, over.Limit, over.Needed));
        Assert.Equal(2, (await Store.ListLastSubmissionsAsync("j1", None)).Count);
    }

    [Fact]
    public async Task RecordIntentAsync_BudgetToTheMillionth_IsExact()
    {
        await CreateAsync("j1", budget: new Money(0.3m, "CNY"));
        await RecordAsync(Intent("j1", "s1", 0.1m));
        await RecordAsync(Intent("j1", "s2", 0.2m));

        Assert.IsType<IntentOutcome.OverCap>(await Store.RecordIntentAsync(Intent("j1", "s3", 0.000001m), Terms, None));
    }

    [Theory]
    [InlineData(SubmissionState.Void, true)]
    [InlineData(SubmissionState.Failed, true)]
    [InlineData(SubmissionState.Unknown, false)]
    [InlineData(SubmissionState.Generated, false)]
    [InlineData(SubmissionState.Downloaded, false)]
    [InlineData(SubmissionState.Used, false)]
    [InlineData(SubmissionState.Skipped, false)]
    [InlineData(SubmissionState.GivenUp, false)]
    public async Task RecordIntentAsync_AfterAnAttemptOfAState_ReservesAnewOnlyWhatWasNeverBilled(SubmissionState state, bool mayBuyAgain)
    {
        await CreateAsync("j1", budget: new Money(3, "CNY"));
        await SettleAsync(await RecordAsync(Intent("j1", "s1")), state);

        var again = await Store.RecordIntentAsync(Intent("j1", "s1"), Terms, None);

        Assert.Equal(mayBuyAgain, again is IntentOutcome.Recorded { Submission.Attempt: 2 });
        Assert.Equal(!mayBuyAgain, again is IntentOutcome.OverCap);
    }

    [Fact]
    public async Task RecordIntentAsync_SettledForLess_TheRestMayBeSpent()
    {
        await CreateAsync("j1", budget: new Money(5, "CNY"));
        var first = await RecordAsync(Intent("j1", "s1"));
        await Store.SettleAsync(first.Id, new Settlement { State = SubmissionState.Generated, Cost = new Money(2, "CNY") }, None);

        await RecordAsync(Intent("j1", "s2"));
        Assert.IsType<IntentOutcome.OverCap>(await Store.RecordIntentAsync(Intent("j1", "s3", 0.01m), Terms, None));
    }

    [Fact]
    public async Task RecordIntentAsync_BudgetInAnotherCurrency_IsRefused()
    {
        await CreateAsync("j1", budget: new Money(100, "USD"));

        Assert.IsType<IntentOutcome.OverCap>(await Store.RecordIntentAsync(Intent("j1", "s1"), Terms, None));
    }

    [Fact]
    public async Task RecordIntentAsync_DefaultCapOfAJob_HoldsWithoutABudgetAlone()
    {
        await CreateAsync("j1");
        await CreateAsync("j2", budget: new Money(6, "CNY"));
        var terms = Terms with { Caps = [new SpendingCap { Name = "PerJob", Limit = new Money(3, "CNY") }] };
        await RecordAsync(Intent("j1", "s1"), terms);
        await RecordAsync(Intent("j2", "s1"), terms);

        Assert.Equal("PerJob", Assert.IsType<IntentOutcome.OverCap>(await Store.RecordIntentAsync(Intent("j1", "s2"), terms, None)).Cap);
        await RecordAsync(Intent("j2", "s2"), terms);
    }

    [Fact]
    public async Task RecordIntentAsync_DefaultCapOfAJobInTwoCurrencies_CountsEachAlone()
    {
        await CreateAsync("j1");
        await RecordAsync(Intent("j1", "s1", 10, "USD"), Terms with { Caps = [new SpendingCap { Name = "PerJob:USD", Limit = new Money(15, "USD") }] });

        var yuan = Terms with { Caps = [new SpendingCap { Name = "PerJob:CNY", Limit = new Money(10, "CNY") }] };
        await RecordAsync(Intent("j1", "s2", 10), yuan);
        var over = Assert.IsType<IntentOutcome.OverCap>(await Store.RecordIntentAsync(Intent("j1", "s3", 1), yuan, None));

        Assert.Equal(new Money(11, "CNY"), over.Needed);
    }

    [Fact]
    public async Task RecordIntentAsync_CapOfTheDay_CountsAllJobsOfTheAccountSinceItBegan()
    {
        await CreateAsync("j1");
        await CreateAsync("j2", budget: new Money(100, "CNY"));
        await Store.CreateAsync(Record("j3") with { Account = "second" }, JobBeginning.With(PipelineStage.Input, "{}"), None);
        await RecordAsync(Intent("j1", "s1", 50));
        Journal.Time.Advance(TimeSpan.FromDays(1));
        var terms = Terms with { Caps = [new SpendingCap { Name = "PerDay", Limit = new Money(6, "CNY"), Since = Now }] };

        await RecordAsync(Intent("j3", "s1", 50) with { Account = "second" });
        await RecordAsync(Intent("j1", "s2"), terms);
        await RecordAsync(Intent("j1", "s3", 50, "USD"));
        await RecordAsync(Intent("j2", "s1"), terms);

        var over = Assert.IsType<IntentOutcome.OverCap>(await Store.RecordIntentAsync(Intent("j2", "s2"), terms, None));
        Assert.Equal(("PerDay", new Money(9, "CNY")), (over.Cap, over.Needed));
    }

    [Fact]
    public async Task RecordIntentAsync_CapOfATag_CountsThatTagAndValueAlone()
    {
        await CreateAsync("j1");
        await Store.CreateAsync(Record("j2") with { Tags = new Dictionary<string, string> { ["team"] = "b" } }, JobBeginning.With(PipelineStage.Input, "{}"), None);
        var terms = Terms with { Caps = [new SpendingCap { Name = "team a", Limit = new Money(3, "CNY"), Since = Now.AddDays(-1), Tag = KeyValuePair.Create("team", "a") }] };
        await RecordAsync(Intent("j2", "s1", 50), terms);
        await RecordAsync(Intent("j1", "s1"), terms);

        Assert.Equal("team a", Assert.IsType<IntentOutcome.OverCap>(await Store.RecordIntentAsync(Intent("j1", "s2"), terms, None)).Cap);
        await RecordAsync(Intent("j2", "s2", 50), terms);
    }

    [Fact]
    public async Task RecordIntentAsync_FortyAtOnceFromTwoProcesses_NeverExceedTheBudget()
    {
        await CreateAsync("j1", budget: new Money(15, "CNY"));
        IJobStore[] stores = [Store, Journal.Open()];

        var outcomes = await AtOnceAsync(40, i => stores[i % 2].RecordIntentAsync(Intent("j1", $"s{i}"), Terms, None));

        Assert.Equal(5, outcomes.OfType<IntentOutcome.Recorded>().Count());
        Assert.Equal(35, outcomes.OfType<IntentOutcome.OverCap>().Count());
    }

    [Fact]
    public async Task RecordIntentAsync_JobsOfTenAccountsAtOnce_NeverExceedTheCapOfTheirTag()
    {
        for (var i = 0; i < 40; i++)
        {
            await Store.CreateAsync(Record($"j{i}") with { Account = $"account-{i % 10}" }, JobBeginning.With(PipelineStage.Input, "{}"), None);
        }

        IJobStore[] stores = [Store, Journal.Open()];
        var terms = Terms with { Caps = [new SpendingCap { Name = "team a", Limit = new Money(15, "CNY"), Since = Now, Tag = KeyValuePair.Create("team", "a") }] };

        var outcomes = await AtOnceAsync(40, i => stores[i % 2].RecordIntentAsync(Intent($"j{i}", "s1") with { Account = $"account-{i % 10}" }, terms, None));

        Assert.Equal(5, outcomes.OfType<IntentOutcome.Recorded>().Count());
    }
}
