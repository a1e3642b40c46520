namespace Prism.Sdk.Clients.DashScope;

/// <summary>A task as the service last told it (dashscope.md §4.2).</summary>
public sealed record VideoSynthesisTask
{
    /// <summary>Gets the id.</summary>
    public required string TaskId { get; init; }

    /// <summary>Gets the state.</summary>
    public required VideoTaskStatus Status { get; init; }

    /// <summary>Gets the id of the request that told it.</summary>
    public string? RequestId { get; init; }

    /// <summary>Gets when the task was submitted.</summary>
    public DateTimeOffset? SubmitTime { get; init; }

    /// <summary>Gets when it began to run.</summary>
    public DateTimeOffset? ScheduledTime { get; init; }

    /// <summary>Gets when it ended.</summary>
    public DateTimeOffset? EndTime { get; init; }

    /// <summary>Gets where the video can be fetched for 24 hours. Signed: never log or store it.</summary>
    public Uri? VideoUrl { get; init; }

    /// <summary>Gets the prompt as the service got it.</summary>
    public string? OriginalPrompt { get; init; }

    /// <summary>Gets the prompt as the service rewrote it. wan2.6 does not tell.</summary>
    public string? ActualPrompt { get; init; }

    /// <summary>Gets what the service tells of a check of the sound, as it tells it.</summary>
    public string? CheckAudio { get; init; }

    /// <summary>Gets the error code of a failed task.</summary>
    public string? Code { get; init; }

    /// <summary>Gets the error message of a failed task.</summary>
    public string? Message { get; init; }

    /// <summary>Gets what is billed, for a task that succeeded.</summary>
    public VideoUsage? Usage { get; init; }

    /// <summary>Gets how much longer the task is expected to take: an estimate of the client's, from the tasks before it.</summary>
    /// <value><see langword="null"/> but in the progress of a wait.</value>
    public TimeSpan? ExpectedRemaining { get; init; }

    /// <summary>Describes the task without its prompt and signed address.</summary>
    /// <returns>Id, status and code.</returns>
    public override string ToString() => $"VideoSynthesisTask {{ TaskId = {TaskId}, Status = {Status}, Code = {Code} }}";
}
