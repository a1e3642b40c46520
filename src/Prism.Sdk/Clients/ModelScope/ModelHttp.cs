using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;
using Prism.Sdk.Clients.ModelScope.Wire;

namespace Prism.Sdk.Clients.ModelScope;

/// <summary>The way to a language service: bounded tries with pauses, all by real time.</summary>
internal static class ModelHttp
{
    public const string ChatClient = "prism.chat";
    public const string EmbeddingClient = "prism.embeddings";
    public const string AccountClient = "prism.modelscope";

    /// <summary>A server may ask for a pause; one longer than this is told to the caller instead of waited for.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(60);

    public static SocketsHttpHandler Handler() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.None,

        // The SDK keeps its HttpClient for good: without this a change in DNS would never be seen.
        PooledConnectionLifetime = TimeSpan.FromMinutes(10),
    };

    /// <summary>Gets the clock of deadlines and pauses: real time, whatever clock the container has, for a scaled one would cut live calls short. A test may set another under this key.</summary>
    public static TimeProvider Clock(IServiceProvider provider) => provider.GetKeyedService<TimeProvider>(ChatClient) ?? TimeProvider.System;

    public static void AddRetries(ResiliencePipelineBuilder<HttpResponseMessage> builder, TimeProvider clock, TimeSpan total, TimeSpan attempt, int retries)
    {
        builder.TimeProvider = clock;
        builder.AddTimeout(total);
        if (retries > 0)
        {
            builder.AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = retries,
                Delay = TimeSpan.FromSeconds(1),
                MaxDelay = LongestPause,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = static arguments => MayPassAsync(arguments.Outcome, arguments.Context.CancellationToken),
                DelayGenerator = static arguments => ValueTask.FromResult(RetryHint.Of(arguments.Outcome.Result)),
            });
        }

        // A service that is down is left alone for a while; one call then tries whether it is back.
        builder.AddCircuitBreaker(new CircuitBreakerStrategyOptions<HttpResponseMessage>
        {
            FailureRatio = 0.9,
            MinimumThroughput = 8,
            SamplingDuration = TimeSpan.FromMinutes(2),
            BreakDuration = TimeSpan.FromSeconds(30),
            ShouldHandle = static arguments => ValueTask.FromResult(
                arguments.Outcome.Exception is HttpRequestException or TimeoutRejectedException || arguments.Outcome.Result is { StatusCode: >= HttpStatusCode.InternalServerError }),
        });
        builder.AddTimeout(attempt);
    }

    private static async ValueTask<bool> MayPassAsync(Outcome<HttpResponseMessage> outcome, CancellationToken cancellationToken)
    {
        if (outcome.Result is not { } response)
        {
            return outcome.Exception switch
            {
                HttpRequestException http => ModelFaults.MayPass(ModelFaults.Classify(http)),
                ModelReplyException reply => ModelFaults.MayPass(reply.Fault),
                ModelErrorException error => ModelFaults.MayPass(ModelFaults.Classify(502, error.Code, $"{error.Code} {error.ServiceMessage}")),
                IOException or TimeoutRejectedException => true,
                _ => false,
            };
        }

        if (response.IsSuccessStatusCode || RetryHint.Of(response) > LongestPause)
        {
            return false;
        }

        // A quota that ends with the day, or a bill that is not paid, does not pass by waiting.
        var body = await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
        return ModelFaults.MayPass(ModelFaults.Classify((int)response.StatusCode, code: null, body));
    }
}
