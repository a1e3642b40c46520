using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Prism.Sdk.Clients.DashScope;
using Prism.Sdk.Clients.ModelScope;

namespace Prism.Sdk.Tests.Clients.ModelScope;

public sealed class EmbeddingTests : IAsyncLifetime
{
    private RecordingServer server = null!;

    public async ValueTask InitializeAsync() => server = await RecordingServer.StartAsync();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task GenerateAsync_TwentyThreeTexts_GoInTensAndComeBackInOrder()
    {
        // Each answer comes back to front; only index tells which is which.
        server.Answer = static (context, request) =>
        {
            var inputs = JsonNode.Parse(request.Body)!["input"]!.AsArray();
            var rows = inputs.Select((text, index) => $$"""{"object":"embedding","index":{{index}},"embedding":[{{(string)text!}},1,0,0]}""").Reverse();
            return RecordingServer.JsonAsync(context, 200, $$"""{"object":"list","data":[{{string.Join(',', rows)}}],"model":"m","usage":{"prompt_tokens":1,"total_tokens":1} }""");
        };
        await using var services = Build(dimensions: 4);

        var vectors = await Generator(services).GenerateAsync(Enumerable.Range(1, 23).Select(i => $"{i}"), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(Enumerable.Range(1, 23).Select(i => (float)i), vectors.Select(vector => vector.Vector.Span[0]));
        Assert.Equal([10, 10, 3], server.Requests.Select(request => JsonNode.Parse(request.Body)!["input"]!.AsArray().Count));
        Assert.All(server.Requests, request =>
        {
            var body = JsonNode.Parse(request.Body)!;
            Assert.Equal("float", (string?)body["encoding_format"]);
            Assert.Equal("text-embedding-v4", (string?)body["model"]);
            Assert.Equal(4, (int)body["dimensions"]!);
            Assert.Equal("/compatible-mode/v1/embeddings", request.Path);
            Assert.Equal("Bearer sk-key", request.Headers["Authorization"]);
        });
    }

    [Fact]
    public async Task GenerateAsync_OriginalSystemsModel_SendsNoDimensions()
    {
        server.Answer = static (context, _) => RecordingServer.JsonAsync(context, 200, $$"""{"object":"list","data":[{"object":"embedding","index":0,"embedding":[{{string.Join(',', Enumerable.Repeat(1, 1536))}}]}],"model":"m"}""");
        await using var services = Build(dimensions: 1024, model: "text-embedding-v2");

        await Generator(services).GenerateAsync(["x"], cancellationToken: TestContext.Current.CancellationToken);

        Assert.Null(JsonNode.Parse(Assert.Single(server.Requests).Body)!["dimensions"]);
    }

    [Theory]
    [InlineData("""{"object":"list","data":[],"model":"m"}""")]
    [InlineData("""{"object":"list","data":[{"object":"embedding","index":0,"embedding":[1,0,0]}],"model":"m"}""")]
    [InlineData("""{"object":"list","data":[{"object":"embedding","index":0,"embedding":[0,0,0,0]}],"model":"m"}""")]
    [InlineData("""{"object":"list","data":null,"model":"m"}""")]
    public async Task GenerateAsync_UnusableVectors_AreATypedError(string answer)
    {
        server.Answer = (context, _) => RecordingServer.JsonAsync(context, 200, answer);
        await using var services = Build(dimensions: 4);

        await Assert.ThrowsAsync<ProviderRequestException>(() => Generator(services).GenerateAsync(["x"], cancellationToken: TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task GenerateAsync_KeyRefused_NamesTheKey()
    {
        server.Answer = static (context, _) => RecordingServer.JsonAsync(context, 401, """{"error":{"message":"Incorrect API key provided.","type":"invalid_request_error","param":null,"code":"invalid_api_key"},"request_id":"r"}""");
        await using var services = Build(dimensions: 4);

        var exception = await Assert.ThrowsAsync<ProviderRequestException>(() => Generator(services).GenerateAsync(["x"], cancellationToken: TestContext.Current.CancellationToken));

        Assert.Contains("DASHSCOPE_API_KEY", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("ModelScope", exception.Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task UseEmbeddingGenerator_PlainOpenAI_IsLeftAsItIs()
    {
        server.Answer = static (context, _) => RecordingServer.JsonAsync(context, 200, """{"object":"list","data":[{"object":"embedding","index":0,"embedding":[1,0]}],"model":"m","usage":{"prompt_tokens":1,"total_tokens":1}}""");
        var openAi = new OpenAI.OpenAIClient(new System.ClientModel.ApiKeyCredential("key"), new OpenAI.OpenAIClientOptions { Endpoint = new Uri(server.BaseAddress, "/openai/v1") });
        var collection = new ServiceCollection();
        collection.AddPrism().UseEmbeddingGenerator(openAi.GetEmbeddingClient("text-embedding-3-small").AsIEmbeddingGenerator());
        await using var services = collection.BuildServiceProvider();

        var vectors = await Generator(services).GenerateAsync(["x"], cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(2, Assert.Single(vectors).Vector.Length);
        var sent = Assert.Single(server.Requests);
        Assert.Equal(("/openai/v1/embeddings", "base64"), (sent.Path, (string?)JsonNode.Parse(sent.Body)!["encoding_format"]));
    }

    private static IEmbeddingGenerator<string, Embedding<float>> Generator(IServiceProvider services) =>
        services.GetRequiredKeyedService<IEmbeddingGenerator<string, Embedding<float>>>(PrismServiceKeys.Models);

    private ServiceProvider Build(int dimensions, string model = "text-embedding-v4")
    {
        var collection = new ServiceCollection();
        collection.AddLogging();
        collection.AddPrism();
        collection.Configure<DashScopeOptions>(options => (options.BaseAddress, options.ApiKey) = (new Uri(server.BaseAddress, "/api/v1"), "sk-key"));
        collection.Configure<EmbeddingOptions>(options => (options.Dimensions, options.Model) = (dimensions, model));
        return collection.BuildServiceProvider();
    }
}
