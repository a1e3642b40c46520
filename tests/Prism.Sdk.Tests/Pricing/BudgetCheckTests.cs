using NSubstitute;
using Prism.Sdk.Clients.DashScope.Catalogue;
using Prism.Sdk.Configuration;
using Prism.Sdk.Generation;
using Prism.Sdk.Generation.Purchase;
using Prism.Sdk.Jobs;
using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Planning;
using Prism.Sdk.Pricing;
using Prism.Sdk.Pricing.Caps;
using Prism.Sdk.Tests.Jobs.Journal;

namespace Prism.Sdk.Tests.Pricing;

public sealed class BudgetCheckTests : IDisposable
{
    private static readonly ShotPlan Plan = new()
    {
        Title = "t",
        Language = "en",
        Model = "wan2.6-t2v",
        Size = VideoSize.Landscape720,
        Shots = [new Shot { Id = "s1", Prompt = "a cat", Seconds = 5 }, new Shot { Id = "s2", Prompt = "a dog", Seconds = 5 }],
    };

    private readonly TempJournal journal = new();
    private readonly IClipProvider provider = Substitute.For<IClipProvider>();

    public BudgetCheckTests() => provider.Capabilities.Returns(new ClipProviderCapabilities
    {
        Name = "fake",
        Models = WanModels.All,
        Prices = [new PriceRow { Model = "wan2.6-t2v", Sizes = [VideoSize.Landscape720], PerSecond = new Money(0.6m, "CNY") }],
    });

    public void Dispose() => journal.Dispose();

    [Theory]
    [InlineData(5.99, false)]
    [InlineData(6, true)]
    public async Task RequireAsync_NewJob_NeedsTheWholeFilm(double budget, bool fits) => Assert.Equal(fits, await FitsAsync((decimal)budget));

    [Theory]
    [InlineData(SubmissionState.Generated, 5.99, false)]
    [InlineData(SubmissionState.Generated, 6, true)]
    [InlineData(SubmissionState.Failed, 6, true)]
    [InlineData(SubmissionState.GivenUp, 8.99, false)]
    [InlineData(SubmissionState.GivenUp, 9, true)]
    public async Task RequireAsync_ResumedJob_CountsWhatItSpentOnce(SubmissionState state, double budget, bool fits)
    {
        await journal.CreateAsync("j1");
        var row = await journal.RecordAsync(journal.Intent("j1", "s1"));
        await journal.Store.SettleAsync(row.Id, new Settlement { State = state });

        Assert.Equal(fits, await FitsAsync((decimal)budget));
    }

    [Fact]
    public async Task RequireAsync_ClipOfAnotherJob_CostsNothing()
    {
        await journal.CreateAsync("j2");
        var request = new ClipRequest { Shot = Plan.Shots[0], Plan = Plan };
        var row = await journal.RecordAsync(journal.Intent("j2", "s1") with { Fingerprint = OrderFingerprint.Of(ClipOrder.For(request, "default"), "fake") });
        var path = Path.Join(journal.Folder, "clip.mp4");
        await File.WriteAllTextAsync(path, "clip");
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("clip"u8));
        await journal.Store.SettleAsync(row.Id, new Settlement { State = SubmissionState.Downloaded, ClipPath = path, ClipSha256 = hash });

        Assert.True(await FitsAsync(3));
        await File.WriteAllTextAsync(path, "altered");
        Assert.False(await FitsAsync(3));
        File.Delete(path);
        Assert.False(await FitsAsync(3));
    }

    private async Task<bool> FitsAsync(decimal budget)
    {
        var folders = new JobFolders(Microsoft.Extensions.Options.Options.Create(new PrismOptions { StaticRoot = journal.Folder }));
        var spending = Monitor.Of(new SpendingOptions());
        var prices = new PriceDesk(provider, Monitor.Of(new PricingOptions()), spending, journal.Time);
        var check = new BudgetCheck(journal.Store, new ClipShelf(provider, prices, journal.Store, folders), provider, prices, new SpendingCaps(spending, journal.Time));
        try
        {
            await check.RequireAsync(journal.Record("j1", budget: new Money(budget, "CNY")), Plan, CancellationToken.None);
            return true;
        }
        catch (BudgetExceededException)
        {
            return false;
        }
    }
}
