using System.Net;
using Polly;
using Polly.Retry;

namespace Prism.Sdk.Clients.ModelScope;

/// <summary>The way to a language service: bounded tries with pauses, all by real time.</summary>
internal static class ModelHttp
{
    public const string ChatClient = "prism.chat";
    public const string EmbeddingClient = "prism.embeddings";

    /// <summary>A server may ask for a pause; one longer than this is told to the caller instead of waited for.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    public static SocketsHttpHandler Handler() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.None,

        // The SDK keeps its HttpClient for good: without this a change in DNS would never be seen.
        PooledConnectionLifetime = TimeSpan.FromMinutes(10),
    };

    public static void AddRetries(ResiliencePipelineBuilder<HttpResponseMessage> builder, TimeSpan total, TimeSpan attempt, int retries)
    {
        // Real time, whatever clock the container has: a scaled one would cut live calls short.
        builder.TimeProvider = TimeProvider.System;
        builder.AddTimeout(total);
        if (retries > 0)
        {
            builder.AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = retries,
                Delay = TimeSpan.FromSeconds(1),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = static arguments => MayPassAsync(arguments.Outcome, arguments.Context.CancellationToken),
                DelayGenerator = static arguments => ValueTask.FromResult(Asked(arguments.Outcome.Result)),
            });
        }

        builder.AddTimeout(attempt);
    }

    private static async ValueTask<bool> MayPassAsync(Outcome<HttpResponseMessage> outcome, CancellationToken cancellationToken)
    {
        if (outcome.Result is not { } response)
        {
            return outcome.Exception is HttpRequestException or Polly.Timeout.TimeoutRejectedException;
        }

        if (response.StatusCode < HttpStatusCode.InternalServerError && response.StatusCode != HttpStatusCode.TooManyRequests)
        {
            return false;
        }

        if (Asked(response) > LongestPause)
        {
            return false;
        }

        // A quota that ends with the day, or a bill that is not paid, does not pass by waiting.
        var body = response.StatusCode == HttpStatusCode.TooManyRequests ? await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false) : "";
        return ModelFaults.Classify((int)response.StatusCode, code: null, body) is ModelFault.Throttled or ModelFault.Server;
    }

    private static TimeSpan? Asked(HttpResponseMessage? response) => response?.Headers.RetryAfter?.Delta;
}
