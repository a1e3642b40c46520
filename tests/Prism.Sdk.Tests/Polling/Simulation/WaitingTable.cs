using Prism.Sdk.Polling;

namespace Prism.Sdk.Tests.Polling.Simulation;

/// <summary>The measure of waiting: the real poller on a clock that jumps, 6,000 tasks a row, beside the schedule of the official SDK (dashscope.md §2.3).</summary>
internal static class WaitingTable
{
    private const int Tasks = 6000;
    private const double RoundTrip = 0.12;

    // A film begins every so often, so that many wait at a time and the first ones teach the others.
    private const double Every = 5;

    public static WaitingRow Official(string name, Func<Random, double> runTime)
    {
        var random = new Random(1);
        var (delays, requests) = (new List<double>(Tasks), 0);
        for (var i = 0; i < Tasks; i++)
        {
            var (run, now, pause) = (runTime(random), 0.0, 0);
            while (true)
            {
                requests++;
                var told = now + (RoundTrip / 2);
                now += RoundTrip;
                if (told >= run)
                {
                    delays.Add(now - run);
                    break;
                }

                now += pause switch { < 2 => 1, < 5 => 2, < 8 => 4, _ => 5 };
                pause++;
            }
        }

        return Row("official SDK", name, delays, delays, requests);
    }

    /// <summary>Lets the real poller wait.</summary>
    /// <param name="name">The distribution's name.</param>
    /// <param name="runTime">How long a task runs.</param>
    /// <param name="shots">How many tasks of an account begin together, and so may share lists.</param>
    /// <param name="queueTime">How long a task waits before it runs.</param>
    public static WaitingRow Learned(string name, Func<Random, double> runTime, int shots = 1, Func<Random, double>? queueTime = null)
    {
        var (time, random) = (new SteppedTime(), new Random(1));
        var service = new SimulatedService(time, RoundTrip);
        using var poller = new TaskPoller<SimulatedTask>(service, new LearnedTimes(), time, new Random(2));
        var (told, delays) = (new List<double>(Tasks), new List<double>(Tasks));
        for (var film = 0; film < Tasks / shots; film++)
        {
            var account = $"film-{film}";
            time.At(film * Every * Math.Sqrt(shots), () =>
            {
                var left = shots;
                foreach (var task in Enumerable.Range(0, shots).Select(shot => service.Add(account, $"{account}-{shot}", queueTime?.Invoke(random) ?? 0, runTime(random))).ToArray())
                {
                    var ticket = new TaskTicket { TaskId = task.Id, Account = account, Kind = new TaskKind("m", "1280*720", 5), SubmittedAt = time.GetUtcNow() };
                    _ = poller.WaitAsync(ticket, sighting => IsOver(sighting, task, account, ref left), CancellationToken.None);
                }
            });
        }

        time.Run();
        return delays.Count == Tasks / shots * shots
            ? Row("Prism", name, told, delays, service.Looks + service.Lists)
            : throw new InvalidOperationException($"{Tasks - delays.Count} tasks were never seen to end.");

        bool IsOver(Sighting<SimulatedTask> sighting, SimulatedTask task, string account, ref int left)
        {
            if (sighting.Task is null || service.Read(task).Phase != TaskPhase.Succeeded)
            {
                return false;
            }

            told.Add(task.ToldAt!.Value - task.Ended);
            delays.Add(time.Seconds - task.Ended);
            if (--left == 0)
            {
                time.At(time.Seconds + 1, () => service.Close(account));
            }

            return true;
        }
    }

    public static Func<Random, double> Uniform(double from, double to) => random => from + ((to - from) * random.NextDouble());

    public static Func<Random, double> Lognormal(double median, double sigma) =>
        random => median * Math.Exp(sigma * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));

    private static WaitingRow Row(string schedule, string name, List<double> told, List<double> delays, int requests) =>
        new(schedule, name, told.Average(), delays.Average(), delays.Order().ElementAt(delays.Count * 95 / 100), requests / (double)delays.Count);
}
