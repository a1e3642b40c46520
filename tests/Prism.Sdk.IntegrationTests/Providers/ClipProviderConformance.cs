using Prism.Sdk.Diagnostics;
using Prism.Sdk.IntegrationTests.Judging;
using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Pricing;
using Prism.Sdk.Worker;

namespace Prism.Sdk.IntegrationTests.Providers;

/// <summary>What every provider must come through: the process dies at each kill point of a shot, answers get lost, and nothing is billed twice.</summary>
[Collection(Alone.Name)]
public abstract class ClipProviderConformance : IAsyncDisposable
{
    public static TheoryData<string> KillPoints { get; } = new("B13", "B14", "B15", "B18", "B19", "B20", "B21", "B22", "B26");

    [Theory]
    [MemberData(nameof(KillPoints))]
    public async Task DiesAtAKillPoint_SuccessorGoesOn_EachShotIsBilledOnce(string point)
    {
        await using var shop = await OpenAsync();
        await using var bench = new MoneyBench(shop.Sell);
        var died = new TaskCompletionSource();
        KillPoint.Reached = reached =>
        {
            if (reached == point && died.TrySetResult())
            {
                bench.Kill();
                throw new PrismException($"The process dies at {point}.");
            }
        };

        try
        {
            await bench.Pipeline.StartAsync(Plans.Of(shop.Model, "a cat", "a dog"), cancellationToken: TestContext.Current.CancellationToken);
        }
        catch (PrismException) when (died.Task.IsCompleted)
        {
            // The process died before it could hand the job over; the journal has it.
        }

        await died.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        await bench.ReviveAsync();
        var job = Assert.Single(await bench.Pipeline.ListJobsAsync(cancellationToken: TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken));
        var ended = await bench.UntilStoppedAsync(job.Id);

        // An intent without an outcome, and no way to ask: a person decides. At any point the other shot may be just there, too.
        var rows = await bench.Books.ReadSubmissionsAsync(new SpendingFilter(), TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
        var isUndecidable = rows.Any(static row => row.State is SubmissionState.Intent or SubmissionState.Unknown);
        Assert.Equal(!shop.FindsLostSubmits && (isUndecidable || point is "B14" or "B15" or "B18"), isUndecidable);
        Assert.True(ended.Status == (isUndecidable ? JobStatus.Parked : JobStatus.Completed), $"{ended.Status}: {ended.Error?.Message}");
        await AcquitAsync(bench, shop);
    }

    [Fact]
    public async Task AnswersAreLost_EachShotIsBilledOnce()
    {
        await using var shop = await OpenAsync();
        await using var bench = new MoneyBench(shop.Sell);
        shop.LoseReply();

        var job = await bench.Pipeline.StartAsync(Plans.Of(shop.Model, "a cat", "a dog"), cancellationToken: TestContext.Current.CancellationToken);
        var ended = await bench.UntilStoppedAsync(job.Id);

        Assert.Equal(shop.FindsLostSubmits ? JobStatus.Completed : JobStatus.Parked, ended.Status);
        Assert.Equal(2, (await shop.ReadBillAsync()).Count);
        await AcquitAsync(bench, shop);
    }

    [Fact]
    public async Task AnswerIsLost_ResumedAgainAndAgain_EachShotIsBilledOnce()
    {
        await using var shop = await OpenAsync();
        await using var bench = new MoneyBench(shop.Sell);
        shop.LoseReply();
        var job = await bench.Pipeline.StartAsync(Plans.Of(shop.Model, "a cat"), cancellationToken: TestContext.Current.CancellationToken);

        for (var times = 0; times < 3; times++)
        {
            await bench.UntilStoppedAsync(job.Id);
            await bench.RestartAsync();
            job = (await bench.Pipeline.GetJobAsync(job.Id, TestContext.Current.CancellationToken))!;
            await job.ResumeAsync(TestContext.Current.CancellationToken);
        }

        await bench.UntilStoppedAsync(job.Id);
        Assert.Single(await shop.ReadBillAsync());
        await AcquitAsync(bench, shop);
    }

    public ValueTask DisposeAsync()
    {
        KillPoint.Reached = null;
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    private protected abstract Task<IShop> OpenAsync();

    private protected static async Task AcquitAsync(MoneyBench bench, IShop shop) => MoneyJudge.Acquit(await bench.LookAsync(await shop.ReadBillAsync()));
}
