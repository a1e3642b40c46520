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

    private readonly HttpClient anonymous = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false });

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

    /// <summary>Submits a body as it stands.</summary>
    public async Task<(int Status, JsonObject Body)> SendAsync(string body, string group = "video-generation", string? key = null, bool resolves = false)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"api/v1/services/aigc/{group}/video-synthesis") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("X-DashScope-Async", "enable");
        if (key is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }

        if (resolves)
        {
            request.Headers.Add("X-DashScope-OssResourceResolve", "enable");
        }

        using var response = await http.SendAsync(request);
        return ((int)response.StatusCode, await JsonAsync(response));
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

    /// <summary>Fetches a clip as it must be: without the key, which the object store refuses.</summary>
    public async Task<byte[]> FetchAsync(string address)
    {
        using var response = await RequestClipAsync(address);
        return await response.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
    }

    /// <summary>Asks for a clip, for a part of it if so wanted, and reads no more than the head of the answer.</summary>
    public async Task<HttpResponseMessage> RequestClipAsync(string address, Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        change?.Invoke(request);
        return await anonymous.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    public async Task<string> UrlAsync(string taskId) => (string)(await GetAsync($"api/v1/tasks/{taskId}"))["output"]!["video_url"]!;

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
        anonymous.Dispose();
        await Emulator.DisposeAsync();
    }
}
