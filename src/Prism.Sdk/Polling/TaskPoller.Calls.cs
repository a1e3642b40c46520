namespace Prism.Sdk.Polling;

/// <summary>The calls and what comes of them.</summary>
internal sealed partial class TaskPoller<TTask>
{
    // A run whose end was only seen by a look teaches little when the look before was long ago.
    private const double Blurred = 30;

    private static readonly TimeSpan ClocksDiffer = TimeSpan.FromMinutes(10);

    private void Begin(PollCall<TTask> call) => _ = call switch
    {
        { IsTooLate: true } => EndAsync(call.Task!),
        { Group: { } group } => ListAsync(call.Lane, group),
        _ => LookAsync(call.Lane, call.Task!),
    };

    private static Task EndAsync(WatchedTask<TTask> task)
    {
        task.Cancellation.Unregister();
        task.End.TrySetResult(false);
        return Task.CompletedTask;
    }

    private async Task LookAsync(PollLane<TTask> lane, WatchedTask<TTask> task)
    {
        var asked = Now;
        try
        {
            var seen = await source.LookAsync(lane.Account, task.Ticket.TaskId, stopped).ConfigureAwait(false);
            Answered(lane, task, seen, asked);
        }
        catch (Exception exception)
        {
            // Whatever it is, it is the waiters' to know; nobody stands above this call.
            Failed(lane, task, exception);
        }

        Step();
    }

    private void Answered(PollLane<TTask> lane, WatchedTask<TTask> task, TTask seen, double asked)
    {
        var view = source.Read(seen);
        TimeSpan? remaining = null;
        lock (gate)
        {
            lane.CameBack();
            lane.Outage.Answered();
            var told = (asked + Now) / 2;
            if (view.Phase == TaskPhase.Succeeded && !task.IsGone)
            {
                Learn(task, view, told);
            }

            task.See(view, told, RanFor(view));
            remaining = view.HasEnded ? null : Remaining(task);
        }

        Conclude(lane, task, new Sighting<TTask> { Task = seen, Remaining = remaining });
    }

    private void Failed(PollLane<TTask> lane, WatchedTask<TTask> task, Exception exception)
    {
        var fault = LookFaults.Of(exception);
        lock (gate)
        {
            lane.CameBack();
            if (fault == LookFault.Outage)
            {
                task.IsLooking = false;
                lane.Outage.Failed(Now, (exception as PrismException)?.RetryAfter);
            }
            else if (fault == LookFault.Odd)
            {
                lane.Outage.Answered();
                task.SeeNothing();
            }
            else
            {
                lane.Remove(task, Now);
            }
        }

        switch (fault)
        {
            case LookFault.Outage:
                TellOutage(lane, task, exception);
                break;
            case LookFault.Odd:
                Conclude(lane, task, new Sighting<TTask> { Fault = exception });
                break;
            default:
                task.Cancellation.Unregister();
                task.End.TrySetException(exception);
                break;
        }
    }

    // One look that fails is one waiter's news; from the second failure on it is everybody's. Each is told once.
    private void TellOutage(PollLane<TTask> lane, WatchedTask<TTask>? failed, Exception exception)
    {
        WatchedTask<TTask>[] news;
        lock (gate)
        {
            news = [.. (lane.Outage.Failures > 1 ? lane.Tasks : failed is null ? [] : [failed]).Where(static task => !task.IsTold && !task.IsGone && !task.IsLooking)];
            foreach (var task in news)
            {
                (task.IsTold, task.IsLooking) = (true, true);
            }

            if (failed is { IsGone: false, IsLooking: false })
            {
                lane.Plan(failed, Now);
            }
        }

        foreach (var task in news)
        {
            Conclude(lane, task, new Sighting<TTask> { Fault = exception });
        }
    }

    /// <summary>Tells a waiter, and ends its wait or plans its next look.</summary>
    private void Conclude(PollLane<TTask> lane, WatchedTask<TTask> task, Sighting<TTask> sighting)
    {
        var isOver = false;
        Exception? thrown = null;
        try
        {
            isOver = !task.IsGone && task.IsOver(sighting);
        }
        catch (Exception exception)
        {
            thrown = exception;
        }

        bool isTooLate;
        lock (gate)
        {
            var now = Now;
            task.IsLooking = false;
            if (task.IsGone)
            {
                return;
            }

            isTooLate = !isOver && now >= task.Deadline;
            if (isOver || isTooLate || thrown is not null)
            {
                lane.Remove(task, now);
            }
            else
            {
                lane.Plan(task, now);
                lane.Replan(lane.GroupOf(task), now);
                return;
            }
        }

        task.Cancellation.Unregister();
        _ = thrown is null ? task.End.TrySetResult(isOver) : task.End.TrySetException(thrown);
    }

    private async Task ListAsync(PollLane<TTask> lane, PollGroup<TTask> group)
    {
        var (asked, rows) = (Now, 0);
        var found = new List<(WatchedTask<TTask> Task, TTask Row, TaskView View)>();
        Exception? failure = null;
        try
        {
            var (wanted, from) = Wanted(group);
            await foreach (var row in source.ListAsync(lane.Account, group.Model, from, stopped).ConfigureAwait(false))
            {
                rows++;
                var view = source.Read(row);
                if (wanted.Remove(view.TaskId, out var tasks))
                {
                    found.AddRange(tasks.Select(task => (task, row, view)));
                    if (wanted.Count == 0)
                    {
                        break;
                    }
                }
            }
        }
        catch (Exception exception)
        {
            failure = exception;
        }

        Listed(lane, group, asked, rows, found, failure);
        Step();
    }

    private (Dictionary<string, List<WatchedTask<TTask>>> Tasks, DateTimeOffset? From) Wanted(PollGroup<TTask> group)
    {
        lock (gate)
        {
            var wanted = group.Tasks.Where(static task => task.IsListable).GroupBy(static task => task.Ticket.TaskId).ToDictionary(static tasks => tasks.Key, static tasks => tasks.ToList());
            var isNarrow = group.IsNarrow && group.Tasks.Count > 0 && group.Tasks.TrueForAll(static task => task.Ticket.SubmittedAt is not null);
            return (wanted, isNarrow ? time.GetUtcNow() - TimeSpan.FromSeconds(Now - group.Tasks.Min(static task => task.Submitted)) - ClocksDiffer : null);
        }
    }

    private void Listed(PollLane<TTask> lane, PollGroup<TTask> group, double asked, int rows, List<(WatchedTask<TTask> Task, TTask Row, TaskView View)> found, Exception? failure)
    {
        var alive = new List<(WatchedTask<TTask> Task, Sighting<TTask> Sighting)>();
        lock (gate)
        {
            var now = Now;
            lane.CameBack(group.Places);
            if (failure is null)
            {
                lane.Outage.Answered();
            }
            else if (LookFaults.Of(failure) == LookFault.Outage)
            {
                lane.Outage.Failed(now, (failure as PrismException)?.RetryAfter);
            }

            // A later page was told later; the first moment is true of all.
            var told = rows > PollCosts.PageRows ? asked : (asked + now) / 2;
            foreach (var (task, row, view) in found)
            {
                if (!task.IsListable || view.Phase == TaskPhase.Unknown)
                {
                    continue;
                }

                if (view.HasEnded)
                {
                    task.SeeEndInList();
                    lane.Plan(task, now);
                }
                else
                {
                    task.See(view, told, RanFor(view));
                    lane.Plan(task, now);
                    task.IsLooking = true;
                    alive.Add((task, new Sighting<TTask> { Task = row, Remaining = Remaining(task) }));
                }
            }

            group.Ended(now, random, rows, found.Count, failure);
            lane.Replan(group, now);
        }

        foreach (var (task, sighting) in alive)
        {
            Conclude(lane, task, sighting);
        }

        if (failure is not null && LookFaults.Of(failure) == LookFault.Outage)
        {
            TellOutage(lane, failed: null, failure);
        }
    }

    private void Learn(WatchedTask<TTask> task, TaskView view, double told)
    {
        if (view is { StartedAt: { } started, EndedAt: { } ended })
        {
            learned.Learn(task.Ticket.Kind, started - view.CreatedAt, ended - started);
        }
        else if (told - task.LastSeen < Blurred)
        {
            learned.Learn(task.Ticket.Kind, queue: null, TimeSpan.FromSeconds(((told + task.LastSeen) / 2) - task.Started));
        }
    }

    private TimeSpan Remaining(WatchedTask<TTask> task)
    {
        var (run, queue) = learned.Of(task.Ticket.Kind, task.Ticket.Typical);
        return TimeSpan.FromSeconds(task.RemainingAt(run, queue, Now));
    }

    private double? RanFor(TaskView view) => view.StartedAt is { } started ? (time.GetUtcNow() - started).TotalSeconds : null;

    private void Leave(WatchedTask<TTask> task)
    {
        lock (gate)
        {
            if (!isDisposed && lanes.TryGetValue(task.Ticket.Account, out var lane))
            {
                lane.Remove(task, Now);
            }
        }
    }
}
