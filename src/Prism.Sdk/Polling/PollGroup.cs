namespace Prism.Sdk.Polling;

/// <summary>The watched tasks of one account and model: those that one list tells of.</summary>
internal sealed class PollGroup<TTask>(string model)
{
    // In a large group the moment of the next list hardly changes with one task.
    private const int Small = 32;
    private const double LargeRest = 1;

    private const double NotWorthFor = 300;

    private double plannedAt = double.NegativeInfinity;
    private double worth = PollCosts.Page;
    private double offUntil = double.NegativeInfinity;
    private int misses;

    public string Model { get; } = model;

    public List<WatchedTask<TTask>> Tasks { get; } = [];

    public bool IsListing { get; private set; }

    /// <summary>Gets when the next list is due.</summary>
    public double NextList { get; private set; } = double.PositiveInfinity;

    /// <summary>Gets how many calls a list takes.</summary>
    public int Pages { get; private set; } = 1;

    /// <summary>Gets whether the list is asked for from the oldest task on, not for the whole day.</summary>
    public bool IsNarrow => misses != 1;

    /// <summary>Gets or sets the places in the pace that the list under way holds.</summary>
    public int Places { get; set; }

    public bool CanList(double now) => !IsListing && now >= offUntil && Tasks.Count > 1;

    /// <summary>Finds when so much is expected to lie finished in all that a list is worth its calls.</summary>
    public void Plan(double now)
    {
        if (Tasks.Count > Small && now - plannedAt < LargeRest && NextList > now && NextList < double.PositiveInfinity)
        {
            return;
        }

        plannedAt = now;
        NextList = double.PositiveInfinity;
        var cost = worth * Pages;
        if (!CanList(now) || Tasks.Count(static task => task.IsListable) <= Pages)
        {
            return;
        }

        // The first look of any is the horizon: what is not worth a list until then is asked for by itself.
        var horizon = Math.Max(now, Tasks.Min(static task => task.IsListable ? task.Due : double.PositiveInfinity));
        if (LainBy(horizon) < cost)
        {
            return;
        }

        var (low, high) = (now, horizon);
        while (high - low > 0.01)
        {
            var middle = (low + high) / 2;
            (low, high) = LainBy(middle) < cost ? (middle, high) : (low, middle);
        }

        NextList = high;
    }

    /// <summary>Tells whether a list serves more tasks that are due than it takes calls, though none of them asked for one.</summary>
    public bool IsListCheaper(double now) => CanList(now) && Tasks.Count(task => task.IsListable && task.Due <= now) > Pages + 1;

    public void Begin()
    {
        IsListing = true;
        NextList = double.PositiveInfinity;
    }

    public void Ended(double now, Random random, int rows, int answered, Exception? failure)
    {
        IsListing = false;
        worth = PollCosts.Page * Math.Pow(Jitter.Next(random), 2);
        if (failure is not null)
        {
            // A list that cannot be read is not asked for again soon; an outage is waited out by the lane.
            offUntil = LookFaults.Of(failure) == LookFault.Outage ? offUntil : now + NotWorthFor;
            return;
        }

        Pages = Math.Max(1, (rows + PollCosts.PageRows - 1) / PollCosts.PageRows);
        if (answered >= Math.Min(2, Tasks.Count))
        {
            misses = 0;
        }
        else if (++misses > 1)
        {
            // Neither the window nor the whole day shows them: looks alone, for a while.
            (misses, offUntil) = (0, now + NotWorthFor);
        }
    }

    private double LainBy(double moment)
    {
        var sum = 0.0;
        foreach (var task in Tasks)
        {
            sum += task.LainBy(moment);
        }

        return sum;
    }
}
