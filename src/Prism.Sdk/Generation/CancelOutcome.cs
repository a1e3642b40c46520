namespace Prism.Sdk.Generation;

/// <summary>What became of a cancel.</summary>
public enum CancelOutcome
{
    /// <summary>The task was queued and is canceled. Not billed.</summary>
    Canceled,

    /// <summary>The task was no longer queued: it runs on or has ended, and will be billed when it succeeds.</summary>
    TooLate,
}
