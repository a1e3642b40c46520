using System.Security.Authentication;

namespace Prism.Sdk.Net;

/// <summary>Tells what an exception of the HTTP stack means.</summary>
internal static class TransportFault
{
    public static ProviderFault Of(Exception exception)
    {
        var chain = Chain(exception).ToArray();
        return chain.Any(static one => one is BlockedAddressException) ? ProviderFault.Blocked
            : chain.Any(static one => one is AuthenticationException or HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError }) ? ProviderFault.Tls
            : chain.Any(static one => one is HttpRequestException { HttpRequestError: HttpRequestError.ProxyTunnelError }) ? ProviderFault.Proxy
            : chain.Any(static one => one is HttpRequestException { HttpRequestError: var error } && IsUnreadable(error) || one is HttpIOException { HttpRequestError: var other } && IsUnreadable(other)) ? ProviderFault.InvalidResponse
            : chain.Any(static one => one is OperationCanceledException or TimeoutException or Polly.Timeout.TimeoutRejectedException) ? ProviderFault.Timeout
            : ProviderFault.Network;
    }

    /// <summary>Gets a word for it that holds nothing of the request.</summary>
    public static string Word(Exception exception) => exception switch
    {
        HttpRequestException { HttpRequestError: not HttpRequestError.Unknown } http => http.HttpRequestError.ToString(),
        OperationCanceledException or TimeoutException or Polly.Timeout.TimeoutRejectedException => "timed out",
        _ => exception.GetType().Name,
    };

    // What was sent broke the rules of HTTP, or our bounds: a header of 100 kB, a body of 50 MB.
    private static bool IsUnreadable(HttpRequestError error) =>
        error is HttpRequestError.InvalidResponse or HttpRequestError.ConfigurationLimitExceeded or HttpRequestError.VersionNegotiationError or HttpRequestError.HttpProtocolError;

    private static IEnumerable<Exception> Chain(Exception exception)
    {
        for (Exception? one = exception; one is not null; one = one.InnerException)
        {
            yield return one;
        }
    }
}
