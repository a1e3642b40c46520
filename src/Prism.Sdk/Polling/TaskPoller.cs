namespace Prism.Sdk.Polling;

/// <summary>Waits for many tasks with one timer: who is most likely to lie finished is asked for next, within the pace of the account, alone or by a list for many.</summary>
/// <remarks>
/// A waiter costs an object, no timer and no thread. A failing provider slows all looks of its account down and fails nobody.
/// A waiter's token and deadline are its own. Thread-safe.
/// </remarks>
internal sealed partial class TaskPoller<TTask> : IDisposable
{
    private const double LaneRest = 60;

    private readonly ITaskSource<TTask> source;
    private readonly LearnedTimes learned;
    private readonly TimeProvider time;
    private readonly Random random;
    private readonly ITimer timer;
    private readonly long origin;
    private readonly CancellationTokenSource stopping = new();
    private readonly CancellationToken stopped;
    private readonly Lock gate = new();
    private readonly Dictionary<string, PollLane<TTask>> lanes = [];
    private double armed = double.PositiveInfinity;
    private bool isStepping;
    private bool isStepWanted;
    private bool isDisposed;

    public TaskPoller(ITaskSource<TTask> source, LearnedTimes learned, TimeProvider time, Random? random = null)
    {
        (this.source, this.learned, this.time, this.random) = (source, learned, time, random ?? Random.Shared);
        (origin, stopped) = (time.GetTimestamp(), stopping.Token);

        // The poller outlives whoever came first: what hangs on its flow, such as a trace, is not the others'.
        using (ExecutionContext.SuppressFlow())
        {
            timer = time.CreateTimer(static state => ((TaskPoller<TTask>)state!).Step(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Gets how many tasks are waited for.</summary>
    public int Count
    {
        get
        {
            lock (gate)
            {
                return lanes.Values.Sum(static lane => lane.Count);
            }
        }
    }

    private double Now => time.GetElapsedTime(origin).TotalSeconds;

    /// <summary>Waits for a task.</summary>
    /// <param name="ticket">Which one.</param>
    /// <param name="isOver">Is told of each sighting, one at a time; true ends the wait, an exception ends it with that exception.</param>
    /// <param name="cancellationToken">Stops the waiting. The task runs on.</param>
    /// <returns>True when <paramref name="isOver"/> said so, false when the deadline passed.</returns>
    public Task<bool> WaitAsync(TaskTicket ticket, Func<Sighting<TTask>, bool> isOver, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        WatchedTask<TTask> task;
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(isDisposed, this);
            var (now, utc) = (Now, time.GetUtcNow());
            var submitted = ticket.SubmittedAt is { } at && at < utc ? now - (utc - at).TotalSeconds : now;
            task = new WatchedTask<TTask>(ticket, submitted, ticket.Deadline is { } end ? now + (end - utc).TotalSeconds : double.PositiveInfinity, isOver);
            if (!lanes.TryGetValue(ticket.Account, out var lane))
            {
                lanes[ticket.Account] = lane = new PollLane<TTask>(ticket.Account, source, learned, time, random);
            }

            lane.Add(task, now);
        }

        if (cancellationToken.CanBeCanceled)
        {
            task.Cancellation = cancellationToken.UnsafeRegister(static (state, token) =>
            {
                var (poller, task) = ((TaskPoller<TTask>, WatchedTask<TTask>))state!;
                poller.Leave(task);
                task.End.TrySetCanceled(token);
            }, (this, task));
        }

        Wake();
        return task.End.Task;
    }

    /// <summary>Stops asking. Whoever waits is canceled; calls under way are cut off.</summary>
    public void Dispose()
    {
        WatchedTask<TTask>[] left;
        lock (gate)
        {
            if (isDisposed)
            {
                return;
            }

            isDisposed = true;
            left = [.. lanes.Values.SelectMany(static lane => lane.Tasks)];
            foreach (var lane in lanes.Values)
            {
                lane.Dispose();
            }

            lanes.Clear();
        }

        timer.Dispose();
        stopping.Cancel();
        stopping.Dispose();
        foreach (var task in left)
        {
            task.IsGone = true;
            task.Cancellation.Dispose();
            task.End.TrySetCanceled();
        }
    }

    // One step at a time: calls that end meanwhile only ask for another one.
    private void Step()
    {
        lock (gate)
        {
            armed = double.PositiveInfinity;
            isStepWanted = true;
            if (isStepping)
            {
                return;
            }

            isStepping = true;
        }

        var calls = new List<PollCall<TTask>>();
        while (true)
        {
            var next = double.PositiveInfinity;
            lock (gate)
            {
                calls.Clear();
                if (!isStepWanted || isDisposed)
                {
                    isStepping = false;
                    return;
                }

                isStepWanted = false;
                next = Collect(calls);
            }

            foreach (var call in calls)
            {
                Begin(call);
            }

            if (calls.Count == 0)
            {
                Arm(next);
            }
            else
            {
                lock (gate)
                {
                    isStepWanted = true;
                }
            }
        }
    }

    private double Collect(List<PollCall<TTask>> calls)
    {
        var (now, first) = (Now, double.PositiveInfinity);
        List<string>? idle = null;
        foreach (var lane in lanes.Values)
        {
            double next;
            while (lane.Take(now, out next) is { } call)
            {
                calls.Add(call);
                if (call.IsTooLate)
                {
                    lane.Remove(call.Task!, now);
                }
            }

            first = Math.Min(first, next);

            if (lane is { Count: 0, UnderWay: 0 } && now - lane.LastUse > LaneRest)
            {
                (idle ??= []).Add(lane.Account);
            }
        }

        foreach (var account in idle ?? [])
        {
            lanes.Remove(account, out var lane);
            lane!.Dispose();
        }

        return first;
    }

    private void Wake() => Arm(double.NegativeInfinity);

    private void Arm(double moment)
    {
        TimeSpan due;
        lock (gate)
        {
            if (isDisposed || moment >= armed)
            {
                return;
            }

            armed = moment;
            due = moment is double.NegativeInfinity ? TimeSpan.Zero : TimeSpan.FromSeconds(Math.Clamp(moment - Now, 0.001, 3600));
        }

        try
        {
            timer.Change(due, Timeout.InfiniteTimeSpan);
        }
        catch (ObjectDisposedException)
        {
            // Disposed meanwhile.
        }
    }
}
