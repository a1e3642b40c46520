namespace Prism.Sdk;

/// <summary>A submit was sent and its fate is unknown: the provider may or may not have accepted, and may bill it. It is never sent again by itself.</summary>
/// <remarks>The pipeline looks such a submit up by itself; this comes when that does not settle it. Decide with <see cref="VideoJob.ResolveShotAsync"/>.</remarks>
/// <param name="message">What happened, and the remedy.</param>
/// <param name="innerException">The cause.</param>
public sealed class AmbiguousSubmissionException(string message, Exception? innerException = null) : PrismException(message, innerException)
{
    /// <summary>Gets the provider's tasks that may be the lost one.</summary>
    public IReadOnlyList<string> Candidates { get; init; } = [];
}
