using Prism.Sdk.Generation.Purchase;
using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Jobs.Running;
using Prism.Sdk.Pricing;
using Prism.Sdk.Tests.Jobs.Journal;

namespace Prism.Sdk.Tests.Generation;

public sealed class SubmitGateTests : IDisposable
{
    private readonly TempJournal journal = new();

    public void Dispose() => journal.Dispose();

    [Fact]
    public async Task PassAsync_NoRoom_WaitsUntilATaskEnds()
    {
        var gate = await OpenAsync();
        var first = await PassAsync(gate, "s1", journal.Terms with { MostOpen = 1 });
        var second = PassAsync(gate, "s2", journal.Terms with { MostOpen = 1 });
        Assert.False(second.IsCompleted);

        await journal.Store.SettleAsync(first.Id, new Settlement { State = SubmissionState.Void });

        Assert.Equal("s2", (await UntilAsync(second)).ShotId);
    }

    [Fact]
    public async Task PassAsync_SeveralWait_WhoCameFirstGoesFirst()
    {
        var gate = await OpenAsync();
        var terms = journal.Terms with { MostOpen = 1 };
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

        Assert.Empty(await journal.Store.LastSubmissionsAsync("j1"));
    }

    private async Task<SubmitGate> OpenAsync()
    {
        await journal.CreateAsync("j1");
        return new SubmitGate(journal.Store, journal.Time);
    }

    private Task<Submission> PassAsync(SubmitGate gate, string shot, IntentTerms terms) =>
        gate.PassAsync("default", "m", () => journal.Intent("j1", shot), () => terms, CancellationToken.None);

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
