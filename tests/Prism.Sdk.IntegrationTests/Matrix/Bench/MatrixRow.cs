using Prism.Sdk.Pricing;

namespace Prism.Sdk.IntegrationTests.Matrix.Bench;

/// <summary>One row of the fault matrix: what goes wrong, how it must end, and the scenario that plays it.</summary>
internal sealed record MatrixRow
{
    /// <summary>Gets the row's id, such as <c>S06</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Gets what goes wrong.</summary>
    public required string Fault { get; init; }

    /// <summary>Gets what the caller sees: a film, or an exception of ours.</summary>
    public required string Ends { get; init; }

    /// <summary>Gets who has to act.</summary>
    public required Retry Retry { get; init; }

    /// <summary>Gets what may have been paid for nothing.</summary>
    public required ChargeKind Charge { get; init; }

    /// <summary>Gets what the scenario holds against the service's own books.</summary>
    public required string Holds { get; init; }

    /// <summary>Gets the scenario.</summary>
    public required Func<Task> Play { get; init; }

    public override string ToString() => $"{Id}: {Fault}";
}
