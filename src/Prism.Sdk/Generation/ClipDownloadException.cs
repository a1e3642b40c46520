namespace Prism.Sdk.Generation;

/// <summary>A clip was made and billed, but its file could not be fetched whole. The task id is kept; resuming the job fetches it again and buys nothing.</summary>
/// <param name="message">What happened, and the remedy.</param>
/// <param name="innerException">The cause.</param>
public sealed class ClipDownloadException(string message, Exception? innerException = null) : PrismException(message, innerException)
{
    /// <summary>Gets what went wrong, in one word: <see cref="ProviderFault.Expired"/>, <see cref="ProviderFault.MediaInvalid"/>, <see cref="ProviderFault.DiskFull"/> and so on.</summary>
    /// <value>The default is <see cref="ProviderFault.Unknown"/>.</value>
    public ProviderFault Fault { get; init; }
}
