using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Prism.Sdk.Generation;
using Prism.Sdk.Generation.Waiting;
using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Jobs.Running;
using Prism.Sdk.Planning;

namespace Prism.Sdk.Benchmarks;

/// <summary>How fast a new process owns a dead one's unfinished jobs and has them all at work, with and without a million finished ones in the file; and what 10,000 of them cost while they wait.</summary>
internal static class Takeover
{
    private static readonly TimeSpan Watched = TimeSpan.FromSeconds(60);

    public static async Task RunAsync()
    {
        await RunAsync(jobs: 1000, finished: 0);
        await RunAsync(jobs: 1000, finished: 1_000_000);
    }

    public static Task CrowdAsync() => RunAsync(jobs: 10_000, finished: 0);

    private static async Task RunAsync(int jobs, int finished)
    {
        using var journal = new BenchJournal();
        await PrepareAsync(journal.Store, jobs);
        if (finished > 0)
        {
            journal.FillWithFinished(finished);
        }

        var provider = new WaitingProvider();
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        builder.Services.AddSingleton<IClipProvider>(provider);
        builder.Services.AddPrism(options => (options.Database, options.StaticRoot) = (journal.Url, Path.Join(journal.Folder, "videos")));
        using var host = builder.Build();

        var before = GC.GetTotalMemory(forceFullCollection: true);
        var watch = Stopwatch.StartNew();
        await host.StartAsync();
        var runner = host.Services.GetRequiredService<JobRunner>();
        while (runner.RunningCount < jobs)
        {
            await Task.Delay(5);
        }

        var owned = watch.Elapsed;
        var waiting = host.Services.GetRequiredService<ClipWaiting>();
        while (waiting.Count < jobs)
        {
            await Task.Delay(5);
        }

        var looked = watch.Elapsed;
        var memory = GC.GetTotalMemory(forceFullCollection: true) - before;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{finished,9:N0} finished jobs in the file: {jobs:N0} unfinished ones owned and scheduled after {owned.TotalSeconds:0.00} s, each task waited for after {looked.TotalSeconds:0.00} s, {memory / 1024.0 / jobs:0.0} KB a waiting job"));
        if (jobs > 1000)
        {
            var cpu = Process.GetCurrentProcess().TotalProcessorTime;
            await Task.Delay(Watched);
            var spent = Process.GetCurrentProcess().TotalProcessorTime - cpu;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{jobs:N0} waiting jobs for {Watched.TotalSeconds:0} s: {spent.TotalSeconds:0.0} s of CPU, {100 * (spent / Watched):0.0} % of one processor"));
        }

        await host.StopAsync();
    }

    // As a process leaves them that died while it waited: one shot each, accepted, not yet made.
    private static async Task PrepareAsync(IJobStore store, int jobs)
    {
        for (var i = 0; i < jobs; i++)
        {
            var id = $"job-{i}";
            var plan = new ShotPlan { Title = "t", Language = "en", Model = "wan2.6-t2v", Size = VideoSize.Landscape720, Shots = [new Shot { Id = "s1", Prompt = "a cat", Seconds = 5, Seed = i }] };
            await store.CreateAsync(BenchJournal.Job(id, "dead"), JobBeginning.With(PipelineStage.Plan, JsonSerializer.Serialize(plan, JobJson.Default.ShotPlan)));
            var intent = (IntentOutcome.Recorded)await store.RecordIntentAsync(BenchJournal.Intent(id, "s1"), BenchJournal.Terms("dead"));
            await store.RecordTaskAsync(intent.Submission.Id, $"task-{i:00000000}", null);
        }
    }
}
