using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Prism.Sdk.Emulator;

namespace Prism.Sdk.IntegrationTests.Emulator;

/// <summary>An emulator with quick tasks, and a stranger's HTTP client before it that follows no redirect and repeats nothing.</summary>
internal sealed class EmulatorClient : IAsyncDisposable
{
    public const string SubmitPath = "api/v1/services/aigc/video-generation/video-synthesis";

    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false });

    private EmulatorClient(PrismEmulator emulator)
    {
        Emulator = emulator;
        http.BaseAddress = emulator.BaseAddress;
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "sk-test");
    }

    /// <summary>Gets options that make an emulator of tests: clips are made once for all of them.</summary>
    public static PrismEmulatorOptions Quick { get; } = new()
    {
        Speed = 1000,
        QueueTime = (TimeSpan.Zero, TimeSpan.Zero),
        RunTime = (TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(5)),
        ShareClips = true,
        SharedClipFolder = Path.Join(AppContext.BaseDirectory, "shared-clips"),
    };

    /// <summary>Gets options of an emulator in which no task ever runs.</summary>
    public static PrismEmulatorOptions Queueing { get; } = Quick with { Speed = 1, QueueTime = (TimeSpan.FromDays(2), TimeSpan.FromDays(2)) };

    public PrismEmulator Emulator { get; }

    public HttpClient Http => http;

    public static async Task<EmulatorClient> OpenAsync(PrismEmulatorOptions? options = null) => new(await PrismEmulator.StartAsync(options ?? Quick));

    public void Script(string route, string kind, bool? accepted = null) => Emulator.AddFault(new EmulatorFault { Route = route, Kind = kind, Accepted = accepted });

    public static HttpRequestMessage NewSubmit(string prompt = "a cat", Uri? root = null)
    {
        var body = new JsonObject
        {
            ["model"] = "wan2.6-t2v",
            ["input"] = new JsonObject { ["prompt"] = prompt },
            ["parameters"] = new JsonObject { ["size"] = "1280*720", ["duration"] = 2 },
        };
        var request = new HttpRequestMessage(HttpMethod.Post, root is null ? new Uri(SubmitPath, UriKind.Relative) : new Uri(root, SubmitPath))
        {
            Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("X-DashScope-Async", "enable");
        return request;
    }

    public async Task<HttpResponseMessage> SubmitAsync(string prompt = "a cat", CancellationToken cancellationToken = default)
    {
        using var request = NewSubmit(prompt);
        return await http.SendAsync(request, cancellationToken);
    }

    public async Task<string> AcceptAsync(string prompt = "a cat")
    {
        using var response = await SubmitAsync(prompt);
        return (string)(await JsonAsync(response))["output"]!["task_id"]!;
    }

    public async Task<JsonObject> GetAsync(string path)
    {
        using var response = await http.GetAsync(path);
        return await JsonAsync(response);
    }

    public async Task<string> StatusAsync(string taskId) => (string)(await GetAsync($"api/v1/tasks/{taskId}"))["output"]!["task_status"]!;

    public Task<HttpResponseMessage> CancelAsync(string taskId) => http.PostAsync($"api/v1/tasks/{taskId}/cancel", content: null);

    /// <summary>Waits, without asking over HTTP, until the bill says that all tasks have ended.</summary>
    public async Task WhenEndedAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (Emulator.Bill.Any(entry => entry.Status is "PENDING" or "RUNNING"))
        {
            await Task.Delay(TimeSpan.FromSeconds(1), Emulator.TimeProvider, limit.Token);
        }
    }

    public static async Task<JsonObject> JsonAsync(HttpResponseMessage response) => JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsObject();

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await Emulator.DisposeAsync();
    }
}
