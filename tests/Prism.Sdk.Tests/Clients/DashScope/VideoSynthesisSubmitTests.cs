using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Prism.Sdk.Clients.DashScope;
using Prism.Sdk.Clients.DashScope.Requests;

namespace Prism.Sdk.Tests.Clients.DashScope;

public sealed class VideoSynthesisSubmitTests : IAsyncLifetime
{
    private const string Accepted = """{"output":{"task_status":"PENDING","task_id":"0385dc79-5ff8-4d82-bcb6-000000000001"},"request_id":"r-1"}""";

    private RecordingServer server = null!;
    private VideoSynthesisClient client = null!;

    public async ValueTask InitializeAsync()
    {
        server = await RecordingServer.StartAsync();
        client = Client(server.BaseAddress);
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task SubmitBeforeAsync_TooLateWhenTheLineStands_IsNotSentAndSaysSo()
    {
        server.Answer = static (context, _) => RecordingServer.JsonAsync(context, 200, Accepted);

        var result = await client.SubmitBeforeAsync(new TextToVideoRequest { Prompt = "cat" }, TimeProvider.System.GetUtcNow(), TestContext.Current.CancellationToken);

        Assert.False(Assert.IsType<VideoSubmitResult.NotAccepted>(result).WasSent);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task SubmitAsync_FullRequest_SendsTheDocumentedWire()
    {
        server.Answer = static (context, _) => RecordingServer.JsonAsync(context, 200, Accepted);
        var request = new TextToVideoRequest
        {
            Prompt = "一只橘猫 \"walks\" <home>",
            NegativePrompt = "blur",
            Audio = new Uri("https://example.com/a.mp3"),
            Size = VideoSize.Landscape720,
            Duration = 7,
            ShotType = ShotType.MultiShot,
            Seed = 42,
            PromptExtend = true,
            Watermark = false,
            AdditionalParameters = new JsonObject { ["audio"] = true, ["seed"] = 43 },
        };

        var result = await client.SubmitAsync(request, TestContext.Current.CancellationToken);

        var accepted = Assert.IsType<VideoSubmitResult.Accepted>(result);
        Assert.Equal("0385dc79-5ff8-4d82-bcb6-000000000001", accepted.TaskId);
        Assert.Equal("r-1", accepted.RequestId);
        var sent = Assert.Single(server.Requests);
        Assert.Equal("POST", sent.Method);
        Assert.Equal("/api/v1/services/aigc/video-generation/video-synthesis", sent.Path);
        Assert.Equal("Bearer sk-test", sent.Headers["Authorization"]);
        Assert.Equal("enable", sent.Headers["X-DashScope-Async"]);
        Assert.Equal("ws-1", sent.Headers["X-DashScope-WorkSpace"]);
        Assert.Equal("application/json", sent.Headers["Content-Type"]);
        Assert.Contains("一只橘猫", sent.Body, StringComparison.Ordinal);
        var expected = JsonNode.Parse("""
            {"model":"wan2.6-t2v",
             "input":{"prompt":"一只橘猫 \"walks\" <home>","negative_prompt":"blur","audio_url":"https://example.com/a.mp3"},
             "parameters":{"size":"1280*720","duration":7,"prompt_extend":true,"shot_type":"multi","watermark":false,"seed":43,"audio":true}}
            """);
        Assert.True(JsonNode.DeepEquals(expected, JsonNode.Parse(sent.Body)), sent.Body);
    }

    [Fact]
    public async Task SubmitAsync_PromptAlone_SendsEmptyParametersAndNothingNull()
    {
        server.Answer = static (context, _) => RecordingServer.JsonAsync(context, 200, Accepted);

        await client.SubmitAsync(new TextToVideoRequest { Prompt = "cat" }, TestContext.Current.CancellationToken);

        Assert.Equal("""{"model":"wan2.6-t2v","input":{"prompt":"cat"},"parameters":{}}""", Assert.Single(server.Requests).Body);
    }

    [Theory]
    [InlineData(400, "InvalidParameter")]
    [InlineData(400, "Arrearage")]
    [InlineData(401, "InvalidApiKey")]
    [InlineData(403, "AccessDenied")]
    [InlineData(404, "ModelNotFound")]
    [InlineData(429, "Throttling.RateQuota")]
    public async Task SubmitAsync_CompleteRejection_IsNotAccepted(int status, string code)
    {
        server.Answer = (context, _) => RecordingServer.JsonAsync(context, status, $$"""{"code":"{{code}}","message":"no","request_id":"r-2"}""");

        var result = await client.SubmitAsync(new TextToVideoRequest { Prompt = "cat" }, TestContext.Current.CancellationToken);

        var refused = Assert.IsType<VideoSubmitResult.NotAccepted>(result);
        Assert.True(refused.WasSent);
        Assert.Equal(code, refused.Error.Code);
        Assert.Equal("r-2", refused.Error.RequestId);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData(200, """{"output":{"task_status":"PENDING"},"request_id":"r"}""")]
    [InlineData(200, """{"output":{"task_id":"../../etc"},"request_id":"r"}""")]
    [InlineData(200, "<html>portal</html>")]
    [InlineData(200, "")]
    [InlineData(200, """{"output":{"task_id":"0385dc79""")]
    [InlineData(400, "<html>bad request</html>")]
    [InlineData(408, """{"code":"RequestTimeOut","message":"late"}""")]
    [InlineData(500, """{"code":"InternalError","message":"oops"}""")]
    [InlineData(502, "<html>bad gateway</html>")]
    [InlineData(503, """{"code":"ModelUnavailable","message":"later"}""")]
    [InlineData(504, "")]
    public async Task SubmitAsync_AnswerThatProvesNothing_IsUnknownAndSentOnce(int status, string body)
    {
        server.Answer = (context, _) => RecordingServer.JsonAsync(context, status, body);

        var result = await client.SubmitAsync(new TextToVideoRequest { Prompt = "cat" }, TestContext.Current.CancellationToken);

        var unknown = Assert.IsType<VideoSubmitResult.Unknown>(result);
        Assert.Equal(Prism.Sdk.Pricing.ChargeKind.Possible, unknown.Error.PossiblyCharged.Kind);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task SubmitAsync_ConnectionDroppedAfterTheBody_IsUnknown()
    {
        server.Answer = static (context, _) =>
        {
            context.Abort();
            return Task.CompletedTask;
        };

        var result = await client.SubmitAsync(new TextToVideoRequest { Prompt = "cat" }, TestContext.Current.CancellationToken);

        Assert.IsType<VideoSubmitResult.Unknown>(result);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task SubmitAsync_NoAnswerWithinTheDeadline_IsUnknown()
    {
        var release = new TaskCompletionSource();
        server.Answer = (_, _) => release.Task;
        using var hasty = Client(server.BaseAddress, submitTimeout: TimeSpan.FromMilliseconds(300));

        var result = await hasty.SubmitAsync(new TextToVideoRequest { Prompt = "cat" }, TestContext.Current.CancellationToken);

        release.SetResult();
        Assert.IsType<VideoSubmitResult.Unknown>(result);
    }

    [Fact]
    public async Task SubmitAsync_Redirect_IsNotFollowed()
    {
        server.Answer = static (context, _) =>
        {
            context.Response.Redirect("/elsewhere", permanent: false, preserveMethod: true);
            return Task.CompletedTask;
        };

        var result = await client.SubmitAsync(new TextToVideoRequest { Prompt = "cat" }, TestContext.Current.CancellationToken);

        Assert.IsType<VideoSubmitResult.Unknown>(result);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task SubmitAsync_NobodyListens_IsNotAcceptedAndNotSent()
    {
        using var nobody = Client(new Uri($"http://127.0.0.1:{FreePort()}"));

        var result = await nobody.SubmitAsync(new TextToVideoRequest { Prompt = "cat" }, TestContext.Current.CancellationToken);

        var refused = Assert.IsType<VideoSubmitResult.NotAccepted>(result);
        Assert.False(refused.WasSent);
        Assert.True(refused.Error.IsTransient);
        Assert.Contains("DASHSCOPE_HTTP_BASE_URL", refused.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SubmitAsync_NoKey_ThrowsBeforeSending()
    {
        using var keyless = new VideoSynthesisClient(new DashScopeOptions { BaseAddress = server.BaseAddress });

        var exception = await Assert.ThrowsAsync<PrismConfigurationException>(() => keyless.SubmitAsync(new TextToVideoRequest { Prompt = "cat" }, TestContext.Current.CancellationToken));

        Assert.Contains("DASHSCOPE_API_KEY", exception.Message, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task StartAsync_Moderated_ThrowsContentRejectedWithoutQuotingAnything()
    {
        server.Answer = (context, _) => RecordingServer.JsonAsync(context, 400, """{"code":"DataInspectionFailed","message":"Input data may contain secret-words.","request_id":"r-3"}""");

        var exception = await Assert.ThrowsAsync<ContentRejectedException>(() => client.StartAsync(new TextToVideoRequest { Prompt = "secret-words" }, TestContext.Current.CancellationToken));

        Assert.Equal("DataInspectionFailed", exception.Code);
        Assert.DoesNotContain("secret-words", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SubmitAsync_KeyRolledBetweenCalls_SendsTheNewOne()
    {
        server.Answer = static (context, _) => RecordingServer.JsonAsync(context, 200, Accepted);
        var options = new DashScopeOptions { BaseAddress = server.BaseAddress, ApiKey = "sk-old" };
        using var rolling = new VideoSynthesisClient(options);

        await rolling.SubmitAsync(new TextToVideoRequest { Prompt = "cat" }, TestContext.Current.CancellationToken);
        options.ApiKey = "sk-new";
        await rolling.SubmitAsync(new TextToVideoRequest { Prompt = "cat" }, TestContext.Current.CancellationToken);

        Assert.Equal(["Bearer sk-old", "Bearer sk-new"], server.Requests.Select(request => request.Headers["Authorization"]));
    }

    [Fact]
    public async Task Failures_NeverShowTheKey()
    {
        server.Answer = (context, _) => RecordingServer.JsonAsync(context, 401, """{"code":"InvalidApiKey","message":"Invalid API-key provided.","request_id":"r"}""");

        var exception = await Assert.ThrowsAsync<ProviderRequestException>(() => client.StartAsync(new TextToVideoRequest { Prompt = "cat" }, TestContext.Current.CancellationToken));

        Assert.Equal(HttpStatusCode.Unauthorized, exception.StatusCode);
        Assert.DoesNotContain("sk-test", exception.ToString(), StringComparison.Ordinal);
        Assert.Contains("DASHSCOPE_API_KEY", exception.Message, StringComparison.Ordinal);
    }

    private static VideoSynthesisClient Client(Uri address, TimeSpan? submitTimeout = null) =>
        new(new DashScopeOptions { BaseAddress = address, ApiKey = "sk-test", Workspace = "ws-1", SubmitTimeout = submitTimeout ?? TimeSpan.FromSeconds(10) });

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
