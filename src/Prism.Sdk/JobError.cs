using System.Net;
using Prism.Sdk.Generation;
using Prism.Sdk.Pricing;

namespace Prism.Sdk;

/// <summary>What the journal keeps of a failure: enough to act on, nothing secret.</summary>
public sealed record JobError
{
    /// <summary>Gets the name of the exception type, such as <c>ClipFailedException</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Gets the sentence that says what happened and what to do.</summary>
    public required string Message { get; init; }

    /// <summary>Gets the stage that failed.</summary>
    public PipelineStage? Stage { get; init; }

    /// <summary>Gets the shot that failed.</summary>
    public string? ShotId { get; init; }

    /// <summary>Gets the provider's task.</summary>
    public string? TaskId { get; init; }

    /// <summary>Gets the provider's id of the request.</summary>
    public string? RequestId { get; init; }

    /// <summary>Gets the provider's error code.</summary>
    public string? Code { get; init; }

    /// <summary>Gets what went wrong with the service or the file, in one word.</summary>
    public ProviderFault Fault { get; init; }

    /// <summary>Gets the provider's tasks that may be the one whose submit was lost.</summary>
    public IReadOnlyList<string> Candidates { get; init => field = value ?? []; } = [];

    /// <summary>Gets how the service answered.</summary>
    /// <value><see langword="null"/> when no answer came, or the failure is of another kind.</value>
    public HttpStatusCode? StatusCode { get; init; }

    /// <summary>Gets how a task that gave no clip stood when it was given up.</summary>
    /// <value><see cref="ClipTaskState.Pending"/>, which tells nothing, for other failures.</value>
    public ClipTaskState TaskState { get; init; }

    /// <summary>Gets which side moderation refused.</summary>
    /// <value>The default is <see cref="ContentSide.Unknown"/>.</value>
    public ContentSide Side { get; init; }

    /// <summary>Gets what was wrong with a plan or a model's answer, one code a problem. A code may hold a name from the masked text.</summary>
    public IReadOnlyList<string> Problems { get; init => field = value ?? []; } = [];

    /// <summary>Gets the cap that would have been passed.</summary>
    public ExceededCap? Exceeded { get; init; }

    /// <summary>Gets FFmpeg's exit code.</summary>
    public int? ExitCode { get; init; }

    /// <summary>Gets whether the same call may succeed later.</summary>
    public bool IsTransient { get; init; }

    /// <summary>Gets how long the provider asked to wait.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Gets whether money was spent.</summary>
    public Charge PossiblyCharged { get; init; }
}
