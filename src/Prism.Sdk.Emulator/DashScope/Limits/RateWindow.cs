namespace Prism.Sdk.Emulator.DashScope.Limits;

/// <summary>A sliding second: how many calls came in it, and at most. Refused calls are seen and take no room.</summary>
internal sealed class RateWindow(TimeProvider time)
{
    private readonly Lock door = new();
    private readonly Queue<long> seen = new();
    private readonly Queue<long> allowed = new();
    private int peak;

    /// <summary>Gets the highest number of calls seen in any second.</summary>
    public int Peak
    {
        get
        {
            lock (door)
            {
                return peak;
            }
        }
    }

    /// <summary>Counts a call.</summary>
    /// <returns>Whether there was room for it.</returns>
    public bool Enter(int limit = int.MaxValue)
    {
        lock (door)
        {
            var now = time.GetTimestamp();
            Count(seen, now);
            peak = Math.Max(peak, seen.Count);
            Drop(allowed, now);
            if (allowed.Count >= limit)
            {
                return false;
            }

            allowed.Enqueue(now);
            return true;
        }
    }

    private void Count(Queue<long> calls, long now)
    {
        Drop(calls, now);
        calls.Enqueue(now);
    }

    // A call that came exactly a second ago is in no second together with this one.
    private void Drop(Queue<long> calls, long now)
    {
        while (calls.TryPeek(out var oldest) && now - oldest >= time.TimestampFrequency)
        {
            calls.Dequeue();
        }
    }
}
