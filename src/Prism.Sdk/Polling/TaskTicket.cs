namespace Prism.Sdk.Polling;

/// <summary>A task that somebody wants to wait for.</summary>
internal sealed record TaskTicket
{
    public required string TaskId { get; init; }

    public string Account { get; init; } = "default";

    public TaskKind Kind { get; init; }

    /// <summary>Gets how long such tasks take, as long as nothing is learned.</summary>
    public TimeSpan Typical { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Gets when it was submitted, on our clock.</summary>
    /// <value><see langword="null"/> when that is not known: it is looked at at once.</value>
    public DateTimeOffset? SubmittedAt { get; init; }

    /// <summary>Gets a fixed pause between two looks.</summary>
    /// <value><see langword="null"/> for the learned schedule.</value>
    public TimeSpan? Interval { get; init; }

    /// <summary>Gets when to stop waiting, after a last look.</summary>
    public DateTimeOffset? Deadline { get; init; }
}
