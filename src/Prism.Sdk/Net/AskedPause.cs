using System.Net.Http.Headers;

namespace Prism.Sdk.Net;

/// <summary>Reads how long a service asks us to wait: in seconds, or until a moment on the service's own clock.</summary>
internal static class AskedPause
{
    /// <summary>The longest pause that is believed.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <returns>More than nothing and at most <see cref="Longest"/>; <see langword="null"/> when nothing sensible is asked.</returns>
    /// <param name="headers">The answer's headers.</param>
    /// <param name="now">The time here, for an answer that does not say what time it is there.</param>
    public static TimeSpan? Read(HttpResponseHeaders headers, DateTimeOffset now)
    {
        // The parser gives nothing for what is neither form, a negative number among it.
        var asked = headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } until } => until - (headers.Date ?? now),
            _ => TimeSpan.Zero,
        };
        return asked <= TimeSpan.Zero ? null : asked < Longest ? asked : Longest;
    }
}
