namespace Prism.Sdk.Planning.Drafting;

/// <summary>Fits the seconds of shots to the model's bounds, and to the length of the whole film.</summary>
internal static class ShotSeconds
{
    /// <summary>Brings one length to the nearest that the model makes; of two as near, the shorter.</summary>
    public static int Clamp(double? seconds, int fallback, PlanLimits limits)
    {
        var wish = double.IsFinite(seconds ?? fallback) ? Math.Round(seconds ?? fallback, MidpointRounding.AwayFromZero) : fallback;
        return limits.Model.LegalSeconds is { Count: > 0 } legal
            ? legal.MinBy(length => Math.Abs(length - wish))
            : (int)Math.Clamp(wish, limits.Model.MinSeconds, limits.Model.MaxSeconds);
    }

    /// <summary>Makes lengths add up to a total, keeping their proportions as far as the bounds let.</summary>
    /// <param name="seconds">Lengths within the bounds. They are changed in place.</param>
    /// <param name="total">The sum asked for: at least all at their shortest, at most all at their longest.</param>
    /// <param name="limits">The bounds.</param>
    public static void Fit(Span<int> seconds, int total, PlanLimits limits)
    {
        if (limits.Model.LegalSeconds is { Count: > 0 } legal)
        {
            FitLegal(seconds, total, legal);
            return;
        }

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

    /// <summary>Tells whether a number of legal lengths can add up to a total.</summary>
    public static bool CanReach(int shots, int total, IReadOnlyList<int> legal)
    {
        var reached = new bool[total + 1];
        reached[0] = true;
        for (var shot = 0; shot < shots; shot++)
        {
            var next = new bool[total + 1];
            foreach (var length in legal)
            {
                for (var sum = length; sum <= total; sum++)
                {
                    next[sum] |= reached[sum - length];
                }
            }

            reached = next;
        }

        return reached[total];
    }

    /// <summary>Makes lengths legal and add up to a total, as near to their proportions as can be. Lengths that cannot are left as they are.</summary>
    private static void FitLegal(Span<int> seconds, int total, IReadOnlyList<int> legal)
    {
        var wished = 0;
        foreach (var length in seconds)
        {
            wished += length;
        }

        // cost[shot][sum]: how far the first shots are from their wishes when they last sum seconds; choice: the last one's length.
        var scale = wished == 0 ? 1 : total / (double)wished;
        var cost = new double[total + 1];
        Array.Fill(cost, double.PositiveInfinity);
        cost[0] = 0;
        var choices = new int[seconds.Length][];
        for (var shot = 0; shot < seconds.Length; shot++)
        {
            var next = new double[total + 1];
            Array.Fill(next, double.PositiveInfinity);
            var choice = choices[shot] = new int[total + 1];
            foreach (var length in legal)
            {
                for (var sum = length; sum <= total; sum++)
                {
                    var distance = cost[sum - length] + Math.Pow(length - (seconds[shot] * scale), 2);
                    if (distance < next[sum])
                    {
                        (next[sum], choice[sum]) = (distance, length);
                    }
                }
            }

            cost = next;
        }

        if (double.IsFinite(cost[total]))
        {
            for (int shot = seconds.Length - 1, sum = total; shot >= 0; sum -= choices[shot][sum], shot--)
            {
                seconds[shot] = choices[shot][sum];
            }
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
