using System.Text.Json;
using NSubstitute;
using Prism.Sdk.Clients.DashScope.Catalogue;
using Prism.Sdk.Generation;
using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Pricing;
using Prism.Sdk.Tests.Jobs.Journal;

namespace Prism.Sdk.Tests.Generation;

/// <summary>Two accounts, the cheaper one first: who orders, who is asked next, and what the journal says of it.</summary>
public sealed class AccountChoiceTests : IDisposable
{
    private readonly TempJournal journal = new();
    private readonly IClipProvider provider = Substitute.For<IClipProvider>();
    private readonly TestContextStub context = new("j1");
    private readonly BuyingBench bench;
    private readonly List<string> asked = [];
    private readonly Dictionary<string, SubmitOutcome> answers = [];
    private int throttlings;

    public AccountChoiceTests()
    {
        bench = new BuyingBench(journal, provider);
        Configure(Account("cheap", 0.5m), Account("dear", 0.8m));
        provider.SubmitAsync(default!, default).ReturnsForAnyArgs(call =>
        {
            var account = call.Arg<ClipOrder>().Account;
            asked.Add(account);
            return asked.Count <= throttlings
                ? new SubmitOutcome.NotAccepted { Error = new ProviderRequestException("busy") { Code = "Throttling.BurstRate", Fault = ProviderFault.Throttling, IsTransient = true }, WasSent = true }
                : answers.GetValueOrDefault(account) ?? new SubmitOutcome.Accepted { TaskId = $"task-{asked.Count:0000}" };
        });
    }

    public void Dispose() => journal.Dispose();

    [Fact]
    public async Task BuyAsync_AnyAccount_TheCheaperOneOrders_AndIntentPriceAndOrderAreItsOwn()
    {
        await journal.CreateAsync("j1");

        await bench.BuyAsync(context);

        var row = Assert.Single(await RowsAsync());
        Assert.Equal(("cheap", new Money(2.5m, "CNY")), (row.Account, row.Price));
        Assert.Equal("cheap", JsonSerializer.Deserialize(row.Order, JobJson.Default.ClipOrder)!.Account);
    }

    [Fact]
    public async Task BuyAsync_BoundToAnAccount_ThatOneOrdersThoughItIsDearer()
    {
        await journal.CreateAsync("j1");

        await bench.BuyAsync(BuyingBench.Request() with { Account = "dear" }, context);

        Assert.Equal(("dear", new Money(4, "CNY")), ((await RowsAsync())[0].Account, (await RowsAsync())[0].Price));
    }

    [Theory]
    [InlineData(ProviderFault.Billing, "Arrearage")]
    [InlineData(ProviderFault.Quota, "Throttling.AllocationQuota")]
    [InlineData(ProviderFault.Authentication, "InvalidApiKey")]
    [InlineData(ProviderFault.Access, "Model.AccessDenied")]
    public async Task BuyAsync_AccountCannotOrder_TheNextOneDoes_AndTheFirstIsNotAskedForTheNextShot(ProviderFault fault, string code)
    {
        await journal.CreateAsync("j1");
        answers["cheap"] = Refused(fault, code);

        Assert.Equal("dear", (await bench.BuyAsync(context)).Account);
        Assert.Equal("dear", (await bench.BuyAsync(Shot("s2"), context)).Account);

        Assert.Equal(["cheap", "dear", "dear"], asked);
        Assert.Equal([("cheap", SubmissionState.Void), ("dear", SubmissionState.Submitted), ("dear", SubmissionState.Submitted)], (await RowsAsync()).Select(static row => (row.Account, row.State)));
        Assert.Single(context.Updates.OfType<PipelineWarning>(), static update => update.Code == "account-refused");
    }

    [Fact]
    public async Task BuyAsync_NoAccountCanOrder_TellsTheLastRefusal_AndSendsNoMoreForAMinute()
    {
        await journal.CreateAsync("j1");
        answers["cheap"] = Refused(ProviderFault.Billing, "Arrearage");
        answers["dear"] = Refused(ProviderFault.Quota, "AllocationQuota.FreeTierOnly");

        Assert.Equal("AllocationQuota.FreeTierOnly", (await Assert.ThrowsAsync<ProviderRequestException>(() => bench.BuyAsync(context))).Code);
        Assert.Equal("Arrearage", (await Assert.ThrowsAsync<ProviderRequestException>(() => bench.BuyAsync(Shot("s2"), context))).Code);
        Assert.Equal(2, asked.Count);

        // A person settles it, and resumes.
        answers.Clear();
        bench.Pace.Reopen();
        Assert.Equal("cheap", (await bench.BuyAsync(Shot("s2"), context)).Account);
    }

    [Fact]
    public async Task BuyAsync_Throttled_TheOtherAccountOrdersMeanwhile_AndTheRateIsHalved()
    {
        await journal.CreateAsync("j1");
        answers["cheap"] = new SubmitOutcome.NotAccepted { Error = new ProviderRequestException("busy") { Code = "Throttling.RateQuota", Fault = ProviderFault.Throttling, IsTransient = true, RetryAfter = TimeSpan.FromSeconds(90) }, WasSent = true };

        var before = journal.Time.GetUtcNow();
        var bought = await bench.BuyAsync(context);

        Assert.Equal(before, journal.Time.GetUtcNow());
        Assert.Equal(["cheap", "dear"], asked);
        Assert.Equal("dear", bought.Account);
        Assert.Equal(0.5, bench.Pace.Of("cheap", "wan2.6-t2v").Share);
        Assert.Equal(1, bench.Pace.Of("dear", "wan2.6-t2v").Share);
    }

    [Fact]
    public async Task BuyAsync_ThrottledManyTimes_IsSlowerAndNeverFailed()
    {
        await journal.CreateAsync("j1");
        Configure(Account("cheap", 0.5m));
        throttlings = 12;

        Assert.Equal("task-0013", (await bench.BuyAsync(context)).TaskId);
        Assert.Equal(13, asked.Count);
    }

    [Fact]
    public async Task BuyAsync_IntentOfAnAccountOfADeadProcess_IsNeverMovedToAnother()
    {
        await journal.CreateAsync("j1");
        await journal.RecordAsync(journal.Intent("j1", "s1") with { Account = "dear" });
        journal.Reopen();

        await Assert.ThrowsAsync<AmbiguousSubmissionException>(() => bench.BuyAsync(context));

        Assert.Empty(asked);
        Assert.Equal("dear", Assert.Single(await RowsAsync()).Account);
    }

    [Fact]
    public async Task BuyAsync_UnknownFate_IsNotOrderedByTheOtherAccount()
    {
        await journal.CreateAsync("j1");
        answers["cheap"] = new SubmitOutcome.Unknown { Error = new AmbiguousSubmissionException("lost") };

        await Assert.ThrowsAsync<AmbiguousSubmissionException>(() => bench.BuyAsync(context));

        Assert.Equal(["cheap"], asked);
    }

    [Fact]
    public async Task BuyAsync_OneAccountIsFull_TheOtherOrders()
    {
        await journal.CreateAsync("j1");
        Configure(Account("cheap", 0.5m) with { Limits = [new ClipAccountLimit { Model = "wan2.6-t2v", MaxRunningTasks = 1 }] }, Account("dear", 0.8m));

        Assert.Equal(["cheap", "dear", "dear"], [(await bench.BuyAsync(context)).Account, (await bench.BuyAsync(Shot("s2"), context)).Account, (await bench.BuyAsync(Shot("s3"), context)).Account]);
    }

    private static ClipAccount Account(string name, decimal price) => new()
    {
        Name = name,
        Prices = [new PriceRow { Model = "wan2.6-t2v", Sizes = [VideoSize.Landscape720], PerSecond = new Money(price, "CNY") }],
    };

    private static ClipRequest Shot(string id) => BuyingBench.Request() is var request ? request with { Shot = request.Shot with { Id = id } } : null!;

    private static SubmitOutcome Refused(ProviderFault fault, string code) =>
        new SubmitOutcome.NotAccepted { Error = new ProviderRequestException($"Refused: {code}.") { Code = code, Fault = fault }, WasSent = true };

    private void Configure(params ClipAccount[] accounts) =>
        provider.Capabilities.Returns(new ClipProviderCapabilities { Name = "fake", Models = WanModels.All, Prices = [], BillsAskedSeconds = true, Accounts = accounts });

    private Task<List<Submission>> RowsAsync() => journal.Store.ReadSubmissionsAsync(new SpendingFilter()).ToListAsync().AsTask();
}
