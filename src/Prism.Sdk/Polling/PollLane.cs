namespace Prism.Sdk.Polling;

/// <summary>One account: its tasks in the order of their looks, its pace, its outages. Not thread-safe: the poller holds its lock.</summary>
internal sealed class PollLane<TTask>(string account, ITaskSource<TTask> source, LearnedTimes learned, TimeProvider time, Random random) : IDisposable
{
    // Enough for the pace at long round trips; few enough that the order of who is asked next stays with us.
    private const int MostUnderWay = 16;

    // An ended task of which only the result is missing comes before all that may not have ended.
    private const double FinalsFirst = 1_000_000;

    private const double ListPatience = 10;

    private readonly TaskPace pace = new(time, source.CallsPerSecond);
    private readonly PriorityQueue<(WatchedTask<TTask> Task, int Version), (double Due, long Order)> queue = new();
    private readonly Dictionary<string, PollGroup<TTask>> groups = [];
    private long order;

    public string Account { get; } = account;

    public Outage Outage { get; } = new(random);

    public int Count { get; private set; }

    public int UnderWay { get; private set; }

    public double LastUse { get; private set; }

    public void Dispose() => pace.Dispose();

    public IEnumerable<WatchedTask<TTask>> Tasks => groups.Values.SelectMany(static group => group.Tasks);

    public PollGroup<TTask> GroupOf(WatchedTask<TTask> task) => groups[task.Ticket.Kind.Model];

    public void Add(WatchedTask<TTask> task, double now)
    {
        Count++;
        LastUse = now;
        if (!groups.TryGetValue(task.Ticket.Kind.Model, out var group))
        {
            groups[task.Ticket.Kind.Model] = group = new PollGroup<TTask>(task.Ticket.Kind.Model);
        }

        group.Tasks.Add(task);
        Plan(task, now);
        Replan(group, now);
    }

    public void Remove(WatchedTask<TTask> task, double now)
    {
        if (task.IsGone)
        {
            return;
        }

        task.IsGone = true;
        Count--;
        LastUse = now;
        var group = GroupOf(task);
        group.Tasks.Remove(task);
        Replan(group, now);
    }

    public void Plan(WatchedTask<TTask> task, double now)
    {
        task.Plan(now, learned, random);
        Enqueue(task);
    }

    public void Replan(PollGroup<TTask> group, double now)
    {
        if (group.Tasks.Count == 0 && !group.IsListing)
        {
            groups.Remove(group.Model);
        }
        else if (source.CanList)
        {
            group.Plan(now);
        }
    }

    /// <summary>Takes the next call that is to be made now.</summary>
    /// <param name="now">The time.</param>
    /// <param name="next">When to ask again, if there is none; infinite when a call under way must end first.</param>
    public PollCall<TTask>? Take(double now, out double next)
    {
        next = double.PositiveInfinity;
        if (Count == 0 || UnderWay >= MostUnderWay || (Outage.Failures > 0 && UnderWay > 0))
        {
            return null;
        }

        // In an outage one call at a time feels whether it is over; deadlines go by without a look.
        if (now < Outage.Until)
        {
            next = Outage.Until;
            foreach (var waiting in Tasks)
            {
                next = waiting.IsLooking ? next : Math.Min(next, waiting.Deadline);
            }

            return next <= now ? new PollCall<TTask>(this, Tasks.First(task => !task.IsLooking && task.Deadline <= now), Group: null, IsTooLate: true) : null;
        }

        var task = First();
        var list = FirstList();
        if (task is not null && task.Due <= now && !task.IsFinal && source.CanList && GroupOf(task).IsListCheaper(now))
        {
            list = GroupOf(task);
        }
        else if (list is not null && (list.NextList > now || (task is { IsFinal: true } && task.Due <= now)))
        {
            next = list.NextList;
            list = null;
        }

        if (list is null && (task is null || task.Due > now))
        {
            next = Math.Min(next, task?.Due ?? next);
            return null;
        }

        if (pace.TryEnter() is var pause && pause != TimeSpan.Zero)
        {
            next = pause > TimeSpan.Zero ? now + pause.TotalSeconds : double.PositiveInfinity;
            return null;
        }

        UnderWay++;
        return list is null ? Look(task!) : List(list, now);
    }

    /// <summary>Notes that a call has come back, with or without an answer.</summary>
    public void CameBack(int places = 1)
    {
        UnderWay--;
        for (; places > 0; places--)
        {
            pace.Leave();
        }
    }

    private PollCall<TTask> Look(WatchedTask<TTask> task)
    {
        queue.Dequeue();
        task.IsLooking = true;
        return new PollCall<TTask>(this, task, Group: null);
    }

    private PollCall<TTask> List(PollGroup<TTask> group, double now)
    {
        group.Begin();
        foreach (var covered in group.Tasks)
        {
            if (covered.IsListable && covered.Due < now + ListPatience)
            {
                covered.PutOff(now + ListPatience);
                Enqueue(covered);
            }
        }

        // Further pages are calls too: they take places that looks would have taken.
        for (group.Places = 1; group.Places < group.Pages && pace.TryEnter() == TimeSpan.Zero; group.Places++)
        {
        }

        return new PollCall<TTask>(this, Task: null, group);
    }

    private WatchedTask<TTask>? First()
    {
        while (queue.TryPeek(out var place, out _))
        {
            if (!place.Task.IsGone && !place.Task.IsLooking && place.Version == place.Task.Version)
            {
                return place.Task;
            }

            queue.Dequeue();
        }

        return null;
    }

    private PollGroup<TTask>? FirstList()
    {
        PollGroup<TTask>? first = null;
        foreach (var group in groups.Values)
        {
            first = first is null || group.NextList < first.NextList ? group : first;
        }

        return first;
    }

    // Of those that are due together, who came first.
    private (double Due, long Order) Place(WatchedTask<TTask> task) => (task.Due - (task.IsFinal ? FinalsFirst : 0), order++);

    private void Enqueue(WatchedTask<TTask> task)
    {
        // Void places are thrown away at the head; when they are most of the queue, all at once.
        if (queue.Count > (4 * Count) + 64)
        {
            queue.Clear();
            foreach (var other in Tasks.Where(other => other != task && !other.IsLooking))
            {
                queue.Enqueue((other, other.Version), Place(other));
            }
        }

        queue.Enqueue((task, task.Version), Place(task));
    }
}
