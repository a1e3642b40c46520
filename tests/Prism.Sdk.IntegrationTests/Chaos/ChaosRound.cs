using Prism.Sdk.Emulator;
using Prism.Sdk.Generation;
using Prism.Sdk.IntegrationTests.Judging;
using Prism.Sdk.Jobs.Journal;

namespace Prism.Sdk.IntegrationTests.Chaos;

/// <summary>One account, one journal, many jobs at once; faults, strangers, an ordered restart and a kill.</summary>
internal sealed class ChaosRound(int seed, int count) : IDisposable
{
    private const int MostResumes = 8;

    private readonly SemaphoreSlim door = new(1, 1);
    private int stopped;

    public async Task<ChaosTally> RunAsync()
    {
        var started = TimeProvider.System.GetTimestamp();
        var random = new Random(seed);
        var jobs = ChaosScript.Draw(random, count);
        await using var shop = await EmulatorShop.OpenAsync(speed: 100, atOnce: 30, listLag: TimeSpan.FromSeconds(random.Next(61)), accounts: 1 + (seed % 2));
        await using var bench = new MoneyBench(shop.Sell);

        await Task.WhenAll(jobs.Select(job => LiveAsync(job, shop.Emulators, bench)).Append(DisturbAsync(bench)));

        var affairs = await bench.LookAsync(await shop.ReadBillAsync());
        return new ChaosTally
        {
            Seed = seed,
            Affairs = affairs,
            Faults = [.. jobs.SelectMany(static job => job.Faults)],
            LookedUp = await LookedUpAsync(bench, affairs, [.. jobs.SelectMany(static job => job.Foreign)]),
            Took = TimeProvider.System.GetElapsedTime(started),
        };
    }

    public void Dispose() => door.Dispose();

    private async Task LiveAsync(ChaosJob job, IReadOnlyList<PrismEmulator> emulators, MoneyBench bench)
    {
        foreach (var (number, fault) in job.Faults.Index())
        {
            emulators[number % emulators.Count].AddFault(fault);
        }

        foreach (var (number, words) in job.Foreign.Index())
        {
            emulators[number % emulators.Count].AddForeignTask(words, "1280*720", 2);
        }

        var id = await DoAsync(async () => (await bench.Pipeline.StartAsync(job.Plan, job.Options)).Id);
        if (job.IsCanceled)
        {
            await DoAsync(async () => (await (await bench.Pipeline.GetJobAsync(id))!.CancelAsync()).ToString());
        }

        for (var resumes = 0; resumes < MostResumes && await bench.UntilStoppedAsync(id) is { Status: JobStatus.Failed, Error: { IsTransient: true } or { Type: nameof(ClipDownloadException) } }; resumes++)
        {
            await DoAsync(async () =>
            {
                await (await bench.Pipeline.GetJobAsync(id))!.ResumeAsync();
                return id;
            });
        }

        await bench.UntilStoppedAsync(id);
        Interlocked.Increment(ref stopped);
    }

    // Once in order, once by a kill, with many jobs in the middle of everything.
    private async Task DisturbAsync(MoneyBench bench)
    {
        foreach (var (share, isKill) in new[] { (0.15, true), (0.5, false) })
        {
            using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
            while (Volatile.Read(ref stopped) < count * share)
            {
                await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken);
            }

            await DoAsync(async () =>
            {
                await (isKill ? bench.ReviveAsync() : bench.RestartAsync());
                return "";
            });
        }
    }

    // Nobody asks a pipeline that is just being replaced.
    private async Task<string> DoAsync(Func<Task<string>> act)
    {
        await door.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            return await act();
        }
        finally
        {
            door.Release();
        }
    }

    private static async Task<IReadOnlyList<Submission>> LookedUpAsync(MoneyBench bench, Affairs affairs, HashSet<string> foreign)
    {
        var last = new List<Submission>();
        var canceled = affairs.Jobs.Where(static job => job.Status == JobStatus.Canceled).Select(static job => job.Id).ToHashSet();
        foreach (var rows in affairs.Rows.Where(row => !canceled.Contains(row.JobId)).GroupBy(static row => row.JobId))
        {
            var warnings = (await bench.Books.ReadUpdatesAsync(rows.Key, 0)).OfType<PipelineWarning>().Where(static warning => warning.Code == "looking-up").ToArray();
            last.AddRange(rows.GroupBy(static row => row.ShotId)
                .Where(attempts => warnings.Any(warning => warning.Message.Contains($"shot {attempts.Key} ", StringComparison.Ordinal)))
                .Select(static attempts => attempts.MaxBy(static row => row.Attempt)!)
                .Where(row => !foreign.Contains(Affairs.WordsOf(row))));
        }

        return last;
    }
}
