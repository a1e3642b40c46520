using System.Net;
using System.Text;
using CsCheck;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Prism.Sdk.Clients.DashScope;
using Prism.Sdk.Clients.ModelScope;

namespace Prism.Sdk.Tests.Fuzzing;

/// <summary>What language services answer, read by the clients as the pipeline has them: only our own exceptions come out.</summary>
internal static class ModelTargets
{
    private const string Chat =
        """{"id":"c","object":"chat.completion","created":1,"model":"Qwen/Qwen3","choices":[{"index":0,"finish_reason":"stop","message":{"role":"assistant","content":"{\"a\": 1}","reasoning_content":""}}],"usage":{"prompt_tokens":10,"completion_tokens":5,"total_tokens":15}}""";

    private const string Chunk =
        """{"id":"c","object":"chat.completion.chunk","created":1,"model":"Qwen/Qwen3","choices":[{"index":0,"finish_reason":null,"delta":{"role":"assistant","content":"Hello"}}],"usage":null}""";

    private const string Last =
        """{"id":"c","object":"chat.completion.chunk","created":1,"model":"Qwen/Qwen3","choices":[{"index":0,"finish_reason":"stop","delta":{"role":"","content":""}}],"usage":{"prompt_tokens":10,"completion_tokens":5,"total_tokens":15}}""";

    private const string Vectors =
        """{"object":"list","model":"text-embedding-v4","data":[{"object":"embedding","index":1,"embedding":[0.5,0.5,0.1]},{"object":"embedding","index":0,"embedding":[0.25,0.75,0.2]}],"usage":{"prompt_tokens":10,"total_tokens":10}}""";

    private static readonly Canned Answer = new();
    private static readonly ServiceProvider Services = Build();

    public static IEnumerable<FuzzTarget> All { get; } =
    [
        new("chat answer", JsonMutator.Of(Chat), static text => CheckChat(text, static response => response.Text), static text => CheckChat(text, static response => $"{response.Usage!.InputTokenCount!.Value}")),
        new("chat stream", Streams(), static text => CheckStream(text, mayBreakOff: false), static text => CheckStream(text, mayBreakOff: true)),
        new("embeddings", JsonMutator.Of(Vectors), static text => CheckVectors(text, static vector => vector), static text => CheckVectors(text, static vector => vector.Length > 0 && vector.Span[0] > 1000 ? default : vector)),
    ];

    private static Gen<string> Streams()
    {
        var chunk = JsonMutator.Of(Chunk);
        return from first in chunk
               from second in chunk
               from last in JsonMutator.Of(Last)
               from faults in Gen.Int[0, 2]
               from seed in Gen.UInt
               select TextMutator.Break($"data: {first}\n\n: ping\n\ndata: {second}\n\ndata: {last}\n\ndata: [DONE]\n\n", faults, new Random((int)seed));
    }

    private static void CheckChat(string text, Func<ChatResponse, string> read)
    {
        Answer.Give(text, "application/json");
        try
        {
            var response = Services.GetRequiredKeyedService<IChatClient>(PrismServiceKeys.Models).GetResponseAsync("Hello").GetAwaiter().GetResult();
            Assert.NotNull(read(response));
        }
        catch (PrismException)
        {
            // Ours.
        }
    }

    // A stream that ends well has said so.
    private static void CheckStream(string text, bool mayBreakOff)
    {
        Answer.Give(text, "text/event-stream");
        var ended = false;
        try
        {
            var updates = Services.GetRequiredKeyedService<IChatClient>(PrismServiceKeys.Models).GetStreamingResponseAsync("Hello").ToBlockingEnumerable();
            foreach (var update in updates)
            {
                ended |= update.FinishReason is not null;
            }
        }
        catch (PrismException) when (!mayBreakOff)
        {
            return;
        }
        catch (PrismException)
        {
            // Planted: what broke off counts as an end.
        }

        Assert.True(ended, "The stream broke off, and nobody said so.");
    }

    private static void CheckVectors(string text, Func<ReadOnlyMemory<float>, ReadOnlyMemory<float>> read)
    {
        Answer.Give(text, "application/json");
        try
        {
            var made = Services.GetRequiredKeyedService<IEmbeddingGenerator<string, Embedding<float>>>(PrismServiceKeys.Models).GenerateAsync(["a", "b"]).GetAwaiter().GetResult();
            Assert.Equal(2, made.Count);
            Assert.All(made, vector =>
            {
                Assert.Equal(3, read(vector.Vector).Length);
                Assert.All(vector.Vector.ToArray(), static number => Assert.True(float.IsFinite(number)));
            });
        }
        catch (PrismException)
        {
            // Ours.
        }
    }

    private static ServiceProvider Build()
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        services.AddLogging();
        services.AddPrism();
        services.Configure<ModelScopeOptions>(static options => (options.ApiKey, options.Model, options.MaxRetries, options.MaxConcurrentRequests, options.BaseAddress) = ("ms-fuzz", "Qwen/Qwen3", 0, 100, new Uri("http://127.0.0.1/v1")));
        services.Configure<DashScopeOptions>(static options => (options.ApiKey, options.BaseAddress) = ("sk-fuzz", new Uri("http://127.0.0.1/api/v1")));
        services.Configure<EmbeddingOptions>(static options => (options.Dimensions, options.MaxRetries) = (3, 0));
        foreach (var name in (string[])["prism.chat", "prism.embeddings"])
        {
            services.AddHttpClient(name).ConfigurePrimaryHttpMessageHandler(static () => Answer);
        }

        return services.BuildServiceProvider();
    }

    /// <summary>Gives each thread the answer that it asked for.</summary>
    private sealed class Canned : HttpMessageHandler
    {
        private readonly AsyncLocal<(byte[] Body, string Type)> next = new();

        public void Give(string text, string type) => next.Value = (Encoding.UTF8.GetBytes(text), type);

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
        {
            RequestMessage = request,
            Content = new ByteArrayContent(next.Value.Body) { Headers = { ContentType = new(next.Value.Type) } },
        });
    }
}
