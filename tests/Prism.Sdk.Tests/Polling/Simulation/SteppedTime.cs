namespace Prism.Sdk.Tests.Polling.Simulation;

/// <summary>A clock that jumps from timer to timer, in order, on the thread that runs it: the same run every time.</summary>
internal sealed class SteppedTime : TimeProvider
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly PriorityQueue<(Timer Timer, int Version), (long Ticks, long Order)> timers = new();
    private long order;
    private long ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public double Seconds => ticks / (double)TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => ticks;

    public override DateTimeOffset GetUtcNow() => Start.AddTicks(ticks);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    public void At(double seconds, Action act) => CreateTimer(_ => act(), null, TimeSpan.FromSeconds(seconds - Seconds), Timeout.InfiniteTimeSpan);

    /// <summary>Runs until no timer is left, or until the moment.</summary>
    public void Run(double until = double.PositiveInfinity)
    {
        // What waits by this clock goes on right here, and nowhere else.
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        while (timers.TryPeek(out var next, out var due) && due.Ticks / (double)TimeSpan.TicksPerSecond <= until)
        {
            timers.Dequeue();
            if (next.Version == next.Timer.Version)
            {
                ticks = Math.Max(ticks, due.Ticks);
                next.Timer.Fire();
            }
        }

        SynchronizationContext.SetSynchronizationContext(context);
        ticks = until < double.PositiveInfinity ? Math.Max(ticks, (long)(until * TimeSpan.TicksPerSecond)) : ticks;
    }

    private sealed class Timer(SteppedTime time, TimerCallback callback, object? state) : ITimer
    {
        public int Version { get; private set; }

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Version++;
            if (dueTime >= TimeSpan.Zero)
            {
                time.timers.Enqueue((this, Version), (time.ticks + dueTime.Ticks, time.order++));
            }

            return true;
        }

        public void Dispose() => Version++;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
