using Microsoft.Extensions.DependencyInjection;
using Prism.Sdk.DependencyInjection;
using Prism.Sdk.Diagnostics;
using Prism.Sdk.IntegrationTests.Judging;
using Prism.Sdk.IntegrationTests.Providers;
using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Jobs.Running;
using Prism.Sdk.Pricing;
using Prism.Sdk.Worker;

namespace Prism.Sdk.IntegrationTests.Chaos;

/// <summary>A judge that has never found a fault is worth nothing: each planted bug must be found, and the right protocol acquitted in the same trial.</summary>
[Collection(Alone.Name)]
public sealed class PlantedBugTests : IDisposable
{
    public static TheoryData<string> Names { get; } = [.. PlantedBugs.All.Select(static bug => bug.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Judge_OfAPlantedBug_FindsIt(string name)
    {
        var bug = PlantedBugs.All.Single(bug => bug.Name == name);

        var faults = await TryAsync(bug.Trial, bug.Plant);

        Assert.NotEmpty(faults);
        TestContext.Current.TestOutputHelper!.WriteLine(string.Join('\n', faults));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Judge_OfTheRightProtocolInTheSameTrial_FindsNothing(string name) =>
        Assert.Empty(await TryAsync(PlantedBugs.All.Single(bug => bug.Name == name).Trial, static _ => { }));

    public void Dispose() => KillPoint.Reached = null;

    private static async Task<IReadOnlyList<string>> TryAsync(Trial trial, Action<IPrismBuilder> plant)
    {
        await using var shop = await EmulatorShop.OpenAsync(trial.Speed);
        foreach (var fault in trial.Faults)
        {
            shop.Emulator.AddFault(fault);
        }

        await using var bench = new MoneyBench(prism =>
        {
            shop.Sell(prism);
            trial.Service(prism);
            plant(prism);
            if (trial.DayCap is { } cap)
            {
                prism.Services.Configure<SpendingOptions>(options => options.PerDay["CNY"] = cap);
            }
        });
        await using var other = bench.Another();
        var died = ListenAt(trial, bench, other);

        foreach (var (number, prompts) in trial.Jobs.Index())
        {
            var pipeline = trial.InTwoProcesses && number == 1 ? other.GetRequiredService<IVideoPipeline>() : bench.Pipeline;
            try
            {
                var job = await pipeline.StartAsync(Plans.Of(shop.Model, prompts), new JobOptions { ReuseClips = false }, TestContext.Current.CancellationToken);
                if (trial.OneAfterTheOther)
                {
                    await bench.UntilStoppedAsync(job.Id);
                }
            }
            catch (PrismException) when (died.IsCompleted)
            {
                // The process died before it could hand the job over; the journal has it.
            }
        }

        if (trial.DiesAt is not null)
        {
            await died.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
            await bench.ReviveAsync();
        }

        var jobs = await bench.Pipeline.ListJobsAsync(cancellationToken: TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(trial.Jobs.Count, jobs.Count);
        foreach (var job in jobs)
        {
            await SeeOffAsync(bench, job.Id);
        }

        return MoneyJudge.FindFaults(await bench.LookAsync(await shop.ReadBillAsync()) with { DayCap = trial.DayCap });
    }

    // As a user would: what may be tried again is resumed.
    private static async Task SeeOffAsync(MoneyBench bench, string id)
    {
        for (var resumes = 0; resumes < 3 && await bench.UntilStoppedAsync(id) is { Status: JobStatus.Failed, Error.IsTransient: true }; resumes++)
        {
            await (await bench.Pipeline.GetJobAsync(id, TestContext.Current.CancellationToken))!.ResumeAsync(TestContext.Current.CancellationToken);
        }

        await bench.UntilStoppedAsync(id);
    }

    private static Task ListenAt(Trial trial, MoneyBench bench, ServiceProvider other)
    {
        var reached = new TaskCompletionSource();
        KillPoint.Reached = point =>
        {
            if (point == trial.DiesAt && reached.TrySetResult())
            {
                bench.Kill();
                throw new PrismException($"The process dies at {point}.");
            }

            if (trial.IsTakenOver && point == "B13" && reached.TrySetResult())
            {
                TakeOverAsync(bench, other).Wait();
            }
        };
        return reached.Task;
    }

    // The first process sleeps in the kill point meanwhile.
    private static async Task TakeOverAsync(MoneyBench bench, ServiceProvider other)
    {
        await bench.DeposeAsync();
        await other.GetRequiredService<JobRunner>().ResideAsync(CancellationToken.None);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!await bench.Books.ReadSubmissionsAsync(new SpendingFilter()).AnyAsync(static row => row.State >= SubmissionState.Submitted))
        {
            await timer.WaitForNextTickAsync();
        }
    }
}
