namespace Prism.Sdk;

/// <summary>The language model gave no usable answer, even after it was told what was wrong. Ask again, or choose another model.</summary>
/// <param name="message">What happened, and the remedy.</param>
/// <param name="innerException">The cause.</param>
public sealed class ModelOutputException(string message, Exception? innerException = null) : PrismException(message, innerException)
{
    /// <summary>Gets the last answer, for a person to look at. It may hold the user's text, so it never stands in the message, and the journal does not keep it.</summary>
    /// <value><see langword="null"/> when there was none, or the failure was read back from the journal.</value>
    public string? RawOutput { get; init; }

    /// <summary>Gets what was wrong with it, one code a problem, such as <c>shots.empty</c>.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];
}
