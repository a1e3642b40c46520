using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Prism.Sdk.Clients.DashScope;
using Prism.Sdk.Clients.DashScope.Requests;
using Prism.Sdk.Tests.Clients;

namespace Prism.Sdk.Tests.DependencyInjection;

/// <summary>What a host does to all its HTTP clients must not touch money (row S25), and no log may hold a signed address or a key.</summary>
public sealed class InheritedHandlersTests : IAsyncLifetime
{
    private RecordingServer server = null!;

    public async ValueTask InitializeAsync() => server = await RecordingServer.StartAsync();

    public async ValueTask DisposeAsync() => await server.DisposeAsync();

    [Theory]
    [InlineData("resilience for all, before")]
    [InlineData("resilience for all, after")]
    [InlineData("own handler for all")]
    [InlineData("own handler by name, after")]
    public async Task Submit_HostRepeatsOn503_IsSentOnce(string how)
    {
        server.Answer = (context, _) => RecordingServer.JsonAsync(context, 503, """{"code":"ModelUnavailable","message":"m"}""");
        await using var services = Build(how, prism: null);

        await services.GetRequiredService<VideoSynthesisClient>().SubmitAsync(new TextToVideoRequest { Model = "wan2.6-t2v", Prompt = "p" }, TestContext.Current.CancellationToken);

        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Download_HostSendsASecretWithEveryRequest_TheObjectStoreDoesNotGetItAndNoLogHasTheSignature()
    {
        using var log = new Sink();
        await using var services = Build("secret header", log);
        server.Answer = (context, request) => request.Path.Contains("tasks", StringComparison.Ordinal)
            ? RecordingServer.JsonAsync(context, 200, $$$"""{"output":{"task_id":"0385dc79-5ff8-4d82-bcb6-000000000001","task_status":"SUCCEEDED","video_url":"{{{server.BaseAddress}}}x.mp4?Expires=1&Signature=very-secret"}}""")
            : Task.CompletedTask;
        var client = services.GetRequiredService<VideoSynthesisClient>();
        var task = await client.GetAsync("0385dc79-5ff8-4d82-bcb6-000000000001", TestContext.Current.CancellationToken);
        var path = Path.Join(Path.GetTempPath(), Path.GetRandomFileName());

        var exception = await Assert.ThrowsAsync<ProviderRequestException>(() => client.DownloadAsync(task, path, TestContext.Current.CancellationToken));

        Assert.Equal(ProviderFault.MediaInvalid, exception.Fault);
        Assert.DoesNotContain("very-secret", exception.ToString(), StringComparison.Ordinal);
        var fetched = server.Requests.Where(request => request.Path.StartsWith("/x.mp4", StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(fetched);
        Assert.DoesNotContain(fetched, request => request.Headers.ContainsKey("X-Secret") || request.Headers.ContainsKey("Authorization"));
        Assert.NotEmpty(log.Lines);
        Assert.DoesNotContain(log.Lines, line => line.Contains("very-secret", StringComparison.Ordinal) || line.Contains("sk-canary", StringComparison.Ordinal));
    }

    private ServiceProvider Build(string how, Sink? prism)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        services.AddLogging(logging =>
        {
            logging.SetMinimumLevel(LogLevel.Trace);
            if (prism is not null)
            {
                logging.AddProvider(prism);
            }
        });
        if (how == "resilience for all, before")
        {
            services.ConfigureHttpClientDefaults(static client => client.AddStandardResilienceHandler(static options => options.Retry.Delay = TimeSpan.FromMilliseconds(1)));
        }

        services.AddPrism().Services.Configure<DashScopeOptions>(options => (options.BaseAddress, options.ApiKey) = (new Uri(server.BaseAddress, "/api/v1"), "sk-canary"));
        switch (how)
        {
            case "resilience for all, after":
                services.ConfigureHttpClientDefaults(static client => client.AddStandardResilienceHandler(static options => options.Retry.Delay = TimeSpan.FromMilliseconds(1)));
                break;
            case "own handler for all":
                services.ConfigureHttpClientDefaults(static client => client.AddHttpMessageHandler(static () => new Stubborn()));
                break;
            case "own handler by name, after":
                services.AddHttpClient(DashScopeHttp.SubmitClient).AddHttpMessageHandler(static () => new Stubborn());
                break;
            case "secret header":
                services.ConfigureHttpClientDefaults(static client => client.ConfigureHttpClient(static http => http.DefaultRequestHeaders.Add("X-Secret", "1")));
                break;
        }

        return services.BuildServiceProvider();
    }

    /// <summary>What many a host has: a handler that tries again on 503.</summary>
    private sealed class Stubborn : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            for (var again = 0; again < 3 && response.StatusCode == HttpStatusCode.ServiceUnavailable; again++)
            {
                response.Dispose();
                response = await base.SendAsync(request, cancellationToken);
            }

            return response;
        }
    }

    private sealed class Sink : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            Lines.Enqueue($"{state}");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
