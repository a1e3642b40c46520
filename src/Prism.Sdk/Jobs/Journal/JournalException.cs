namespace Prism.Sdk.Jobs.Journal;

/// <summary>The journal cannot be read or written. Nothing is bought while it cannot: an intent must be durable first.</summary>
/// <param name="message">What happened, and the remedy.</param>
/// <param name="innerException">The cause.</param>
public sealed class JournalException(string message, Exception? innerException = null) : PrismException(message, innerException);
