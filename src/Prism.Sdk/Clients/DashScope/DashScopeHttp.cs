using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Http.Resilience;
using Polly;
using Polly.Retry;

namespace Prism.Sdk.Clients.DashScope;

/// <summary>The two ways to DashScope. Submits go alone and once; queries, lists and cancels may be repeated.</summary>
internal static class DashScopeHttp
{
    public const string SubmitClient = "prism.video.submit";
    public const string TaskClient = "prism.video.tasks";

    private const int SubmitReplyCap = 64 * 1024;
    private const int TaskReplyCap = 1024 * 1024;

    // A fresh connection for every submit: a pooled one that died is one more way not to know.
    public static SocketsHttpHandler SubmitHandler() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.None,
        PooledConnectionLifetime = TimeSpan.Zero,
    };

    public static SocketsHttpHandler TaskHandler() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.None,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };

    public static void ConfigureSubmit(HttpClient client, DashScopeOptions options)
    {
        client.Timeout = options.SubmitTimeout;
        client.MaxResponseContentBufferSize = SubmitReplyCap;
    }

    // The whole call, body included, within four tries and their pauses.
    public static void ConfigureTasks(HttpClient client, DashScopeOptions options)
    {
        client.Timeout = (options.RequestTimeout * 4) + TimeSpan.FromSeconds(15);
        client.MaxResponseContentBufferSize = TaskReplyCap;
    }

    /// <summary>Retries what is free to repeat. Deadlines and pauses are of real time: a scaled clock must not shorten a network call.</summary>
    public static void AddRetries(ResiliencePipelineBuilder<HttpResponseMessage> builder, TimeSpan attempt)
    {
        builder.TimeProvider = TimeProvider.System;
        builder
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = 3,
                Delay = TimeSpan.FromMilliseconds(500),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = static arguments => ValueTask.FromResult(HttpClientResiliencePredicates.IsTransient(arguments.Outcome)),
            })
            .AddTimeout(attempt);
    }

    public static void Authorize(HttpRequestMessage request, DashScopeOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.ApiKey))
        {
            throw new PrismConfigurationException($"No DashScope key. Set the environment variable DASHSCOPE_API_KEY, or {DashScopeOptions.SectionName}:ApiKey; get one in the Model Studio console (https://bailian.console.aliyun.com).");
        }

        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", options.ApiKey);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (options.Workspace is { Length: > 0 } workspace)
        {
            request.Headers.TryAddWithoutValidation("X-DashScope-WorkSpace", workspace);
        }
    }
}
