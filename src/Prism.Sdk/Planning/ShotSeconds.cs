namespace Prism.Sdk.Planning;

/// <summary>Fits the seconds of shots to the model's bounds, and to the length of the whole film.</summary>
internal static class ShotSeconds
{
    /// <summary>Clamps one length to whole seconds within bounds.</summary>
    public static int Clamp(double? seconds, int fallback, PlanLimits limits) =>
        (int)Math.Clamp(double.IsFinite(seconds ?? fallback) ? Math.Round(seconds ?? fallback, MidpointRounding.AwayFromZero) : fallback, limits.Model.MinSeconds, limits.Model.MaxSeconds);

    /// <summary>Makes lengths add up to a total, keeping their proportions as far as the bounds let.</summary>
    /// <param name="seconds">Lengths within the bounds. They are changed in place.</param>
    /// <param name="total">The sum asked for: at least all at their shortest, at most all at their longest.</param>
    /// <param name="limits">The bounds.</param>
    public static void Fit(Span<int> seconds, int total, PlanLimits limits)
    {
        int min = limits.Model.MinSeconds, max = limits.Model.MaxSeconds;
        var scale = total / (double)Sum(seconds);
        foreach (ref var length in seconds)
        {
            length = Math.Clamp((int)Math.Round(length * scale), min, max);
        }

        // Rounding and bounds leave a few seconds: the shortest shot gains, the longest one gives.
        for (var rest = total - Sum(seconds); rest != 0; rest -= Math.Sign(rest))
        {
            var chosen = -1;
            for (var i = 0; i < seconds.Length; i++)
            {
                var canMove = rest > 0 ? seconds[i] < max : seconds[i] > min;
                var isBetter = chosen < 0 || (rest > 0 ? seconds[i] < seconds[chosen] : seconds[i] > seconds[chosen]);
                chosen = canMove && isBetter ? i : chosen;
            }

            if (chosen < 0)
            {
                return;
            }

            seconds[chosen] += Math.Sign(rest);
        }
    }

    private static int Sum(ReadOnlySpan<int> seconds)
    {
        var sum = 0;
        foreach (var length in seconds)
        {
            sum += length;
        }

        return sum;
    }
}
