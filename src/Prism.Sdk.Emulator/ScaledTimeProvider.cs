namespace Prism.Sdk.Emulator;

/// <summary>A clock that runs faster than life: what waits by it waits a fraction of the time.</summary>
/// <param name="speed">How much faster.</param>
/// <param name="startTime">What it showed at <paramref name="startStamp"/>.</param>
/// <param name="startStamp">A timestamp of the system's clock.</param>
internal sealed class ScaledTimeProvider(double speed, DateTimeOffset startTime, long startStamp) : TimeProvider
{
    /// <summary>Starts a clock now, at the system's time or at another.</summary>
    public static ScaledTimeProvider StartNow(double speed, DateTimeOffset? startTime = null) =>
        new(speed, startTime ?? System.GetUtcNow(), System.GetTimestamp());

    public override TimeZoneInfo LocalTimeZone => System.LocalTimeZone;

    public override long TimestampFrequency => System.TimestampFrequency;

    public override long GetTimestamp() => startStamp + (long)((System.GetTimestamp() - startStamp) * speed);

    public override DateTimeOffset GetUtcNow() => startTime + (System.GetElapsedTime(startStamp) * speed);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new Timer(System.CreateTimer(callback, state, Scale(dueTime), Scale(period)), this);

    // Whole milliseconds, upwards: the system's timers drop what is over, and who wakes too early would wait once more.
    private TimeSpan Scale(TimeSpan time) => time <= TimeSpan.Zero ? time : TimeSpan.FromMilliseconds(Math.Ceiling(time.TotalMilliseconds / speed));

    private sealed class Timer(ITimer inner, ScaledTimeProvider clock) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => inner.Change(clock.Scale(dueTime), clock.Scale(period));

        public void Dispose() => inner.Dispose();

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
