using System.ClientModel;
using System.ClientModel.Primitives;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using OpenAI;
using Prism.Sdk.Diagnostics;

namespace Prism.Sdk.Clients.ModelScope;

/// <summary>Puts the clients together: the OpenAI SDK in the middle, our HTTP below it, our guard above it.</summary>
internal static class ModelClients
{
    private static readonly TimeSpan EmbeddingTotal = TimeSpan.FromSeconds(90);

    public static IChatClient Chat(HttpClient http, ModelRoutes routes, ModelScopeOptions options, TimeProvider clock, ILogger<FallbackChatClient> logger)
    {
        var deadlines = new ModelDeadlines(options.TotalTimeout, options.AttemptTimeout);
        var chat = new FallbackChatClient(
            [.. routes.All.Select(route => (route, (IChatClient)new GuardedChatClient(
                Client(http, route, options.TotalTimeout).GetChatClient(route.Endpoint.Model).AsIChatClient(),
                route,
                options.MaxOutputTokens,
                deadlines,
                clock)))],
            options.FallbackMemory,
            logger);
        return chat.AsBuilder().UseOpenTelemetry(sourceName: PrismTelemetry.Name).Build();
    }

    public static IEmbeddingGenerator<string, Embedding<float>> Embeddings(HttpClient http, ModelRoute route, EmbeddingOptions options)
    {
        // The first two models have one length each, and do not want to be asked for it.
        var isFixed = options.Model is "text-embedding-v1" or "text-embedding-v2";
        var generator = new GuardedEmbeddingGenerator(
            Client(http, route, EmbeddingTotal).GetEmbeddingClient(route.Endpoint.Model).AsIEmbeddingGenerator(),
            route.Endpoint,
            options.BatchSize,
            isFixed ? null : options.Dimensions,
            isFixed ? 1536 : null);
        return generator.AsBuilder().UseOpenTelemetry(sourceName: PrismTelemetry.Name).Build();
    }

    private static OpenAIClient Client(HttpClient http, ModelRoute route, TimeSpan total) => new(

        // The SDK wants a key when it is made; ModelRouteHandler puts the real one on each request and knows the route by this name.
        new ApiKeyCredential(route.Name),
        new OpenAIClientOptions
        {
            Endpoint = route.Endpoint.Address,
            Transport = new HttpClientPipelineTransport(http),

            // Tries belong to the HTTP client; the SDK's own have no pause between them.
            RetryPolicy = new ClientRetryPolicy(0),
            NetworkTimeout = total + TimeSpan.FromSeconds(15),
        });
}
