namespace Prism.Sdk.Polling;

/// <summary>A task that is waited for: what is known of it, and when it is to be looked at next. Times are seconds of the poller's own clock.</summary>
internal sealed class WatchedTask<TTask>(TaskTicket ticket, double submitted, double deadline, Func<Sighting<TTask>, bool> isOver)
{
    // Even where nobody ends, somebody may want a sign of life.
    private const double LongestPause = 120;

    // An unknown task may not be visible yet; later, a part of the service may be down.
    private const double VisibleAfter = 60;

    public TaskTicket Ticket { get; } = ticket;

    public Func<Sighting<TTask>, bool> IsOver { get; } = isOver;

    public TaskCompletionSource<bool> End { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public CancellationTokenRegistration Cancellation { get; set; }

    public double Deadline { get; } = deadline;

    public double Submitted { get; } = submitted;

    /// <summary>Gets when it began to run, as far as is known: not earlier.</summary>
    public double Started { get; private set; } = submitted;

    /// <summary>Gets when it was last known not to have ended.</summary>
    public double LastSeen { get; private set; } = submitted;

    public TaskPhase Phase { get; private set; } = TaskPhase.Queued;

    public double Due { get; private set; }

    /// <summary>Gets or sets how often it was planned: an older place in the queue is void.</summary>
    public int Version { get; set; }

    public bool IsLooking { get; set; }

    public bool IsGone { get; set; }

    /// <summary>Gets whether a list told that it has ended: its result waits.</summary>
    public bool IsFinal { get; private set; }

    public bool WasSeen { get; private set; }

    /// <summary>Gets or sets whether its waiter knows that it cannot be seen at the moment.</summary>
    public bool IsTold { get; set; }

    public int Odd { get; private set; }

    public RunTimes Run { get; private set; } = null!;

    public double Worth { get; private set; }

    /// <summary>Gets whether a list can tell something of it that is not known.</summary>
    public bool IsListable => !IsGone && !IsLooking && !IsFinal && Phase is TaskPhase.Queued or TaskPhase.Running;

    public double LainBy(double moment) => IsListable && Ticket.Interval is null ? Run.LainBy(LastSeen - Started, moment - Started) : 0;

    public double RemainingAt(RunTimes run, double queue, double now) =>
        (Phase == TaskPhase.Queued && !WasSeen ? Math.Max(0, Started + queue - now) : 0) + run.RemainingAfter(Math.Max(0, now - Started));

    /// <summary>Takes in what was seen.</summary>
    /// <param name="view">What was told.</param>
    /// <param name="asked">When the provider told it.</param>
    /// <param name="ranFor">For how long it has run by the provider's clock, for a task of which it is not known when it was submitted.</param>
    public void See(TaskView view, double asked, double? ranFor)
    {
        (Odd, IsFinal, IsTold, Phase) = (0, false, false, view.Phase);
        if (view.Phase == TaskPhase.Unknown)
        {
            return;
        }

        // A queued task cannot have begun before this answer; a running one not before it was last seen queued.
        if (view.Phase == TaskPhase.Queued)
        {
            Started = Math.Max(Started, asked);
        }
        else if (view is { CreatedAt: { } created, StartedAt: { } started } && started >= created)
        {
            Started = Ticket.SubmittedAt is null
                ? asked - Math.Clamp(ranFor ?? 0, 0, 24 * 3600)
                : Math.Min(asked, Submitted + (started - created).TotalSeconds);
        }

        (LastSeen, WasSeen) = (Math.Max(LastSeen, asked), true);
    }

    public void SeeEndInList() => IsFinal = true;

    public void SeeNothing() => Odd++;

    /// <summary>Plans the next look after an answer, or after its absence.</summary>
    public void Plan(double now, LearnedTimes learned, Random random)
    {
        (Run, var queue) = learned.Of(Ticket.Kind, Ticket.Typical);
        Worth = PollCosts.Look * Math.Pow(Jitter.Next(random), 2);
        Version++;
        var due = IsFinal ? now
            : Odd > 0 ? now + Math.Min(60, 5 * Math.Pow(2, Math.Min(Odd - 1, 10)))
            : Ticket.Interval is { } interval ? WasSeen || Phase == TaskPhase.Unknown ? now + interval.TotalSeconds : now
            : Phase == TaskPhase.Unknown ? now + (now - Submitted < VisibleAfter ? 5 : 30)
            : !WasSeen && Ticket.SubmittedAt is null ? now
            : Learned(queue);
        Due = Math.Min(Math.Max(due, now), Math.Max(now, Deadline));
    }

    /// <summary>Puts the look off: a list under way will probably tell.</summary>
    public void PutOff(double until)
    {
        Version++;
        Due = Math.Max(Due, until);
    }

    private double Learned(double queue)
    {
        if (WasSeen)
        {
            return Started + Run.DueAfter(LastSeen - Started, Worth, LastSeen - Started + LongestPause);
        }

        // Never looked at: it may have waited in the queue, as others did.
        var due = Run.DueAfter(0, Worth, 24 * 3600);
        return Started + queue + Math.Min(due, Run.Smallest ?? due);
    }
}
