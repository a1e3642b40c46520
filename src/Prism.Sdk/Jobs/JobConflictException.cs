namespace Prism.Sdk.Jobs;

/// <summary>A job key was used again for another request. Nothing was started; use a new key, or get the job that has it.</summary>
/// <param name="message">What happened, and the remedy.</param>
public sealed class JobConflictException(string message) : PrismException(message)
{
    /// <summary>Gets the job that has the key.</summary>
    public required string JobId { get; init; }
}
