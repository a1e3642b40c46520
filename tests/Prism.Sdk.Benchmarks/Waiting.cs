using System.Diagnostics;
using System.Globalization;
using Prism.Sdk.Polling;
using Prism.Sdk.Tests.Polling.Simulation;

namespace Prism.Sdk.Benchmarks;

/// <summary>How late, and with how many calls, the poller learns that a task has ended, beside the official SDK's schedule; and what 10,000 waiters cost.</summary>
internal static class Waiting
{
    private const int Waiters = 10_000;

    public static Task RunAsync()
    {
        Console.WriteLine("6,000 tasks a row, round trip 0.12 s, the final look counted:");
        Console.WriteLine(WaitingRow.Header);
        foreach (var row in (Func<WaitingRow>[])[WaitingRows.OfficialUniform, WaitingRows.Uniform, WaitingRows.OfficialWide, WaitingRows.LognormalWide, WaitingRows.OfficialNarrow, WaitingRows.LognormalNarrow, WaitingRows.Queued, WaitingRows.SixUniform, WaitingRows.SixNarrow])
        {
            Console.WriteLine(row());
        }

        Crowd();
        return Task.CompletedTask;
    }

    private static void Crowd()
    {
        var time = new SteppedTime();
        var service = new SimulatedService(time);
        var random = new Random(1);
        var runTime = WaitingTable.Uniform(60, 180);
        var left = Waiters;
        var before = GC.GetTotalMemory(forceFullCollection: true);
        using var poller = new TaskPoller<SimulatedTask>(service, new LearnedTimes(), time, new Random(2));
        for (var i = 0; i < Waiters; i++)
        {
            var task = service.Add("default", $"task-{i}", 0, runTime(random));
            var ticket = new TaskTicket { TaskId = task.Id, Kind = new TaskKind("m", "1280*720", 5), SubmittedAt = time.GetUtcNow() };
            _ = poller.WaitAsync(ticket, sighting => sighting.Task is { } seen && service.Read(seen).Phase == TaskPhase.Succeeded && left-- >= 0, CancellationToken.None);
        }

        var each = (GC.GetTotalMemory(forceFullCollection: true) - before) / 1024.0 / Waiters;
        var (cpu, watch) = (Process.GetCurrentProcess().TotalProcessorTime, Stopwatch.StartNew());
        time.Run();
        var spent = Process.GetCurrentProcess().TotalProcessorTime - cpu;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Waiters:N0} waiters of one account: {each:0.0} KB each, simulated service included; {time.Seconds:0} s until the last was fetched by {service.Looks:N0} looks and {service.Lists:N0} pages of lists; {spent.TotalSeconds:0.0} s of CPU, {100 * spent.TotalSeconds / time.Seconds:0.00} % of one processor; {left} left; run in {watch.Elapsed.TotalSeconds:0.0} s"));
    }
}
