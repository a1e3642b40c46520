using System.Globalization;
using System.Net.Http.Headers;

namespace Prism.Sdk.Clients.ModelScope;

/// <summary>What ModelScope said of its limits in the headers of an answer. Since August 2026 it says nothing, as far as was seen; credits have taken their place.</summary>
public sealed record ModelRateLimits
{
    /// <summary>Gets how many requests a day the account has.</summary>
    public long? Requests { get; init; }

    /// <summary>Gets how many of them are left.</summary>
    public long? RequestsRemaining { get; init; }

    /// <summary>Gets how many requests a day the account has for this model.</summary>
    public long? ModelRequests { get; init; }

    /// <summary>Gets how many of them are left.</summary>
    public long? ModelRequestsRemaining { get; init; }

    internal static ModelRateLimits? Read(HttpResponseHeaders headers)
    {
        var limits = new ModelRateLimits
        {
            Requests = Number(headers, "modelscope-ratelimit-requests-limit"),
            RequestsRemaining = Number(headers, "modelscope-ratelimit-requests-remaining"),
            ModelRequests = Number(headers, "modelscope-ratelimit-model-requests-limit"),
            ModelRequestsRemaining = Number(headers, "modelscope-ratelimit-model-requests-remaining"),
        };
        return limits == new ModelRateLimits() ? null : limits;
    }

    private static long? Number(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out var values) && long.TryParse(values.FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
