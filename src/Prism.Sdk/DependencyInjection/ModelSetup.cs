using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Prism.Sdk.Clients.DashScope;
using Prism.Sdk.Clients.ModelScope;
using Prism.Sdk.Clients.ModelScope.Wire;

namespace Prism.Sdk.DependencyInjection;

/// <summary>The language side: Qwen on ModelScope, embeddings on DashScope's compatible endpoint, each under Prism's own key in the container.</summary>
internal static class ModelSetup
{
    private const string Embeddings = "Prism.Embeddings";

    public static void Add(IServiceCollection services)
    {
        UseChat(services, ModelScopeEndpoint);
        services.TryAddKeyedSingleton(Embeddings, static (provider, _) => new ModelRoutes([EmbeddingEndpoint(provider)], ModelHttp.Clock(provider)));

        // A host's own retries on every HttpClient would multiply with ours; the API that takes them away is marked experimental.
#pragma warning disable EXTEXP0001
        services.AddHttpClient(ModelHttp.ChatClient, static client => client.Timeout = Timeout.InfiniteTimeSpan)
            .RemoveAllResilienceHandlers()
            .ConfigurePrimaryHttpMessageHandler(ModelHttp.Handler)
            .AddResilienceHandler("chat", static (builder, context) =>
            {
                var options = context.ServiceProvider.GetRequiredService<IOptions<ModelScopeOptions>>().Value;
                ModelHttp.AddRetries(builder, ModelHttp.Clock(context.ServiceProvider), options.TotalTimeout, options.AttemptTimeout, options.MaxRetries);
            })

            // Each model has a breaker of its own: one that is down must not close the way to its stand-in on the same host.
            .SelectPipelineBy(static _ => static request => request.Headers.Authorization?.Parameter ?? "");
        services.AddHttpClient(ModelHttp.ChatClient)
            .AddHttpMessageHandler(static provider => new ModelRouteHandler(provider.GetRequiredKeyedService<ModelRoutes>(PrismServiceKeys.Models)))
            .AddHttpMessageHandler(static () => new ChatRequestHandler())
            .AddHttpMessageHandler(static () => new ChatRepairHandler());

        services.AddHttpClient(ModelHttp.EmbeddingClient, static client => client.Timeout = Timeout.InfiniteTimeSpan)
            .RemoveAllResilienceHandlers()
            .ConfigurePrimaryHttpMessageHandler(ModelHttp.Handler)
            .AddResilienceHandler("embeddings", static (builder, context) => ModelHttp.AddRetries(builder, ModelHttp.Clock(context.ServiceProvider), TimeSpan.FromSeconds(90), TimeSpan.FromSeconds(30), context.ServiceProvider.GetRequiredService<IOptions<EmbeddingOptions>>().Value.MaxRetries));
        services.AddHttpClient(ModelHttp.EmbeddingClient)
            .AddHttpMessageHandler(static provider => new ModelRouteHandler(provider.GetRequiredKeyedService<ModelRoutes>(Embeddings)))
            .AddHttpMessageHandler(static () => new EmbeddingWireHandler());

        services.AddHttpClient(ModelHttp.AccountClient, static client => client.Timeout = TimeSpan.FromSeconds(15))
            .RemoveAllResilienceHandlers()
            .ConfigurePrimaryHttpMessageHandler(ModelHttp.Handler);
#pragma warning restore EXTEXP0001

        services.TryAddKeyedSingleton(PrismServiceKeys.Models, static (provider, _) => ModelClients.Embeddings(
            provider.GetRequiredService<IHttpClientFactory>().CreateClient(ModelHttp.EmbeddingClient),
            provider.GetRequiredKeyedService<ModelRoutes>(Embeddings).First,
            provider.GetRequiredService<IOptions<EmbeddingOptions>>().Value));
        services.TryAddSingleton(static provider => new LanguageServices(
            provider.GetRequiredService<IHttpClientFactory>(),
            provider.GetRequiredKeyedService<ModelRoutes>(PrismServiceKeys.Models),
            provider.GetRequiredKeyedService<ModelRoutes>(Embeddings),
            provider.GetRequiredService<IOptionsMonitor<ModelScopeOptions>>()));
    }

    /// <summary>Makes the built-in chat client ask one endpoint, and the fallbacks after it. The last call wins.</summary>
    public static void UseChat(IServiceCollection services, Func<IServiceProvider, ModelEndpoint> endpoint)
    {
        services.RemoveAllKeyed<ModelRoutes>(PrismServiceKeys.Models);
        services.AddKeyedSingleton(PrismServiceKeys.Models, (provider, _) => new ModelRoutes([endpoint(provider), .. FallbackEndpoints.Of(provider)], ModelHttp.Clock(provider)));
        services.RemoveAllKeyed<IChatClient>(PrismServiceKeys.Models);
        services.AddKeyedSingleton(PrismServiceKeys.Models, static (provider, _) => ModelClients.Chat(
            provider.GetRequiredService<IHttpClientFactory>().CreateClient(ModelHttp.ChatClient),
            provider.GetRequiredKeyedService<ModelRoutes>(PrismServiceKeys.Models),
            provider.GetRequiredService<IOptions<ModelScopeOptions>>().Value,
            ModelHttp.Clock(provider),
            provider.GetService<ILogger<FallbackChatClient>>() ?? NullLogger<FallbackChatClient>.Instance));
    }

    /// <summary>Qwen on DashScope, with DashScope's key: the model's id is another there.</summary>
    public static ModelEndpoint DashScopeChatEndpoint(IServiceProvider provider) => DashScope(provider) with
    {
        Name = "DashScope (Qwen)",
        Model = QwenModelId.ForDashScope(provider.GetRequiredService<IOptions<ModelScopeOptions>>().Value.Model),
        ModelSetting = $"QWEN_MODEL or {ModelScopeOptions.SectionName}:Model",
        AtOnce = Math.Max(4, provider.GetRequiredService<IOptions<ModelScopeOptions>>().Value.MaxConcurrentRequests),
        RequiresSameModel = provider.GetRequiredService<IOptions<ModelScopeOptions>>().Value.RequireSameModel,
        ExtraBody = [.. provider.GetRequiredService<IOptions<ModelScopeOptions>>().Value.ExtraBody],
    };

    /// <summary>Qwen on ModelScope.</summary>
    public static ModelEndpoint ModelScopeEndpoint(IServiceProvider provider)
    {
        var monitor = provider.GetRequiredService<IOptionsMonitor<ModelScopeOptions>>();
        return new ModelEndpoint
        {
            Name = "ModelScope",
            Address = monitor.CurrentValue.BaseAddress,
            Model = monitor.CurrentValue.Model,
            Key = () => monitor.CurrentValue.ApiKey,
            KeySetting = $"MODELSCOPE_API_KEY or {ModelScopeOptions.SectionName}:ApiKey",
            KeySource = "https://modelscope.cn/my/myaccesstoken",
            NeedsBoundAccount = true,
            ModelSetting = $"QWEN_MODEL or {ModelScopeOptions.SectionName}:Model",
            AddressSetting = $"MODELSCOPE_BASE_URL or {ModelScopeOptions.SectionName}:BaseAddress",
            AtOnce = monitor.CurrentValue.MaxConcurrentRequests,
            RequiresSameModel = monitor.CurrentValue.RequireSameModel,
            ExtraBody = [.. monitor.CurrentValue.ExtraBody],
        };
    }

    private static ModelEndpoint EmbeddingEndpoint(IServiceProvider provider)
    {
        var monitor = provider.GetRequiredService<IOptionsMonitor<EmbeddingOptions>>();
        var dashScope = DashScope(provider);
        return dashScope with
        {
            Name = "DashScope (embeddings)",
            Address = monitor.CurrentValue.BaseAddress ?? dashScope.Address,
            Model = monitor.CurrentValue.Model,
            Key = () => monitor.CurrentValue.ApiKey ?? dashScope.Key(),
            ModelSetting = $"{EmbeddingOptions.SectionName}:Model",
            AddressSetting = $"DASHSCOPE_HTTP_BASE_URL or {EmbeddingOptions.SectionName}:BaseAddress",
        };
    }

    private static ModelEndpoint DashScope(IServiceProvider provider)
    {
        var monitor = provider.GetRequiredService<IOptionsMonitor<DashScopeOptions>>();
        return new ModelEndpoint
        {
            Name = "DashScope",
            Address = DashScopeEndpoint.Compatible(monitor.CurrentValue),
            Model = "",
            Key = () => monitor.CurrentValue.ApiKey,
            KeySetting = $"DASHSCOPE_API_KEY or {DashScopeOptions.SectionName}:ApiKey",
            KeySource = "https://bailian.console.aliyun.com",
            ModelSetting = "",
            AddressSetting = $"DASHSCOPE_HTTP_BASE_URL or {DashScopeOptions.SectionName}:BaseAddress",
        };
    }
}
