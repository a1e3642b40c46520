namespace Prism.Sdk;

/// <summary>The provider's moderation refused a text or a picture. Change the words; the same ones will be refused again.</summary>
/// <param name="message">What happened, and the remedy.</param>
/// <param name="innerException">The cause.</param>
public sealed class ContentRejectedException(string message, Exception? innerException = null) : PrismException(message, innerException)
{
    /// <summary>Gets which side was refused.</summary>
    /// <value>The default is <see cref="ContentSide.Unknown"/>.</value>
    public ContentSide Side { get; init; }
}
