namespace Prism.Sdk.Polling;

/// <summary>How long tasks of a kind run, as a distribution: the runs that were seen, with a guess around them while they are few.</summary>
/// <remarks>
/// The schedule's one question is how many seconds a task may be expected to have lain finished, unseen, since it was last seen at work.
/// A look is due when that reaches what a look is worth. It comes out as no look at all before the first tasks end, then close looks where many end, then ever wider ones;
/// and because expectations add up, the same number says when one list for many tasks is due.
/// </remarks>
internal sealed class RunTimes
{
    /// <summary>From how many runs on their quantiles are trusted.</summary>
    public const int Enough = 50;

    private readonly double[] times;
    private readonly double[] ended;
    private readonly double[] sums;

    private RunTimes(double[] times, double[] ended, double? smallest)
    {
        (this.times, this.ended, Smallest) = (times, ended, smallest);
        sums = new double[times.Length];
        for (var i = 1; i < times.Length; i++)
        {
            sums[i] = sums[i - 1] + ((times[i] - times[i - 1]) * (ended[i] + ended[i - 1]) / 2);
        }
    }

    /// <summary>Gets the shortest run seen, while they are too few to trust that no shorter one comes.</summary>
    public double? Smallest { get; }

    /// <summary>Makes the distribution.</summary>
    /// <param name="seen">The runs seen, in seconds, in any order; sorted here.</param>
    /// <param name="typical">The guess, in seconds, while none was seen.</param>
    public static RunTimes From(double[] seen, double typical)
    {
        Array.Sort(seen);
        var knots = seen.Length > 0 ? Seen(seen) : null;
        if (seen.Length >= Enough)
        {
            return new RunTimes([.. knots!.Select(static knot => knot.Time)], [.. knots!.Select(static knot => knot.Ended)], smallest: null);
        }

        // A guess counts as one run. Without any run it is wide; with some, it only fills the gaps around them.
        var (middle, steepness) = seen.Length > 0 ? (seen[seen.Length / 2], 4) : (typical, 2);
        var all = Enumerable.Range(1, 24).Select(step => middle * step / 12)
            .Concat([middle * 3, middle * 5, middle * 10, middle * 40])
            .Concat(knots?.Select(static knot => knot.Time) ?? [])
            .Order().ToArray();
        var observed = knots is null ? null : new RunTimes([.. knots.Select(static knot => knot.Time)], [.. knots.Select(static knot => knot.Ended)], null);
        return new RunTimes(
            all,
            [.. all.Select(time => ((seen.Length * (observed?.EndedBy(time) ?? 0)) + Guess(time, middle, steepness)) / (seen.Length + 1))],
            seen.Length > 0 ? seen[0] : null);
    }

    /// <summary>The expected seconds that a task, seen at work after <paramref name="after"/> seconds, has lain finished by <paramref name="until"/>.</summary>
    public double LainBy(double after, double until)
    {
        var (gone, sum) = At(after);
        return until <= after || gone >= 1 ? 0 : (At(until).Sum - sum - (gone * (until - after))) / (1 - gone);
    }

    /// <summary>When, in seconds since its start, the next look is due.</summary>
    /// <param name="after">When it was last seen at work.</param>
    /// <param name="worth">What a look is worth, in expected seconds of lying finished.</param>
    /// <param name="longest">The latest answer.</param>
    public double DueAfter(double after, double worth, double longest)
    {
        if (LainBy(after, longest) <= worth)
        {
            return longest;
        }

        var (low, high) = (after, longest);
        while (high - low > 0.005)
        {
            var middle = (low + high) / 2;
            (low, high) = LainBy(after, middle) < worth ? (middle, high) : (low, middle);
        }

        return high;
    }

    /// <summary>How much longer a task runs that is still at work: as many end sooner as later.</summary>
    public double RemainingAfter(double after)
    {
        var half = EndedBy(after) is var gone ? gone + ((1 - gone) / 2) : 1;
        var (low, high) = (after, Math.Max(after * 2, times[^1]));
        for (var i = 0; i < 30; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = EndedBy(middle) < half ? (middle, high) : (low, middle);
        }

        return high - after;
    }

    private static List<(double Time, double Ended)> Seen(double[] seen)
    {
        var gap = seen.Length > 1 ? (seen[Math.Min(seen.Length - 1, seen.Length / 10)] - seen[0]) * 10 / seen.Length : 1;
        var knots = new List<(double Time, double Ended)>(seen.Length + 8) { (Math.Max(0, seen[0] - Math.Max(gap, 0.1)), 0) };
        for (var i = 0; i < seen.Length; i++)
        {
            knots.Add((seen[i], (i + 1.0) / (seen.Length + 1)));
        }

        // Who has outlasted all that were seen may do so for long.
        var (last, left) = (seen[^1], 1.0 / (seen.Length + 1));
        foreach (var times in (ReadOnlySpan<double>)[1.1, 1.3, 1.7, 2.5, 5, 20])
        {
            knots.Add((last * times, 1 - (left * Math.Pow(times, -4))));
        }

        return knots;
    }

    private static double Guess(double time, double middle, int steepness) => 1 / (1 + Math.Pow(middle / time, steepness));

    private double EndedBy(double time) => At(time).Ended;

    private (double Ended, double Sum) At(double time)
    {
        var found = Array.BinarySearch(times, time);
        var i = found >= 0 ? found : ~found - 1;
        if (i < 0)
        {
            return (0, 0);
        }

        var past = time - times[i];
        if (i == times.Length - 1)
        {
            return (ended[i], sums[i] + (past * ended[i]));
        }

        var width = times[i + 1] - times[i];
        var slope = width > 0 ? (ended[i + 1] - ended[i]) / width : 0;
        return (ended[i] + (slope * past), sums[i] + (past * ended[i]) + (slope * past * past / 2));
    }
}
