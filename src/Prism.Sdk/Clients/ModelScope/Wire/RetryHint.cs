using System.Globalization;

namespace Prism.Sdk.Clients.ModelScope.Wire;

/// <summary>Reads <c>Retry-After</c>: seconds, or a day that is measured by the server's own clock. What is neither is as if it were not there.</summary>
internal static class RetryHint
{
    public static TimeSpan? Of(HttpResponseMessage? response) =>
        response is not null && response.Headers.TryGetValues("Retry-After", out var values) ? Read(values.FirstOrDefault(), response.Headers.Date) : null;

    public static TimeSpan? Read(string? value, DateTimeOffset? serverTime)
    {
        if (long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
        {
            return TimeSpan.FromSeconds(Math.Min(seconds, 365L * 24 * 3600));
        }

        return serverTime is { } now && DateTimeOffset.TryParseExact(value, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var day) && day > now ? day - now : null;
    }
}
