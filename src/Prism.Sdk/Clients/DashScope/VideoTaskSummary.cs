namespace Prism.Sdk.Clients.DashScope;

/// <summary>One row of the account's list of tasks. The list tells neither prompt nor result.</summary>
public sealed record VideoTaskSummary
{
    /// <summary>Gets the id of the task.</summary>
    public required string TaskId { get; init; }

    /// <summary>Gets the state.</summary>
    public required VideoTaskStatus Status { get; init; }

    /// <summary>Gets the id of the request that submitted it.</summary>
    public string? RequestId { get; init; }

    /// <summary>Gets the model.</summary>
    public string? Model { get; init; }

    /// <summary>Gets when it was created.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Gets when it was created, on this machine's clock: the service's clock may be ahead or behind.</summary>
    internal DateTimeOffset? CreatedHere { get; init; }

    /// <summary>Gets when it began to run.</summary>
    /// <value><see langword="null"/> while it is queued.</value>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>Gets when it ended.</summary>
    public DateTimeOffset? EndedAt { get; init; }
}
