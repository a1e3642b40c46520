namespace Prism.Sdk.Clients.DashScope;

/// <summary>What became of a submit: a closed family of three, because money hangs on it.</summary>
public abstract record VideoSubmitResult
{
    private VideoSubmitResult()
    {
    }

    /// <summary>Gets what the service does with the request without a word, such as cutting off a long prompt, a sentence each.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The service took the request and named a task. It is billed when it succeeds.</summary>
    public sealed record Accepted : VideoSubmitResult
    {
        /// <summary>Gets the id of the task. Store it before anything else.</summary>
        public required string TaskId { get; init; }

        /// <summary>Gets the id of the request.</summary>
        public string? RequestId { get; init; }
    }

    /// <summary>It is proven that no task was made: the body never began to be sent, or a complete error answer with status 400, 401, 403, 404, 409, 413, 425 or 429 came. It may be submitted again.</summary>
    public sealed record NotAccepted : VideoSubmitResult
    {
        /// <summary>Gets why, and what to do.</summary>
        public required PrismException Error { get; init; }

        /// <summary>Gets whether the request left the machine and was rejected.</summary>
        public required bool WasSent { get; init; }
    }

    /// <summary>A task may have been made: time-out, reset, 5xx, an answer that cannot be read. Never submit again before <see cref="VideoSynthesisClient.ListAsync"/> was asked.</summary>
    public sealed record Unknown : VideoSubmitResult
    {
        /// <summary>Gets what happened.</summary>
        public required AmbiguousSubmissionException Error { get; init; }

        /// <summary>Gets the id of the request, if so much of the answer arrived.</summary>
        public string? RequestId { get; init; }
    }
}
