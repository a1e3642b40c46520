using System.ClientModel;
using System.ClientModel.Primitives;
using Microsoft.Extensions.AI;
using OpenAI;

namespace Prism.Sdk.Clients.ModelScope;

/// <summary>Puts the clients together: the OpenAI SDK in the middle, our HTTP below it, our guard above it.</summary>
internal static class ModelClients
{
    // The SDK wants a key when it is made; the real one is put on each request by ModelKeyHandler.
    private const string StandIn = "set-per-request";

    public static IChatClient Chat(HttpClient http, ModelEndpoint endpoint, ModelScopeOptions options) => new GuardedChatClient(
        Client(http, endpoint, options.TotalTimeout).GetChatClient(endpoint.Model).AsIChatClient(),
        endpoint,
        options.MaxConcurrentRequests,
        options.MaxOutputTokens);

    public static IEmbeddingGenerator<string, Embedding<float>> Embeddings(HttpClient http, ModelEndpoint endpoint, EmbeddingOptions options) => new GuardedEmbeddingGenerator(
        Client(http, endpoint, TimeSpan.FromSeconds(90)).GetEmbeddingClient(endpoint.Model).AsIEmbeddingGenerator(),
        endpoint,
        options.BatchSize,
        options.Model is "text-embedding-v1" or "text-embedding-v2" ? null : options.Dimensions);

    private static OpenAIClient Client(HttpClient http, ModelEndpoint endpoint, TimeSpan total) => new(
        new ApiKeyCredential(StandIn),
        new OpenAIClientOptions
        {
            Endpoint = endpoint.Address,
            Transport = new HttpClientPipelineTransport(http),

            // Tries belong to the HTTP client; the SDK's own have no pause between them.
            RetryPolicy = new ClientRetryPolicy(0),
            NetworkTimeout = total + TimeSpan.FromSeconds(15),
        });
}
