namespace Prism.Sdk.Generation;

/// <summary>A task at the provider, as last seen.</summary>
public sealed record ClipTask
{
    /// <summary>Gets the provider's id of the task.</summary>
    public required string TaskId { get; init; }

    /// <summary>Gets the state.</summary>
    public required ClipTaskState State { get; init; }

    /// <summary>Gets the provider's own word for the state.</summary>
    public required string ProviderStatus { get; init; }

    /// <summary>Gets where the clip can be fetched, for a while. Signed: never log or store it.</summary>
    public Uri? VideoUrl { get; init; }

    /// <summary>Gets the seconds that are billed.</summary>
    public double? BilledSeconds { get; init; }

    /// <summary>Gets the prompt as the provider got it, if it says so. A task of ours that was lost is known again by it.</summary>
    public string? Prompt { get; init; }

    /// <summary>Gets the picture size, if the provider says so.</summary>
    public VideoSize? Size { get; init; }

    /// <summary>Gets the provider's error code, when the task failed.</summary>
    public string? Code { get; init; }

    /// <summary>Gets what the failure asks of the caller.</summary>
    public ClipFailure Failure { get; init; }

    /// <summary>Gets what moderation refused, when <see cref="Failure"/> is <see cref="ClipFailure.ContentRejected"/>.</summary>
    public ContentSide RejectedSide { get; init; }

    /// <summary>Gets the provider's error message, when the task failed.</summary>
    public string? Message { get; init; }

    /// <summary>Gets the id of the request: of this answer, or in a list of the submit.</summary>
    public string? RequestId { get; init; }

    /// <summary>Gets the model, in a list.</summary>
    public string? Model { get; init; }

    /// <summary>Gets when the task was created.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Gets when it began to run, on the clock of <see cref="CreatedAt"/>, if the provider says so. From it, Prism learns when to look at the next task.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>Gets when it ended, on the clock of <see cref="CreatedAt"/>, if the provider says so.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Describes the task without its prompt and signed address.</summary>
    /// <returns>Id, state and code.</returns>
    public override string ToString() => $"ClipTask {{ TaskId = {TaskId}, State = {State}, Code = {Code} }}";
}
