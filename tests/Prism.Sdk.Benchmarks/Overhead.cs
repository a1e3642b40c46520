using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Prism.Sdk.Generation;
using Prism.Sdk.Planning;

namespace Prism.Sdk.Benchmarks;

/// <summary>What Prism adds to the work itself: a job's time beside the critical path of the service's tasks, and the processor time of this process a film. The emulator is another process.</summary>
internal static class Overhead
{
    private const double Speed = 30;

    /// <summary>Jobs alone, scaled: time thirty times as fast, clips shared.</summary>
    public static async Task RunAsync()
    {
        await RunAsync(shots: 1, jobs: 1, Speed);
        await RunAsync(shots: 1, jobs: 1, Speed);
        await RunAsync(shots: 6, jobs: 1, Speed);
        await RunAsync(shots: 24, jobs: 1, Speed);
    }

    /// <summary>A hundred jobs at once, scaled alike.</summary>
    public static async Task CrowdAsync()
    {
        await RunAsync(shots: 1, jobs: 100, Speed);
        await RunAsync(shots: 6, jobs: 100, Speed);
    }

    /// <summary>Once as in life: six shots at speed 1, some minutes.</summary>
    public static Task InLifeAsync() => RunAsync(shots: 6, jobs: 1, speed: 1);

    private static async Task RunAsync(int shots, int jobs, double speed)
    {
        var folder = Directory.CreateTempSubdirectory("prism-overhead-");
        using var emulator = await EmulatorProcess.StartAsync(speed);
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        var prism = services.AddPrism(options => (options.Database, options.StaticRoot) = ($"sqlite:///{Path.Join(folder.FullName, "jobs.db")}", Path.Join(folder.FullName, "videos")));
        await prism.UseEmulatorAsync(emulator.Address);
        await using (var provider = services.BuildServiceProvider())
        {
            var pipeline = provider.GetRequiredService<IVideoPipeline>();
            var (cpu, watch) = (Process.GetCurrentProcess().TotalProcessorTime, Stopwatch.StartNew());
            var ends = await Task.WhenAll(Enumerable.Range(0, jobs).Select(async job =>
            {
                await (await pipeline.StartAsync(Plan(job, shots))).WaitForCompletionAsync();
                return watch.Elapsed;
            }));
            var took = watch.Elapsed * speed;
            var spent = Process.GetCurrentProcess().TotalProcessorTime - cpu;

            var tasks = await provider.GetRequiredService<IClipProvider>().ListAsync(new TaskWindow()).ToListAsync();
            var (path, idle) = (PathOf(tasks), IdleOf(tasks));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{jobs,3} jobs of {shots,2} shots at speed {speed,2}: {took.TotalSeconds,6:0} s, the tasks' own path {path.TotalSeconds,6:0} s, over it {100 * ((took / path) - 1),5:0.0} % ({(took - path).TotalSeconds / speed,5:0.00} s by the clock); {100 * idle,4:0.0} % of the slots idle while shots waited; the mean film was there after {100 * ends.Average(static end => end.TotalSeconds) * speed / took.TotalSeconds,3:0} % of the time; {spent.TotalMilliseconds / jobs,5:0} ms of CPU a film"));
        }

        folder.Delete(recursive: true);
    }

    private static ShotPlan Plan(int job, int shots) => new()
    {
        Title = "t",
        Language = "en",
        Model = "wan2.6-t2v",
        Size = VideoSize.Landscape720,
        Shots = [.. Enumerable.Range(1, shots).Select(shot => new Shot { Id = $"s{shot}", Prompt = $"A cat walks, {job}, {shot}.", Seconds = 5, Seed = 1 })],
    };

    // From the first order to the end of the last task, as the service tells it.
    private static TimeSpan PathOf(IReadOnlyList<ClipTask> tasks) => tasks.Max(static task => task.EndedAt!.Value) - tasks.Min(static task => task.CreatedAt!.Value);

    // Until the last task began, another shot was always there to be shot.
    private static double IdleOf(IReadOnlyList<ClipTask> tasks)
    {
        var (first, last) = (tasks.Min(static task => task.StartedAt!.Value), tasks.Max(static task => task.StartedAt!.Value));
        var slots = tasks.Max(task => tasks.Count(other => other.StartedAt <= task.StartedAt && other.EndedAt > task.StartedAt));
        var busy = tasks.Sum(task => ((task.EndedAt < last ? task.EndedAt.Value : last) - task.StartedAt!.Value).TotalSeconds);
        return last == first ? 0 : 1 - (busy / (slots * (last - first).TotalSeconds));
    }
}
