namespace Prism.Sdk.Emulator;

/// <summary>A clock that runs faster than life: what waits by it waits a fraction of the time.</summary>
internal sealed class ScaledTimeProvider(double speed) : TimeProvider
{
    private readonly long startStamp = System.GetTimestamp();
    private readonly DateTimeOffset startTime = System.GetUtcNow();

    public override TimeZoneInfo LocalTimeZone => System.LocalTimeZone;

    public override long TimestampFrequency => System.TimestampFrequency;

    public override long GetTimestamp() => startStamp + (long)((System.GetTimestamp() - startStamp) * speed);

    public override DateTimeOffset GetUtcNow() => startTime + (System.GetElapsedTime(startStamp) * speed);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new Timer(System.CreateTimer(callback, state, Scale(dueTime), Scale(period)), this);

    private TimeSpan Scale(TimeSpan time) => time <= TimeSpan.Zero
        ? time
        : TimeSpan.FromTicks(Math.Max(TimeSpan.TicksPerMillisecond, (long)(time.Ticks / speed)));

    private sealed class Timer(ITimer inner, ScaledTimeProvider clock) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => inner.Change(clock.Scale(dueTime), clock.Scale(period));

        public void Dispose() => inner.Dispose();

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
