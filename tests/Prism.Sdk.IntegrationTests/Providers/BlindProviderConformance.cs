using Prism.Sdk.IntegrationTests.Judging;
using Prism.Sdk.Jobs;
using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Pricing;
using Prism.Sdk.Worker;

namespace Prism.Sdk.IntegrationTests.Providers;

/// <summary>A provider that can neither list nor take a key: what is lost, a person decides.</summary>
public sealed class BlindProviderConformance : ClipProviderConformance
{
    [Fact]
    public async Task AnswerIsLost_PersonBuysAgain_BothStandInTheLedger()
    {
        await using var shop = await OpenAsync();
        await using var bench = new MoneyBench(shop.Sell);
        shop.LoseReply();
        var job = await bench.Pipeline.StartAsync(Plans.Of(shop.Model, "a cat"), cancellationToken: TestContext.Current.CancellationToken);
        await bench.UntilStoppedAsync(job.Id);

        await job.ResolveShotAsync("s1", ShotResolution.BuyAgain, TestContext.Current.CancellationToken);
        await job.ResumeAsync(TestContext.Current.CancellationToken);

        Assert.Equal(JobStatus.Completed, (await bench.UntilStoppedAsync(job.Id)).Status);
        var rows = await bench.Books.ReadSubmissionsAsync(new SpendingFilter(), TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal([SubmissionState.GivenUp, SubmissionState.Used], rows.Select(static row => row.State));
        await AcquitAsync(bench, shop);
    }

    private protected override Task<IShop> OpenAsync() => Task.FromResult<IShop>(new PlainShop(takesKeys: false));
}
