namespace Prism.Sdk.Jobs;

/// <summary>What a cancel did at the provider.</summary>
public sealed record CancelReport
{
    /// <summary>Gets the tasks that were still queued and are canceled. They are not billed.</summary>
    public IReadOnlyList<string> CanceledTasks { get; init; } = [];

    /// <summary>Gets the tasks that were already running, or whose cancel got no clear answer. They will be billed when they succeed.</summary>
    public IReadOnlyList<string> BilledTasks { get; init; } = [];
}
