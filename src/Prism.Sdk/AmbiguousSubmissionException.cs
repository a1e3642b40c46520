namespace Prism.Sdk;

/// <summary>A submit was sent and its fate is unknown: the provider may or may not have accepted, and may bill it. It is never sent again by itself.</summary>
/// <remarks>Look the task up (the provider's list of tasks), then decide with <see cref="VideoJob.ResolveShotAsync"/>.</remarks>
/// <param name="message">What happened, and the remedy.</param>
/// <param name="innerException">The cause.</param>
public sealed class AmbiguousSubmissionException(string message, Exception? innerException = null) : PrismException(message, innerException);
