using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Prism.Sdk.IntegrationTests.Matrix.Bench;
using Prism.Sdk.Jobs;
using Prism.Sdk.Pricing;

namespace Prism.Sdk.IntegrationTests.Matrix.Rows;

/// <summary>Many callers and many workers at one job.</summary>
public sealed class WorkerRows : MatrixTable
{
    internal static IReadOnlyList<MatrixRow> Table { get; } =
    [
        Row("W01", "a hundred starts at once with one key", "one job", Retry.Auto, ChargeKind.None, "one POST", ManyStartsAsync),
        Row("W02", "the same key for another request", "JobConflictException that names the job", Retry.Fix, ChargeKind.None, "nothing is started", ConflictAsync),
        Row("W03", "resumed twice, here and in another process", "one film", Retry.Auto, ChargeKind.None, "one owner; one POST a shot", ResumedTwiceAsync),
        Row("W04", "a job of which its processes die again and again", "parked, for a person to look at", Retry.Fix, ChargeKind.Possible, "another job is finished meanwhile", PoisonAsync, new BenchSetup { RunTime = TimeSpan.FromHours(2) }),
    ];

    public static TheoryData<string> Ids => IdsOf(Table);

    [Theory]
    [MemberData(nameof(Ids))]
    public Task Row_Fault_EndsAsToldAndPaysNothingTwice(string id) => PlayAsync(Table, id);

    private static async Task ManyStartsAsync(MatrixBench bench)
    {
        var options = new JobOptions { Key = "order 7" };
        var jobs = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(() => bench.StartAsync(options: options))));
        await bench.FilmAsync(jobs[0]);
        Assert.Single(jobs.Select(static job => job.Id).Distinct());
        Assert.Equal((1, 1), (bench.Posts, bench.Accepted));
    }

    private static async Task ConflictAsync(MatrixBench bench)
    {
        var options = new JobOptions { Key = "order 7" };
        var first = await bench.StartAsync(options: options);
        var exception = await bench.FailAsync<JobConflictException>(() => bench.StartAsync(shots: 2, options));
        Assert.Equal(first.Id, exception.JobId);
        await bench.FilmAsync(first);
        Assert.Equal(1, bench.Posts);
    }

    private static async Task ResumedTwiceAsync(MatrixBench bench)
    {
        var job = await bench.StartAsync(shots: 2);
        await job.PauseAsync();
        await using var other = bench.Another();
        var there = (await other.GetRequiredService<IVideoPipeline>().GetJobAsync(job.Id))!;
        await Task.WhenAll(job.ResumeAsync(), job.ResumeAsync(), there.ResumeAsync(), there.ResumeAsync());
        await bench.FilmAsync(job);
        await bench.FilmAsync(there);
        Assert.Equal((2, 2), (bench.Posts, bench.Accepted));
    }

    private static async Task PoisonAsync(MatrixBench bench)
    {
        var job = await bench.StartAsync();
        await bench.UntilAsync(() => bench.Accepted == 1, "the task");
        var most = new JobRecoveryOptions().MaxTakeovers;
        var processes = new List<ServiceProvider>();
        for (var life = 0; life <= most && (await bench.Books.FindAsync(job.Id))!.Status == JobStatus.Running; life++)
        {
            // Struck off without having said goodbye, as the dead are.
            foreach (var owner in await bench.Books.ListOwnersAsync())
            {
                await bench.Books.DeposeAsync(owner);
            }

            var process = bench.Another();
            processes.Add(process);
            foreach (var service in process.GetServices<IHostedService>())
            {
                await service.StartAsync(CancellationToken.None);
            }

            var takeovers = life + 1;
            await bench.UntilAsync(() => bench.Books.FindAsync(job.Id).GetAwaiter().GetResult() is { } now && (now.Takeovers >= takeovers || now.Status != JobStatus.Running), $"takeover {takeovers}");
        }

        await bench.UntilAsync(() => bench.Books.FindAsync(job.Id).GetAwaiter().GetResult()!.Status == JobStatus.Parked, "the parking");
        Assert.Equal(1, bench.Posts);
        foreach (var process in processes)
        {
            await process.DisposeAsync();
        }
    }
}
