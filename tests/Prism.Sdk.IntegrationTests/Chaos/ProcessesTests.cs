using Microsoft.Extensions.Options;
using Prism.Sdk.Configuration;
using Prism.Sdk.IntegrationTests.Judging;
using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Jobs.Journal.Sql;
using Prism.Sdk.Pricing;

namespace Prism.Sdk.IntegrationTests.Chaos;

/// <summary>Four processes on one journal: each shot is submitted once, also when one of them is killed in the middle.</summary>
public sealed class ProcessesTests
{
    private const int Workers = 4;
    private const int Jobs = 200;
    private const double Speed = 50;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task FourProcesses_TwoHundredJobs_EachShotIsSubmittedOnce(bool oneIsKilled)
    {
        var folder = Directory.CreateTempSubdirectory("prism-processes-");
        await using var shop = await EmulatorShop.OpenAsync(Speed, atOnce: 24);
        using var database = new SqliteDatabase(Options.Create(new PrismOptions { Database = $"sqlite:///{Path.Join(folder.FullName, "jobs.db")}" }));
        var books = new SqlJobStore(database, TimeProvider.System);
        var workers = Enumerable.Range(0, Workers).Select(number => WorkerProcess.Start(folder.FullName, shop.Emulator.BaseAddress, Speed, number * Jobs / Workers, Jobs / Workers)).ToArray();
        try
        {
            await Task.WhenAll(workers.Select(static worker => worker.UntilStartedAsync()));
            if (oneIsKilled)
            {
                await UntilAsync(() => Task.FromResult(shop.Emulator.Bill.Count >= Jobs / 2));
                workers[1].Kill();
            }

            await UntilAsync(async () => (await books.ListAsync(new JobFilter { IsStopped = true, Limit = 1000 })).Count == Jobs);
        }
        finally
        {
            foreach (var worker in workers)
            {
                await worker.DisposeAsync();
            }
        }

        var affairs = await LookAsync(books, shop);
        MoneyJudge.Acquit(affairs);
        Assert.All(affairs.Jobs, static job => Assert.Equal(JobStatus.Completed, job.Status));
        Assert.Equal(Enumerable.Range(0, Jobs).Sum(static number => 1 + (number % 3)), affairs.Bill.Count);
        database.Dispose();
        folder.Delete(recursive: true);
    }

    private static async Task<Affairs> LookAsync(SqlJobStore books, EmulatorShop shop)
    {
        var jobs = new List<JobRecord>();
        foreach (var job in await books.ListAsync(new JobFilter { Limit = 1000 }))
        {
            jobs.Add((await books.FindAsync(job.Id))!);
        }

        return new Affairs { Bill = await shop.ReadBillAsync(), Jobs = jobs, Rows = await books.ReadSubmissionsAsync(new SpendingFilter()).ToListAsync() };
    }

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(2));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (!await holds())
        {
            await timer.WaitForNextTickAsync(limit.Token);
        }
    }
}
