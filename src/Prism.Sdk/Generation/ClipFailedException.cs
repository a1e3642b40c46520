namespace Prism.Sdk.Generation;

/// <summary>A task ended without a clip: it failed, was canceled, or the provider lost it. A failed task is not billed; resuming the job orders it anew.</summary>
/// <param name="message">What happened, and the remedy.</param>
/// <param name="innerException">The cause.</param>
public sealed class ClipFailedException(string message, Exception? innerException = null) : PrismException(message, innerException)
{
    /// <summary>Gets how the task ended.</summary>
    public ClipTaskState State { get; init; }
}
