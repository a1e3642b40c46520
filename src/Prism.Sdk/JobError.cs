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

    /// <summary>Gets whether the same call may succeed later.</summary>
    public bool IsTransient { get; init; }

    /// <summary>Gets whether money was spent.</summary>
    public Charge PossiblyCharged { get; init; }
}
