namespace Prism.Sdk.Generation;

/// <summary>A task gave no clip. <see cref="State"/> tells more: failed or canceled, it is not billed, and resuming the job orders it anew; at work, it did not end in time, may still be billed, and resuming waits on; not found, it may have been billed, the job is parked, and <see cref="VideoJob.ResolveShotAsync"/> decides.</summary>
/// <param name="message">What happened, and the remedy.</param>
/// <param name="innerException">The cause.</param>
public sealed class ClipFailedException(string message, Exception? innerException = null) : PrismException(message, innerException)
{
    /// <summary>Gets how the task stood when it was given up.</summary>
    public ClipTaskState State { get; init; }
}
