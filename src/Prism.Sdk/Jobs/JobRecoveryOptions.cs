namespace Prism.Sdk.Jobs;

/// <summary>How jobs outlive their process. Bound from <c>Prism:Jobs</c>.</summary>
public sealed class JobRecoveryOptions
{
    /// <summary>The configuration section.</summary>
    public const string SectionName = "Prism:Jobs";

    /// <summary>Gets or sets whether a host goes on, at its start and later, with unfinished jobs that no living process works on.</summary>
    /// <value>The default is true. Without a host nothing resumes by itself.</value>
    public bool ResumeUnfinished { get; set; } = true;

    /// <summary>Gets or sets after what silence a process on another machine counts as dead. One on the same machine is known to be dead as soon as it is.</summary>
    /// <value>The default is 20 seconds, of real time.</value>
    public TimeSpan LeaseTime { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Gets or sets how often a job may be taken over from a process that died before it is parked: it may be what they died of.</summary>
    /// <value>The default is 5.</value>
    public int MaxTakeovers { get; set; } = 5;

    /// <summary>Gets or sets whether a host, at its start, compares the tasks of every account of the last 24 hours with the journal, and logs those that the journal does not know.</summary>
    /// <value>The default is true. It costs a few free list calls.</value>
    public bool AuditAtStart { get; set; } = true;

    /// <summary>Gets or sets how far back the end of a job is still told to an <see cref="IJobCompletionHandler"/>.</summary>
    /// <value>The default is 7 days.</value>
    public TimeSpan TellWithin { get; set; } = TimeSpan.FromDays(7);

    /// <summary>Gets or sets how long a stopped job is kept before a host deletes it: text, clips, film and log. Money rows stay.</summary>
    /// <value>The default is <see langword="null"/>: for ever.</value>
    public TimeSpan? KeepStoppedFor { get; set; }
}
