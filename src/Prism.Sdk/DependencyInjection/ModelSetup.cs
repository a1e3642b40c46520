using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Prism.Sdk.Clients.DashScope;
using Prism.Sdk.Clients.ModelScope;

namespace Prism.Sdk.DependencyInjection;

/// <summary>The language side: Qwen on ModelScope, embeddings on DashScope's compatible endpoint, each under Prism's own key in the container.</summary>
internal static class ModelSetup
{
    private const string Embeddings = "Prism.Embeddings";

    public static void Add(IServiceCollection services)
    {
        UseChat(services, ModelScopeEndpoint);
        services.TryAddKeyedSingleton(Embeddings, static (provider, _) => EmbeddingEndpoint(provider));

        // A host's own retries on every HttpClient would multiply with ours; the API that takes them away is marked experimental.
#pragma warning disable EXTEXP0001
        services.AddHttpClient(ModelHttp.ChatClient, static client => client.Timeout = Timeout.InfiniteTimeSpan)
            .RemoveAllResilienceHandlers()
            .ConfigurePrimaryHttpMessageHandler(ModelHttp.Handler)
            .AddResilienceHandler("chat", static (builder, context) =>
            {
                var options = context.ServiceProvider.GetRequiredService<IOptions<ModelScopeOptions>>().Value;
                ModelHttp.AddRetries(builder, options.TotalTimeout, options.AttemptTimeout, options.MaxRetries);
            });
        services.AddHttpClient(ModelHttp.ChatClient)
            .AddHttpMessageHandler(static provider => new ModelKeyHandler(provider.GetRequiredKeyedService<ModelEndpoint>(PrismServiceKeys.Models)))
            .AddHttpMessageHandler(static () => new ChatRequestHandler())
            .AddHttpMessageHandler(static () => new ChatRepairHandler());

        services.AddHttpClient(ModelHttp.EmbeddingClient, static client => client.Timeout = Timeout.InfiniteTimeSpan)
            .RemoveAllResilienceHandlers()
            .ConfigurePrimaryHttpMessageHandler(ModelHttp.Handler)
            .AddResilienceHandler("embeddings", static builder => ModelHttp.AddRetries(builder, TimeSpan.FromSeconds(90), TimeSpan.FromSeconds(30), retries: 3));
        services.AddHttpClient(ModelHttp.EmbeddingClient)
            .AddHttpMessageHandler(static provider => new ModelKeyHandler(provider.GetRequiredKeyedService<ModelEndpoint>(Embeddings)))
            .AddHttpMessageHandler(static () => new EmbeddingWireHandler());
#pragma warning restore EXTEXP0001

        services.TryAddKeyedSingleton(PrismServiceKeys.Models, static (provider, _) => ModelClients.Embeddings(
            provider.GetRequiredService<IHttpClientFactory>().CreateClient(ModelHttp.EmbeddingClient),
            provider.GetRequiredKeyedService<ModelEndpoint>(Embeddings),
            provider.GetRequiredService<IOptions<EmbeddingOptions>>().Value));
    }

    /// <summary>Makes the built-in chat client ask one endpoint. The last call wins.</summary>
    public static void UseChat(IServiceCollection services, Func<IServiceProvider, ModelEndpoint> endpoint)
    {
        services.RemoveAllKeyed<ModelEndpoint>(PrismServiceKeys.Models);
        services.AddKeyedSingleton(PrismServiceKeys.Models, (provider, _) => endpoint(provider));
        services.RemoveAllKeyed<IChatClient>(PrismServiceKeys.Models);
        services.AddKeyedSingleton(PrismServiceKeys.Models, static (provider, _) => ModelClients.Chat(
            provider.GetRequiredService<IHttpClientFactory>().CreateClient(ModelHttp.ChatClient),
            provider.GetRequiredKeyedService<ModelEndpoint>(PrismServiceKeys.Models),
            provider.GetRequiredService<IOptions<ModelScopeOptions>>().Value));
    }

    /// <summary>Qwen on DashScope, with DashScope's key: the model's id is another there.</summary>
    public static ModelEndpoint DashScopeChatEndpoint(IServiceProvider provider) => DashScope(provider) with
    {
        Name = "DashScope (Qwen)",
        Model = QwenModelId.ForDashScope(provider.GetRequiredService<IOptions<ModelScopeOptions>>().Value.Model),
        ModelSetting = $"QWEN_MODEL or {ModelScopeOptions.SectionName}:Model",
    };

    private static ModelEndpoint ModelScopeEndpoint(IServiceProvider provider)
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
            KeyHint = ", and its account must be bound to an Alibaba Cloud account",
            ModelSetting = $"QWEN_MODEL or {ModelScopeOptions.SectionName}:Model",
            AddressSetting = $"MODELSCOPE_BASE_URL or {ModelScopeOptions.SectionName}:BaseAddress",
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
