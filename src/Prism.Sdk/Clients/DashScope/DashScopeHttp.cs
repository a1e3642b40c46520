using System.Net;
using System.Net.Http.Headers;
using Polly;
using Polly.Retry;
using Prism.Sdk.Clients.DashScope.Errors;
using Prism.Sdk.Clients.DashScope.Wire;
using Prism.Sdk.Diagnostics;
using Prism.Sdk.Net;

namespace Prism.Sdk.Clients.DashScope;

/// <summary>The two ways to DashScope. Submits go alone and once; queries, lists and cancels may be repeated.</summary>
internal static class DashScopeHttp
{
    public const string SubmitClient = "prism.video.submit";
    public const string TaskClient = "prism.video.tasks";
    public const string UploadClient = "prism.video.uploads";

    private const int SubmitReplyCap = 64 * 1024;
    private const int TaskReplyCap = 1024 * 1024;

    /// <summary>A service may ask for a pause; one longer than this is told to the caller instead of waited for.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

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

    // The service names the host that files go to.
    public static SocketsHttpHandler UploadHandler()
    {
        var handler = TaskHandler();
        handler.ConnectTimeout = TimeSpan.FromSeconds(15);
        handler.ConnectCallback = GuardedDial.System.DialAsync;
        return handler;
    }

    public static void ConfigureSubmit(HttpClient client, DashScopeOptions options)
    {
        client.Timeout = options.SubmitTimeout;
        client.MaxResponseContentBufferSize = SubmitReplyCap;
    }

    // A large file takes what it takes: the idle time-out watches each piece.
    public static void ConfigureUploads(HttpClient client)
    {
        client.Timeout = Timeout.InfiniteTimeSpan;
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
                ShouldHandle = static arguments => MayPassAsync(arguments.Outcome, arguments.Context.CancellationToken),
                DelayGenerator = static arguments => ValueTask.FromResult(Asked(arguments.Outcome.Result)),
            })
            .AddTimeout(attempt);
    }

    public static void RequireKey(DashScopeOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.ApiKey))
        {
            throw new PrismConfigurationException(Wording.Pick(
                $"No DashScope key. {options.KeyHint ?? $"Set the environment variable DASHSCOPE_API_KEY, or {DashScopeOptions.SectionName}:ApiKey;"} Get one in the Model Studio console (https://bailian.console.aliyun.com).",
                $"没有 DashScope 密钥。{options.KeyHint ?? $"请设置环境变量 DASHSCOPE_API_KEY 或 {DashScopeOptions.SectionName}:ApiKey；"}可在百炼控制台（https://bailian.console.aliyun.com）获取。"));
        }
    }

    public static void Authorize(HttpRequestMessage request, DashScopeOptions options)
    {
        RequireKey(options);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", options.ApiKey);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (options.Workspace is { Length: > 0 } workspace)
        {
            request.Headers.TryAddWithoutValidation("X-DashScope-WorkSpace", workspace);
        }
    }

    private static async ValueTask<bool> MayPassAsync(Outcome<HttpResponseMessage> outcome, CancellationToken cancellationToken)
    {
        if (outcome.Result is not { } response)
        {
            return outcome.Exception is HttpRequestException or Polly.Timeout.TimeoutRejectedException;
        }

        if (Asked(response) > LongestPause)
        {
            return false;
        }

        if (response.StatusCode != HttpStatusCode.TooManyRequests)
        {
            return response.StatusCode is HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError;
        }

        // An unpaid bill and a quota that ends with the month come as 429 too.
        await response.Content.LoadIntoBufferAsync(TaskReplyCap, cancellationToken).ConfigureAwait(false);
        var reply = await WireReply.ReadAsync(response, TimeProvider.System.GetUtcNow(), cancellationToken).ConfigureAwait(false);
        return DashScopeErrors.Classify(reply.Code, reply.Message, (int)reply.Status) == ProviderFault.Throttling;
    }

    private static TimeSpan? Asked(HttpResponseMessage? response) => response is null ? null : AskedPause.Read(response.Headers, TimeProvider.System.GetUtcNow());
}
