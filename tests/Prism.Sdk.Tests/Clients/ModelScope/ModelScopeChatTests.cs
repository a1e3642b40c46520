using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Prism.Sdk.Clients.ModelScope;
using Prism.Sdk.DependencyInjection;

namespace Prism.Sdk.Tests.Clients.ModelScope;

public sealed class ModelScopeChatTests : IAsyncLifetime
{
    private const string Good = """{"id":"c","object":"chat.completion","created":1,"model":"Qwen3-235B-A22B-Instruct-2507","choices":[{"index":0,"message":{"role":"assistant","content":"hello"},"finish_reason":"stop"}],"usage":{"prompt_tokens":1,"completion_tokens":1,"total_tokens":2}}""";

    private RecordingServer server = null!;
    private ServiceProvider services = null!;

    public async ValueTask InitializeAsync()
    {
        server = await RecordingServer.StartAsync();
        services = Build();
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task GetResponseAsync_Defaults_SendTheWireThatModelScopeTakes()
    {
        Answer(Good);

        var reply = await Chat().GetResponseAsync([new(ChatRole.System, "be brief"), new(ChatRole.User, "你好")], cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal("hello", reply.Text);
        var sent = Assert.Single(server.Requests);
        Assert.Equal("/v1/chat/completions", sent.Path);
        Assert.Equal("Bearer ms-key", sent.Headers["Authorization"]);
        var body = JsonNode.Parse(sent.Body)!;
        Assert.Equal("Qwen/Qwen3-235B-A22B-Instruct-2507", (string?)body["model"]);
        Assert.Equal(0, (double)body["temperature"]!);
        Assert.Equal(8192, (int)body["max_tokens"]!);
        Assert.Null(body["max_completion_tokens"]);
        Assert.Contains("你好", sent.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetResponseAsync_SchemaAskedFor_SendsJsonObjectInstead()
    {
        Answer(Good);

        await Chat().GetResponseAsync("json?", new ChatOptions { ResponseFormat = ChatResponseFormat.ForJsonSchema(System.Text.Json.JsonElement.Parse("""{"type":"object"}""")) }, TestContext.Current.CancellationToken);

        Assert.Equal("""{"type":"json_object"}""", JsonNode.Parse(Assert.Single(server.Requests).Body)!["response_format"]!.ToJsonString());
    }

    [Theory]
    [InlineData("""{"id":"","object":"","created":0,"choices":null,"usage":{"prompt_tokens":0,"completion_tokens":0,"total_tokens":0}}""")]
    [InlineData("""{"id":"","object":"chat.completion","created":0,"choices":[]}""")]
    [InlineData("""{"id":"x"}""")]
    public async Task GetResponseAsync_EmptyShellThenAnswer_IsAskedAgain(string shell)
    {
        server.Answer = (context, _) => RecordingServer.JsonAsync(context, 200, server.Requests.Count == 1 ? shell : Good);

        var reply = await Chat().GetResponseAsync("hi", cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal("hello", reply.Text);
        Assert.Equal(2, server.Requests.Count);
    }

    [Theory]
    [InlineData("\"finish_reason\":\"stop\"", "\"finish_reason\":\"\"")]
    [InlineData("\"finish_reason\":\"stop\"", "\"finish_reason\":null")]
    [InlineData("\"finish_reason\":\"stop\"", "\"finish_reason\":\"eos\"")]
    [InlineData("\"role\":\"assistant\"", "\"role\":\"\"")]
    public async Task GetResponseAsync_OddShape_IsMended(string good, string odd)
    {
        Answer(Good.Replace(good, odd, StringComparison.Ordinal));

        Assert.Equal("hello", (await Chat().GetResponseAsync("hi", cancellationToken: TestContext.Current.CancellationToken)).Text);
    }

    [Theory]
    [InlineData(401, """{"error":{"message":"Authentication failed, please make sure that a valid ModelScope token is supplied.","request_id":"r"}}""", "MODELSCOPE_API_KEY", false)]
    [InlineData(400, """{"errors":{"message":"Model id : X , has no provider supported"},"request_id":"r"}""", "QWEN_MODEL", false)]
    [InlineData(429, """{"error":{"message":"You have exceeded today's quota for model X, please try again tomorrow"},"request_id":"r"}""", "quota", false)]
    [InlineData(429, """{"error":{"http_code":"429","message":"insufficient balance (1008)","type":"insufficient_balance_error"},"request_id":"r"}""", "balance", false)]
    [InlineData(404, "<html>not found</html>", "MODELSCOPE_BASE_URL", false)]
    public async Task GetResponseAsync_RefusedForGood_SaysWhatToDoAndAsksOnce(int status, string body, string remedy, bool transient)
    {
        server.Answer = (context, _) => RecordingServer.JsonAsync(context, status, body);

        var exception = await Assert.ThrowsAsync<ProviderRequestException>(() => Chat().GetResponseAsync("hi", cancellationToken: TestContext.Current.CancellationToken));

        Assert.Contains(remedy, exception.Message, StringComparison.Ordinal);
        Assert.Equal((status, transient), ((int)exception.StatusCode!, exception.IsTransient));
        Assert.DoesNotContain("ms-key", exception.ToString(), StringComparison.Ordinal);
        Assert.Single(server.Requests);
        if (status != 404)
        {
            Assert.Equal("r", exception.RequestId);
        }
    }

    [Fact]
    public async Task GetResponseAsync_ThrottledForEver_IsTransientAfterBoundedTries()
    {
        server.Answer = static (context, _) => RecordingServer.JsonAsync(context, 429, """{"errors":{"message":"Request limit exceeded.","request_id":"r"}}""");

        var exception = await Assert.ThrowsAsync<ProviderRequestException>(() => Chat().GetResponseAsync("hi", cancellationToken: TestContext.Current.CancellationToken));

        Assert.True(exception.IsTransient);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task GetResponseAsync_LongRetryAfter_IsToldInsteadOfWaitedFor()
    {
        server.Answer = static (context, _) =>
        {
            context.Response.Headers.RetryAfter = "3600";
            return RecordingServer.JsonAsync(context, 429, """{"errors":{"message":"Request limit exceeded."}}""");
        };

        var exception = await Assert.ThrowsAsync<ProviderRequestException>(() => Chat().GetResponseAsync("hi", cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(TimeSpan.FromHours(1), exception.RetryAfter);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task GetResponseAsync_Moderated_IsContentRejected()
    {
        server.Answer = static (context, _) => RecordingServer.JsonAsync(context, 400, """{"error":{"code":"data_inspection_failed","message":"Input data may contain inappropriate content."},"request_id":"r"}""");

        await Assert.ThrowsAsync<ContentRejectedException>(() => Chat().GetResponseAsync("hi", cancellationToken: TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task GetResponseAsync_ServiceThatStaysDown_IsLeftAloneForAWhileAndThenTriedOnce()
    {
        var clock = new FakeTimeProvider();
        await using var patient = Build(before: collection => collection.AddKeyedSingleton<TimeProvider>(ModelHttp.ChatClient, clock), retries: 0);
        server.Answer = static (context, _) => RecordingServer.JsonAsync(context, 503, """{"error":{"message":"busy"}}""");
        for (var call = 0; call < 8; call++)
        {
            await Assert.ThrowsAsync<ProviderRequestException>(() => Chat(patient).GetResponseAsync("hi", cancellationToken: TestContext.Current.CancellationToken));
        }

        var open = await Assert.ThrowsAsync<ProviderRequestException>(() => Chat(patient).GetResponseAsync("hi", cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal((ProviderFault.Service, "circuit_open", 8), (open.Fault, open.Code, server.Requests.Count));
        clock.Advance(TimeSpan.FromSeconds(31));
        Answer(Good);
        Assert.Equal("hello", (await Chat(patient).GetResponseAsync("hi", cancellationToken: TestContext.Current.CancellationToken)).Text);
    }

    [Fact]
    public async Task GetResponseAsync_HostRetriesEverything_IsNotMultiplied()
    {
        await using var crowded = Build(before: static collection => collection.ConfigureHttpClientDefaults(static client => client.AddStandardResilienceHandler()));
        server.Answer = static (context, _) => RecordingServer.JsonAsync(context, 503, """{"error":{"message":"busy"}}""");

        await Assert.ThrowsAsync<ProviderRequestException>(() => Chat(crowded).GetResponseAsync("hi", cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task GetResponseAsync_ScaledClockInTheContainer_DoesNotShortenTheDeadline()
    {
        // A clock that is already past every deadline: if the pipeline used it, the call would be cut off.
        await using var scaled = Build(before: static collection => collection.AddSingleton<TimeProvider>(new FakeTimeProvider { AutoAdvanceAmount = TimeSpan.FromHours(1) }));
        Answer(Good);

        Assert.Equal("hello", (await Chat(scaled).GetResponseAsync("hi", cancellationToken: TestContext.Current.CancellationToken)).Text);
    }

    [Fact]
    public async Task GetResponseAsync_NoKey_IsDemandedByTheRequestAlone()
    {
        await using var keyless = Build(key: null);
        var chat = Chat(keyless);

        var exception = await Assert.ThrowsAsync<PrismConfigurationException>(() => chat.GetResponseAsync("hi", cancellationToken: TestContext.Current.CancellationToken));

        Assert.Contains("MODELSCOPE_API_KEY", exception.Message, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task GetStreamingResponseAsync_OddChunks_GivesTheText()
    {
        Stream(
            """{"id":"c","object":"chat.completion.chunk","created":1,"model":"Qwen3-235B-A22B-Instruct-2507","choices":null}""",
            """{"id":"c","object":"chat.completion.chunk","created":1,"model":"Qwen3-235B-A22B-Instruct-2507","choices":[{"index":0,"delta":{"role":"","content":"hel"},"finish_reason":""}]}""",
            """{"id":"c","object":"chat.completion.chunk","created":1,"model":"Qwen3-235B-A22B-Instruct-2507","choices":[{"index":0,"delta":{"content":"lo"},"finish_reason":null}]}""",
            """{"id":"c","object":"chat.completion.chunk","created":1,"model":"Qwen3-235B-A22B-Instruct-2507","choices":[{"index":0,"delta":{},"finish_reason":"eos_token"}]}""",
            "[DONE]");

        Assert.Equal("hello", string.Concat(await Chat().GetStreamingResponseAsync("hi", cancellationToken: TestContext.Current.CancellationToken).Select(update => update.Text).ToListAsync(TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task GetStreamingResponseAsync_ErrorInMidStream_Throws()
    {
        Stream(
            """{"id":"c","object":"chat.completion.chunk","created":1,"model":"Qwen3-235B-A22B-Instruct-2507","choices":[{"index":0,"delta":{"content":"hel"},"finish_reason":null}]}""",
            """{"errors":{"message":"Request limit exceeded."}}""");

        await Assert.ThrowsAsync<ProviderRequestException>(async () => await Chat().GetStreamingResponseAsync("hi", cancellationToken: TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task GetStreamingResponseAsync_EndsWithoutAnEnd_Throws()
    {
        Stream("""{"id":"c","object":"chat.completion.chunk","created":1,"model":"Qwen3-235B-A22B-Instruct-2507","choices":[{"index":0,"delta":{"content":"hel"},"finish_reason":null}]}""");

        await Assert.ThrowsAsync<ProviderRequestException>(async () => await Chat().GetStreamingResponseAsync("hi", cancellationToken: TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task GetStreamingResponseAsync_PlainReply_IsStreamedAllTheSame()
    {
        Answer(Good);

        Assert.Equal("hello", string.Concat(await Chat().GetStreamingResponseAsync("hi", cancellationToken: TestContext.Current.CancellationToken).Select(update => update.Text).ToListAsync(TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task UseDashScopeChat_DashScopeKeyAlone_AsksTheMappedModel()
    {
        Answer(Good);
        await using var dashScope = Build(key: null, after: static prism => prism.UseDashScopeChat());

        await Chat(dashScope).GetResponseAsync("hi", cancellationToken: TestContext.Current.CancellationToken);

        var sent = Assert.Single(server.Requests);
        Assert.Equal("/compatible-mode/v1/chat/completions", sent.Path);
        Assert.Equal("Bearer sk-key", sent.Headers["Authorization"]);
        Assert.Equal("qwen3-235b-a22b-instruct-2507", (string?)JsonNode.Parse(sent.Body)!["model"]);
    }

    [Fact]
    public async Task UseChatClient_PlainOpenAI_IsLeftAsItIs()
    {
        Answer(Good);
        var openAi = new OpenAI.OpenAIClient(new System.ClientModel.ApiKeyCredential("key"), new OpenAI.OpenAIClientOptions { Endpoint = new Uri(server.BaseAddress, "/openai/v1") });
        await using var other = Build(key: null, after: prism => prism.UseChatClient(openAi.GetChatClient("gpt-x").AsIChatClient()));

        await Chat(other).GetResponseAsync("hi", new ChatOptions { MaxOutputTokens = 7 }, TestContext.Current.CancellationToken);

        var sent = Assert.Single(server.Requests);
        Assert.Equal("/openai/v1/chat/completions", sent.Path);
        Assert.Equal(7, (int)JsonNode.Parse(sent.Body)!["max_completion_tokens"]!);
        Assert.Null(other.GetService<IChatClient>());
    }

    private IChatClient Chat(IServiceProvider? provider = null) => (provider ?? services).GetRequiredKeyedService<IChatClient>(PrismServiceKeys.Models);

    private ServiceProvider Build(string? key = "ms-key", int retries = 1, Action<IServiceCollection>? before = null, Action<IPrismBuilder>? after = null)
    {
        var collection = new ServiceCollection();
        collection.AddLogging();
        before?.Invoke(collection);
        var prism = collection.AddPrism();
        collection.Configure<ModelScopeOptions>(options =>
        {
            options.BaseAddress = new Uri(server.BaseAddress, "/v1");
            options.ApiKey = key;
            options.MaxRetries = retries;
        });
        collection.Configure<Prism.Sdk.Clients.DashScope.DashScopeOptions>(options =>
        {
            options.BaseAddress = new Uri(server.BaseAddress, "/api/v1");
            options.ApiKey = "sk-key";
        });
        after?.Invoke(prism);
        return collection.BuildServiceProvider();
    }

    private void Answer(string json) => server.Answer = (context, _) => RecordingServer.JsonAsync(context, 200, json);

    private void Stream(params string[] events) => server.Answer = async (context, _) =>
    {
        context.Response.ContentType = "text/event-stream";
        foreach (var data in events)
        {
            await context.Response.WriteAsync($"data: {data}\n\n");
            await context.Response.Body.FlushAsync();
        }
    };
}
