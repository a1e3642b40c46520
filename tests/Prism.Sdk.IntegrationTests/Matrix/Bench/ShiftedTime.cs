namespace Prism.Sdk.IntegrationTests.Matrix.Bench;

/// <summary>The clock of the bench, set wrong: the wall clock jumps, the steady one does not.</summary>
internal sealed class ShiftedTime(TimeProvider inner, Func<TimeSpan> ahead) : TimeProvider
{
    public override long TimestampFrequency => inner.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => inner.GetUtcNow() + ahead();

    public override long GetTimestamp() => inner.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => inner.CreateTimer(callback, state, dueTime, period);
}
