using Prism.Sdk.Pricing;

namespace Prism.Sdk.Jobs;

/// <summary>What a cancel did at the provider, and what is still paid for.</summary>
public sealed record CancelReport
{
    /// <summary>Gets the tasks that were still queued and are canceled. They are not billed.</summary>
    public IReadOnlyList<string> CanceledTasks { get; init; } = [];

    /// <summary>Gets the tasks that were already running, or whose cancel got no clear answer. They will be billed when they succeed.</summary>
    public IReadOnlyList<string> BilledTasks { get; init; } = [];

    /// <summary>Gets the shots whose submit has an unknown fate. They may be billed.</summary>
    public IReadOnlyList<string> UndecidedShots { get; init; } = [];

    /// <summary>Gets the most that <see cref="BilledTasks"/> and <see cref="UndecidedShots"/> can still cost.</summary>
    public Money StillToBeBilled { get; init; }

    /// <summary>Gets what the job's ledger holds after the cancel.</summary>
    public Spending? Spent { get; init; }
}
