namespace Prism.Sdk;

/// <summary>Which jobs to list.</summary>
public sealed record JobFilter
{
    /// <summary>Gets the status to list.</summary>
    /// <value>The default is <see langword="null"/>: all.</value>
    public JobStatus? Status { get; init; }

    /// <summary>Gets how the caller's keys of the jobs begin.</summary>
    /// <value>The default is <see langword="null"/>: any, and jobs without a key too.</value>
    public string? KeyPrefix { get; init; }

    /// <summary>Gets whether to list stopped jobs alone, of whatever status.</summary>
    /// <value>The default is false.</value>
    public bool IsStopped { get; init; }

    /// <summary>Gets before when a job must have changed last.</summary>
    /// <value>The default is <see langword="null"/>: at any time.</value>
    public DateTimeOffset? UpdatedBefore { get; init; }

    /// <summary>Gets the most jobs to list.</summary>
    /// <value>The default is 100.</value>
    public int Limit { get; init; } = 100;
}
