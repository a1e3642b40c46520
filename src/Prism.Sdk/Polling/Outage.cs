namespace Prism.Sdk.Polling;

/// <summary>How an account's looks slow down, all together, while its provider fails, and come back with the first answer.</summary>
internal sealed class Outage(Random random)
{
    private const double First = 2;
    private const double Longest = 60;

    // A provider that asks for hours is not taken at its word: a film that is done meanwhile would lie there.
    private const double LongestHint = 300;

    /// <summary>Gets how many pauses there were since the last answer.</summary>
    public int Failures { get; private set; }

    public double Until { get; private set; } = double.NegativeInfinity;

    public void Failed(double now, TimeSpan? hint)
    {
        // Those that were under way together fail together: that is one failure.
        if (now >= Until)
        {
            Failures++;
            Until = now + (Math.Min(Longest, First * Math.Pow(2, Math.Min(Failures - 1, 10))) * Jitter.Next(random));
        }

        if (hint is { } asked)
        {
            Until = Math.Max(Until, now + Math.Min(LongestHint, asked.TotalSeconds));
        }
    }

    public void Answered() => (Failures, Until) = (0, double.NegativeInfinity);
}
