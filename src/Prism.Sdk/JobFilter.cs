namespace Prism.Sdk;

/// <summary>Which jobs to list.</summary>
public sealed record JobFilter
{
    /// <summary>Gets the status to list.</summary>
    /// <value>The default is <see langword="null"/>: all.</value>
    public JobStatus? Status { get; init; }

    /// <summary>Gets the most jobs to list.</summary>
    /// <value>The default is 100.</value>
    public int Limit { get; init; } = 100;
}
