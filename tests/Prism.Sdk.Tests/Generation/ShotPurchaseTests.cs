using NSubstitute;
using Prism.Sdk.Clients.DashScope.Catalogue;
using Prism.Sdk.Generation;
using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Pricing;
using Prism.Sdk.Tests.Jobs.Journal;

namespace Prism.Sdk.Tests.Generation;

public sealed class ShotPurchaseTests : IDisposable
{
    private readonly TempJournal journal = new();
    private readonly IClipProvider provider = Substitute.For<IClipProvider>();
    private readonly TestContextStub context = new("j1");

    public ShotPurchaseTests() => provider.Capabilities.Returns(new ClipProviderCapabilities
    {
        Name = "fake",
        Models = WanModels.All,
        Prices = [new PriceRow { Model = "wan2.6-t2v", Sizes = [VideoSize.Landscape720], PerSecond = new Money(0.6m, "CNY") }],
        BillsAskedSeconds = true,
    });

    public void Dispose() => journal.Dispose();

    [Fact]
    public async Task BuyAsync_Accepted_HadItsIntentBeforeAndItsTaskAfter()
    {
        await journal.CreateAsync("j1");
        SubmissionState? during = null;
        provider.SubmitAsync(default!, default).ReturnsForAnyArgs(_ => LookAsync());

        var bought = await BuyAsync();

        async Task<SubmitOutcome> LookAsync()
        {
            during = Assert.Single(await journal.Store.ListLastSubmissionsAsync("j1", default)).State;
            return new SubmitOutcome.Accepted { TaskId = "task-0001", RequestId = "r" };
        }

        Assert.Equal(SubmissionState.Intent, during);
        Assert.Equal("task-0001", bought.TaskId);
        var row = Assert.Single(await journal.Store.ListLastSubmissionsAsync("j1", default));
        Assert.Equal((SubmissionState.Submitted, "task-0001", new Money(3, "CNY")), (row.State, row.TaskId, row.Price));
        Assert.Single(context.Updates.OfType<ShotSubmitted>());
    }

    [Fact]
    public async Task BuyAsync_CallersToken_NeverReachesTheSubmit()
    {
        await journal.CreateAsync("j1");
        using var source = new CancellationTokenSource();
        CancellationToken given = source.Token;
        provider.SubmitAsync(default!, default).ReturnsForAnyArgs(call =>
        {
            given = call.Arg<CancellationToken>();
            source.Cancel();
            return new SubmitOutcome.Accepted { TaskId = "task-0001" };
        });

        await BuyAsync(source.Token);

        Assert.False(given.CanBeCanceled);
        Assert.Equal("task-0001", Assert.Single(await journal.Store.ListLastSubmissionsAsync("j1", default)).TaskId);
    }

    [Fact]
    public async Task BuyAsync_Unknown_IsNeverSubmittedAgain()
    {
        await journal.CreateAsync("j1");
        provider.SubmitAsync(default!, default).ReturnsForAnyArgs(new SubmitOutcome.Unknown { Error = new AmbiguousSubmissionException("lost") });

        await Assert.ThrowsAsync<AmbiguousSubmissionException>(() => BuyAsync());
        await Assert.ThrowsAsync<AmbiguousSubmissionException>(() => BuyAsync());

        await provider.ReceivedWithAnyArgs(1).SubmitAsync(default!, default);
    }

    [Fact]
    public async Task BuyAsync_IntentOfADeadProcess_IsNotSubmittedAgain()
    {
        await journal.CreateAsync("j1");
        await journal.RecordAsync(journal.Intent("j1", "s1"));
        journal.Reopen();

        var exception = await Assert.ThrowsAsync<AmbiguousSubmissionException>(() => BuyAsync());

        Assert.Equal(ChargeKind.Possible, exception.PossiblyCharged.Kind);
        await provider.DidNotReceiveWithAnyArgs().SubmitAsync(default!, default);
    }

    [Fact]
    public async Task BuyAsync_ProviderThrows_CountsAsUnknown()
    {
        await journal.CreateAsync("j1");
        provider.SubmitAsync(default!, default).ReturnsForAnyArgs<SubmitOutcome>(_ => throw new InvalidOperationException("bug"));

        await Assert.ThrowsAsync<AmbiguousSubmissionException>(() => BuyAsync());

        Assert.Equal(SubmissionState.Unknown, Assert.Single(await journal.Store.ListLastSubmissionsAsync("j1", default)).State);
    }

    [Fact]
    public async Task BuyAsync_ProviderGivesNoOutcome_CountsAsUnknownAndIsSentOnce()
    {
        await journal.CreateAsync("j1");
        provider.SubmitAsync(default!, default).ReturnsForAnyArgs(Task.FromResult<SubmitOutcome>(null!));

        await Assert.ThrowsAsync<AmbiguousSubmissionException>(() => BuyAsync());

        await provider.ReceivedWithAnyArgs(1).SubmitAsync(default!, default);
    }

    [Fact]
    public async Task BuyAsync_Throttled_WaitsAndSubmitsAgain()
    {
        await journal.CreateAsync("j1");
        provider.SubmitAsync(default!, default).ReturnsForAnyArgs(Throttled(), Throttled(), new SubmitOutcome.Accepted { TaskId = "task-0001" });

        Assert.Equal(3, (await BuyAsync()).Attempt);
        Assert.Equal(2, context.Updates.OfType<PipelineWarning>().Count(update => update.Code == "submit-again"));
        Assert.Equal("task-0001", Assert.Single(await journal.Store.ListLastSubmissionsAsync("j1", default)).TaskId);
    }

    [Fact]
    public async Task BuyAsync_RejectedForGood_ThrowsAndReleasesTheReservation()
    {
        await journal.CreateAsync("j1", budget: new Money(3, "CNY"));
        provider.SubmitAsync(default!, default).ReturnsForAnyArgs(
            new SubmitOutcome.NotAccepted { Error = new ProviderRequestException("no") { Code = "InvalidParameter" }, WasSent = true },
            new SubmitOutcome.Accepted { TaskId = "task-0001" });

        await Assert.ThrowsAsync<ProviderRequestException>(() => BuyAsync());

        Assert.Equal("task-0001", (await BuyAsync()).TaskId);
    }

    [Fact]
    public async Task BuyAsync_AlreadySubmitted_BuysNothing()
    {
        await journal.CreateAsync("j1");
        provider.SubmitAsync(default!, default).ReturnsForAnyArgs(new SubmitOutcome.Accepted { TaskId = "task-0001" });
        await BuyAsync();
        journal.Reopen();

        Assert.Equal("task-0001", (await BuyAsync()).TaskId);

        await provider.ReceivedWithAnyArgs(1).SubmitAsync(default!, default);
    }

    [Fact]
    public async Task BuyAsync_BudgetSpent_SubmitsNothing()
    {
        await journal.CreateAsync("j1", budget: new Money(2.99m, "CNY"));

        await Assert.ThrowsAsync<BudgetExceededException>(() => BuyAsync());

        await provider.DidNotReceiveWithAnyArgs().SubmitAsync(default!, default);
    }

    [Fact]
    public async Task BuyAsync_JournalCannotTakeTheTaskId_TheIdLeavesOnTheException()
    {
        await journal.CreateAsync("j1");
        var other = await journal.RecordAsync(journal.Intent("j1", "s0"));
        await journal.Store.RecordTaskAsync(other.Id, "task-0001", null, default);
        provider.SubmitAsync(default!, default).ReturnsForAnyArgs(new SubmitOutcome.Accepted { TaskId = "task-0001", RequestId = "r" });

        var exception = await Assert.ThrowsAsync<AmbiguousSubmissionException>(() => BuyAsync());

        Assert.Equal(("task-0001", "r", ChargeKind.Possible), (exception.TaskId, exception.RequestId, exception.PossiblyCharged.Kind));
        await Assert.ThrowsAsync<AmbiguousSubmissionException>(() => BuyAsync());
        await provider.ReceivedWithAnyArgs(1).SubmitAsync(default!, default);
    }

    private static SubmitOutcome Throttled() =>
        new SubmitOutcome.NotAccepted { Error = new ProviderRequestException("busy") { Code = "Throttling.RateQuota", IsTransient = true }, WasSent = true };

    private Task<Submission> BuyAsync(CancellationToken cancellationToken = default) => new BuyingBench(journal, provider).BuyAsync(context, cancellationToken);
}
