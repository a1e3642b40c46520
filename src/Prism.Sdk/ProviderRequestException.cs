using System.Net;

namespace Prism.Sdk;

/// <summary>A service refused a request, or did not answer it. Fix the key, the account or the address, or wait.</summary>
/// <param name="message">What happened, and the remedy.</param>
/// <param name="innerException">The cause.</param>
public sealed class ProviderRequestException(string message, Exception? innerException = null) : PrismException(message, innerException)
{
    /// <summary>Gets the HTTP status.</summary>
    /// <value><see langword="null"/> when no answer came.</value>
    public HttpStatusCode? StatusCode { get; init; }

    /// <summary>Gets what went wrong, in one word.</summary>
    /// <value>The default is <see cref="ProviderFault.Unknown"/>.</value>
    public ProviderFault Fault { get; init; }
}
