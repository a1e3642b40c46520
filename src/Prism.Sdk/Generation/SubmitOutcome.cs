namespace Prism.Sdk.Generation;

/// <summary>What became of a submit. A closed family of three, because money hangs on it.</summary>
public abstract record SubmitOutcome
{
    private SubmitOutcome()
    {
    }

    /// <summary>The provider took the order and named a task. It will be billed when it succeeds.</summary>
    public sealed record Accepted : SubmitOutcome
    {
        /// <summary>Gets the provider's id of the task.</summary>
        public required string TaskId { get; init; }

        /// <summary>Gets the provider's id of the request.</summary>
        public string? RequestId { get; init; }
    }

    /// <summary>It is proven that the provider did not take the order: the body never began to be sent, or a complete error answer says so. It may be submitted again.</summary>
    public sealed record NotAccepted : SubmitOutcome
    {
        /// <summary>Gets why, and what to do.</summary>
        public required PrismException Error { get; init; }

        /// <summary>Gets whether the request left the machine and was rejected.</summary>
        public required bool WasSent { get; init; }
    }

    /// <summary>Nobody can tell. It must never be submitted again before it was looked up.</summary>
    public sealed record Unknown : SubmitOutcome
    {
        /// <summary>Gets what happened.</summary>
        public required PrismException Error { get; init; }

        /// <summary>Gets the provider's id of the request, if so much of the answer arrived.</summary>
        public string? RequestId { get; init; }
    }
}
