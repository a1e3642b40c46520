namespace Prism.Sdk.Generation;

/// <summary>What became of a submit. A closed family of three, because money hangs on it.</summary>
public abstract record SubmitOutcome
{
    private SubmitOutcome()
    {
    }

    /// <summary>The provider took the order and named a task. It will be billed when it succeeds.</summary>
    /// <param name="TaskId">The provider's id of the task.</param>
    /// <param name="RequestId">The provider's id of the request.</param>
    public sealed record Accepted(string TaskId, string? RequestId) : SubmitOutcome;

    /// <summary>It is proven that the provider did not take the order: the body never began to be sent, or a complete error answer says so. It may be submitted again.</summary>
    /// <param name="Error">Why, and what to do.</param>
    /// <param name="WasSent">Whether the request left the machine and was rejected.</param>
    public sealed record NotAccepted(PrismException Error, bool WasSent) : SubmitOutcome;

    /// <summary>Nobody can tell. It must never be submitted again before it was looked up.</summary>
    /// <param name="Error">What happened.</param>
    /// <param name="RequestId">The provider's id of the request, if so much of the answer arrived.</param>
    public sealed record Unknown(PrismException Error, string? RequestId) : SubmitOutcome;
}
