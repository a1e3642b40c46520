using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using NSubstitute;
using Prism.Sdk.Generation;
using Prism.Sdk.Generation.Purchase.Pacing;
using Prism.Sdk.Jobs;
using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Jobs.Running;
using Prism.Sdk.Pricing;
using Prism.Sdk.Tests.Jobs.Journal;

namespace Prism.Sdk.Tests.Generation;

public sealed class SubmitGateTests : IDisposable
{
    private readonly TempJournal journal = new();
    private readonly SubmitPace pace;

    public SubmitGateTests() => pace = new SubmitPace(journal.Time);

    public void Dispose() => journal.Dispose();

    [Fact]
    public async Task PassAsync_NoRoom_WaitsUntilATaskEnds()
    {
        var gate = await OpenAsync();
        var first = await PassAsync(gate, "s1", journal.Terms with { MaxOpen = 1 });
        var second = PassAsync(gate, "s2", journal.Terms with { MaxOpen = 1 });
        Assert.False(second.IsCompleted);

        await journal.Store.SettleAsync(first.Id, new Settlement { State = SubmissionState.Void });

        Assert.Equal("s2", (await UntilAsync(second)).ShotId);
    }

    [Fact]
    public async Task Free_AloneAtTheJournal_WhoWaitsGoesAtOnce_AndHardlyLooksMeanwhile()
    {
        var ledger = Substitute.For<IJobLedger>();
        ledger.RecordIntentAsync(default!, default!, default).ReturnsForAnyArgs(call => journal.Store.RecordIntentAsync(call.Arg<Submission>(), call.Arg<IntentTerms>(), call.Arg<CancellationToken>()));
        var gate = await OpenAsync(ledger, await WorkforceAsync());
        var terms = journal.Terms with { MaxOpen = 1 };
        var first = await PassAsync(gate, "s1", terms);
        var second = PassAsync(gate, "s2", terms);
        await GoOnAsync(seconds: 60);

        // The first of them soon, for it may be the number of submits a second; then one in thirty seconds, for what nobody tells.
        Assert.InRange(ledger.ReceivedCalls().Count(), 2, 6);
        Assert.False(second.IsCompleted);

        await journal.Store.SettleAsync(first.Id, new Settlement { State = SubmissionState.Void });
        gate.Free(first);

        Assert.Equal("s2", (await second.WaitAsync(TimeSpan.FromSeconds(30))).ShotId);
    }

    [Fact]
    public async Task Cancel_AloneAtTheJournal_WhoWaitsGoesAtOnce()
    {
        var provider = Substitute.For<IClipProvider>();
        provider.CancelAsync(default!, default!, default).ReturnsForAnyArgs(CancelOutcome.Canceled);
        var gate = await OpenAsync(journal.Store, await WorkforceAsync());
        var terms = journal.Terms with { MaxOpen = 1 };
        var first = await PassAsync(gate, "s1", terms);
        await journal.Store.RecordTaskAsync(first.Id, "t1", requestId: null);
        var second = PassAsync(gate, "s2", terms);
        await GoOnAsync(seconds: 5);
        Assert.False(second.IsCompleted);

        var report = await new JobCancellation(journal.Store, provider, gate).CancelTasksAsync(journal.Record("j1"), CancellationToken.None);

        Assert.Equal(["t1"], report.CanceledTasks);
        Assert.Equal("s2", (await second.WaitAsync(TimeSpan.FromSeconds(30))).ShotId);
    }

    [Fact]
    public async Task Free_OthersAreAtTheJournal_WhoWaitsLooksAsTheyDo()
    {
        var gate = await OpenAsync(journal.Store, await WorkforceAsync(new JobOwner { Id = "other", Place = "elsewhere", ProcessId = 1, ProcessStarted = "" }));
        var terms = journal.Terms with { MaxOpen = 1 };
        var first = await PassAsync(gate, "s1", terms);
        var second = PassAsync(gate, "s2", terms);
        await journal.Store.SettleAsync(first.Id, new Settlement { State = SubmissionState.Void });
        gate.Free(first);
        for (var yield = 0; yield < 200; yield++)
        {
            await Task.Yield();
        }

        Assert.False(second.IsCompleted);
        Assert.Equal("s2", (await UntilAsync(second)).ShotId);
    }

    [Fact]
    public async Task PassAsync_AloneAndNobodyTellsOfRoom_IsFoundByALook()
    {
        var gate = await OpenAsync(journal.Store, await WorkforceAsync());
        var terms = journal.Terms with { MaxOpen = 1 };
        var first = await PassAsync(gate, "s1", terms);
        var second = PassAsync(gate, "s2", terms);
        await GoOnAsync(seconds: 30);
        await journal.Store.SettleAsync(first.Id, new Settlement { State = SubmissionState.Void });

        Assert.Equal("s2", (await UntilAsync(second)).ShotId);
    }

    [Fact]
    public async Task PassAsync_SeveralWait_WhoCameFirstGoesFirst()
    {
        var gate = await OpenAsync();
        var terms = journal.Terms with { MaxOpen = 1 };
        var first = await PassAsync(gate, "s1", terms);
        Task<Submission>[] waiting = [PassAsync(gate, "s2", terms), PassAsync(gate, "s3", terms), PassAsync(gate, "s4", terms)];
        var free = first;
        foreach (var next in waiting)
        {
            await journal.Store.SettleAsync(free.Id, new Settlement { State = SubmissionState.Void });
            free = await UntilAsync(next);
        }

        Assert.Equal(["s1", "s2", "s3", "s4"], (await journal.Store.ReadSubmissionsAsync(new SpendingFilter()).ToListAsync()).Select(static row => row.ShotId));
    }

    [Fact]
    public async Task PassAsync_SeveralWait_WhoseFilmIsDueFirstGoesFirst()
    {
        var gate = await OpenAsync();
        var (terms, now) = (journal.Terms with { MaxOpen = 1 }, journal.Time.GetUtcNow());
        var free = await PassAsync(gate, "s1", terms);
        Task<Submission> Due(string shot, int minutes) => gate.PassAsync(Wish(shot, terms, "default") with { Due = now.AddMinutes(minutes) }, CancellationToken.None);
        Task<Submission>[] waiting = [Due("s5", 48), Due("s3", 12), Due("s4", 12), Due("s2", 4)];
        foreach (var next in (int[])[3, 1, 2, 0])
        {
            await journal.Store.SettleAsync(free.Id, new Settlement { State = SubmissionState.Void });
            free = await UntilAsync(waiting[next]);
        }

        Assert.Equal(["s1", "s2", "s3", "s4", "s5"], (await journal.Store.ReadSubmissionsAsync(new SpendingFilter()).ToListAsync()).Select(static row => row.ShotId));
    }

    [Fact]
    public async Task PassAsync_OverACap_SaysWhichAndLetsTheNextOneIn()
    {
        var gate = await OpenAsync();
        var cap = new SpendingCap { Name = "Prism:Spending:PerJob:CNY", Limit = new Money(2, "CNY") };

        var exception = await Assert.ThrowsAsync<BudgetExceededException>(() => PassAsync(gate, "s1", journal.Terms with { Caps = [cap] }));

        Assert.Equal((cap.Name, cap.Limit, new Money(3, "CNY")), (exception.Cap, exception.Budget, exception.Needed));
        Assert.Equal("s2", (await PassAsync(gate, "s2", journal.Terms)).ShotId);
    }

    [Fact]
    public async Task PassAsync_JobOfAnotherProcess_LosesTheLease()
    {
        var gate = await OpenAsync();

        await Assert.ThrowsAsync<LeaseLostException>(() => PassAsync(gate, "s1", journal.Terms with { Lease = new JobLease(TempJournal.Owner, 2) }));

        Assert.Empty(await journal.Store.ListLastSubmissionsAsync("j1"));
    }

    [Fact]
    public async Task PassAsync_TwoAccountsOfOnePrice_AreTakenInTurns_AndTheCheaperOneFirst()
    {
        var gate = await OpenAsync();

        Assert.Equal(["a", "b", "a"], await PassThreeAsync(gate, ("a", 1), ("b", 1)));
        Assert.Equal(["b", "b", "b"], await PassThreeAsync(gate, ("a", 2), ("b", 1)));
    }

    [Fact]
    public async Task PassAsync_OneAccountIsFull_TheOtherIsTaken_AndNobodyWaitsBehindTheFullOne()
    {
        var gate = await OpenAsync();
        var one = journal.Terms with { MaxOpen = 1 };
        await PassAsync(gate, "s1", one, "a");
        var bound = PassAsync(gate, "s2", one, "a");
        var free = await UntilAsync(PassAsync(gate, "s3", one, "a", "b"));

        Assert.Equal("b", free.Account);
        Assert.False(bound.IsCompleted);
    }

    [Fact]
    public async Task PassAsync_EarlierOneWaitsForAnAccount_ALaterOneDoesNotTakeItsRoom()
    {
        var gate = await OpenAsync();
        var one = journal.Terms with { MaxOpen = 1 };
        var (a, b) = (await PassAsync(gate, "s1", one, "a"), await PassAsync(gate, "s2", one, "b"));
        var bound = PassAsync(gate, "s3", one, "a");
        var free = PassAsync(gate, "s4", one, "a", "b");

        await journal.Store.SettleAsync(a.Id, new Settlement { State = SubmissionState.Void });
        Assert.Equal("a", (await UntilAsync(bound)).Account);
        Assert.False(free.IsCompleted);

        await journal.Store.SettleAsync(b.Id, new Settlement { State = SubmissionState.Void });
        Assert.Equal("b", (await UntilAsync(free)).Account);
    }

    [Fact]
    public async Task PassAsync_DaysCapOfOneAccount_TheOtherOrders_AndACapOfTheJobStopsAll()
    {
        var gate = await OpenAsync();
        var day = new SpendingCap { Name = "day", Limit = new Money(3, "CNY"), Since = journal.Time.GetUtcNow().AddHours(-1) };
        var terms = journal.Terms with { Caps = [day] };
        await PassAsync(gate, "s1", terms, "a");

        Assert.Equal("b", (await PassAsync(gate, "s2", terms, "a", "b")).Account);
        Assert.Equal("day", (await Assert.ThrowsAsync<BudgetExceededException>(() => PassAsync(gate, "s3", terms, "a", "b"))).Cap);
        var job = journal.Terms with { Caps = [new SpendingCap { Name = "job", Limit = new Money(6, "CNY") }] };
        Assert.Equal("job", (await Assert.ThrowsAsync<BudgetExceededException>(() => PassAsync(gate, "s4", job, "c", "d"))).Cap);
    }

    [Fact]
    public async Task PassAsync_GivesUpWhileWaiting_LeavesNoIntentAndTheNextOneGoes()
    {
        var gate = await OpenAsync();
        var one = journal.Terms with { MaxOpen = 1 };
        var first = await PassAsync(gate, "s1", one);
        using var source = new CancellationTokenSource();
        var leaving = gate.PassAsync(Wish("s2", one, "default"), source.Token);
        var next = PassAsync(gate, "s3", one);
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaving);
        await journal.Store.SettleAsync(first.Id, new Settlement { State = SubmissionState.Void });
        Assert.Equal("s3", (await UntilAsync(next)).ShotId);
        Assert.Equal(["s1", "s3"], (await journal.Store.ReadSubmissionsAsync(new SpendingFilter()).ToListAsync()).Select(static row => row.ShotId));
    }

    [Fact]
    public async Task PassAsync_AccountIsClosed_TheOtherIsTaken_AndWithoutOneTheRefusalIsTold()
    {
        var gate = await OpenAsync();
        pace.Of("a", "m").Close(new ProviderRequestException("Arrears.") { Code = "Arrearage", Fault = ProviderFault.Billing });

        Assert.Equal("b", (await PassAsync(gate, "s1", journal.Terms, "a", "b")).Account);
        var refused = await Assert.ThrowsAsync<ProviderRequestException>(() => PassAsync(gate, "s2", journal.Terms, "a"));
        Assert.Equal(("Arrearage", ProviderFault.Billing), (refused.Code, refused.Fault));
        Assert.Single(await journal.Store.ListLastSubmissionsAsync("j1"));

        // A minute later one may try, and the others wait for what it hears.
        journal.Time.Advance(AccountPace.ClosedFor);
        await PassAsync(gate, "s3", journal.Terms, "a");
        var waits = PassAsync(gate, "s4", journal.Terms, "a");
        for (var second = 0; second < 30; second++)
        {
            journal.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.False(waits.IsCompleted);
        pace.Of("a", "m").Taken();
        Assert.Equal("s4", (await UntilAsync(waits)).ShotId);
    }

    private async Task<string[]> PassThreeAsync(SubmitGate gate, params (string Account, decimal Rank)[] accounts)
    {
        var names = new List<string>();
        foreach (var shot in Enumerable.Range(1, 3))
        {
            names.Add((await gate.PassAsync(Wish($"s{shot}", journal.Terms) with { Accounts = accounts }, CancellationToken.None)).Account);
        }

        return [.. names];
    }

    private SubmitWish Wish(string shot, IntentTerms terms, params string[] accounts) => new()
    {
        Model = "m",
        Accounts = [.. accounts.Select(static account => (account, 1m))],
        Intent = account => journal.Intent("j1", shot) with { Account = account },
        Terms = _ => terms,
    };

    private Task<Submission> PassAsync(SubmitGate gate, string shot, IntentTerms terms, params string[] accounts) =>
        gate.PassAsync(Wish(shot, terms, accounts), CancellationToken.None);

    private async Task<SubmitGate> OpenAsync() => await OpenAsync(journal.Store, journal.Workforce());

    private async Task<SubmitGate> OpenAsync(IJobLedger ledger, Workforce workforce)
    {
        await journal.CreateAsync("j1");
        return new SubmitGate(ledger, pace, workforce, journal.Time);
    }

    private async Task<Workforce> WorkforceAsync(params JobOwner[] others)
    {
        var store = Substitute.For<IJobStore>();
        store.ListOwnersAsync(default).ReturnsForAnyArgs(others);
        var workforce = new Workforce(store, Options.Create(new JobRecoveryOptions()), new LeaseClock(journal.Time), NullLogger<Workforce>.Instance);
        await workforce.StrikeDeadAsync(CancellationToken.None);
        Assert.Equal(others.Length == 0, workforce.IsAlone);
        return workforce;
    }

    private async Task GoOnAsync(int seconds)
    {
        for (var second = 0; second < seconds; second++)
        {
            journal.Time.Advance(TimeSpan.FromSeconds(1));
            for (var yield = 0; yield < 20; yield++)
            {
                await Task.Yield();
            }
        }
    }

    private Task<Submission> PassAsync(SubmitGate gate, string shot, IntentTerms terms) => PassAsync(gate, shot, terms, "default");

    private async Task<Submission> UntilAsync(Task<Submission> passing)
    {
        while (!passing.IsCompleted)
        {
            journal.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        return await passing;
    }
}
