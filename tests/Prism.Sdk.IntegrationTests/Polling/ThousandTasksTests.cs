using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Prism.Sdk.Emulator;
using Prism.Sdk.Emulator.Clips;
using Prism.Sdk.Generation;
using Prism.Sdk.Generation.Waiting;
using Prism.Sdk.Polling;

namespace Prism.Sdk.IntegrationTests.Polling;

/// <summary>1,000 tasks waited at once in one process stay within 20 calls in any second, over real HTTP.</summary>
public sealed class ThousandTasksTests(ITestOutputHelper output)
{
    private const int Tasks = 1000;
    private const double Speed = 2.5;

    [Fact]
    public async Task WaitAsync_ThousandTasksAtOnce_NeverMoreThanTwentyCallsInAnySecondOfTheEmulator()
    {
        var folder = Directory.CreateTempSubdirectory("prism-thousand-");
        await File.WriteAllBytesAsync(Path.Join(folder.FullName, ClipFolder.SharedName(new ClipShape("1280*720", 5, FramesPerSecond: 30, HasSound: true))), [0, 0, 0, 16, .. "ftypisom"u8, 0, 0, 2, 0, 0, 0, 0, 8, .. "moov"u8], TestContext.Current.CancellationToken);
        await using var emulator = await PrismEmulator.StartAsync(new PrismEmulatorOptions { Speed = Speed, ShareClips = true, SharedClipFolder = folder.FullName, RunningTasks = Tasks, RunTime = (TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(40)) }, TestContext.Current.CancellationToken);
        var ids = Enumerable.Range(0, Tasks).Select(i => emulator.AddForeignTask($"cat {i}", "1280*720", 5)).ToArray();
        await using var services = Build(emulator);
        var waiting = services.GetRequiredService<ClipWaiting>();

        var (submitted, before) = (emulator.TimeProvider.GetUtcNow(), GC.GetTotalMemory(forceFullCollection: true));
        var (watch, cpu) = (Stopwatch.StartNew(), Process.GetCurrentProcess().TotalProcessorTime);
        var delays = new List<double>();
        var waits = ids.Select(id => waiting.WaitAsync(Ticket(id, submitted), sighting => IsOver(sighting, emulator.TimeProvider, delays), TestContext.Current.CancellationToken)).ToArray();
        var each = (GC.GetTotalMemory(forceFullCollection: true) - before) / 1024.0 / Tasks;
        Assert.All(await Task.WhenAll(waits), Assert.True);

        var (spent, took) = (Process.GetCurrentProcess().TotalProcessorTime - cpu, watch.Elapsed);
        var (calls, lists, most) = (emulator.Requests.Count, emulator.Requests.Count(static request => request.Path.Contains("/tasks?", StringComparison.Ordinal)), MostInASecond(emulator.Requests));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Tasks} tasks in {took.TotalSeconds * Speed:0} s of the emulator ({took.TotalSeconds:0.0} s): {calls} calls ({lists} pages of lists), most in a second {most}, mean delay {delays.Average():0.0} s; CPU of emulator and client {spent.TotalSeconds:0.0} s; {each:0.0} KB a waiter"));
        Assert.InRange(most, 1, 20);
        Assert.InRange(each, 0, 20);
        folder.Delete(recursive: true);
    }

    private static TaskTicket Ticket(string id, DateTimeOffset submitted) => new() { TaskId = id, Kind = new TaskKind("wan2.6-t2v", "1280*720", 5), SubmittedAt = submitted };

    private static bool IsOver(Sighting<ClipTask> sighting, TimeProvider time, List<double> delays)
    {
        if (sighting.Task is not { State: ClipTaskState.Succeeded } task)
        {
            return false;
        }

        lock (delays)
        {
            delays.Add((time.GetUtcNow() - task.EndedAt!.Value).TotalSeconds);
        }

        return true;
    }

    private static ServiceProvider Build(PrismEmulator emulator)
    {
        var collection = new ServiceCollection();
        collection.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        collection.AddPrism().UseEmulator(emulator);
        return collection.BuildServiceProvider();
    }

    // By the emulator's own log and clock, in any window of a second.
    private static int MostInASecond(IReadOnlyList<ReceivedRequest> requests)
    {
        var (most, first, all) = (0, 0, requests.Select(static request => request.ReceivedAt).Order().ToArray());
        for (var last = 0; last < all.Length; last++)
        {
            while (all[last] - all[first] >= TimeSpan.FromSeconds(1))
            {
                first++;
            }

            most = Math.Max(most, last - first + 1);
        }

        return most;
    }
}
