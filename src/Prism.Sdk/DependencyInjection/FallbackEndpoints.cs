using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Prism.Sdk.Clients.ModelScope;

namespace Prism.Sdk.DependencyInjection;

/// <summary>The models that stand in for the chat model, as the options name them.</summary>
internal static class FallbackEndpoints
{
    public static IEnumerable<ModelEndpoint> Of(IServiceProvider provider) =>
        provider.GetRequiredService<IOptions<ModelScopeOptions>>().Value.FallbackModels.Select((model, place) => Of(provider, model, place));

    private static ModelEndpoint Of(IServiceProvider provider, FallbackModel model, int place)
    {
        var isDashScope = model.Service == LanguageService.DashScope;
        var service = isDashScope ? ModelSetup.DashScopeChatEndpoint(provider) : ModelSetup.ModelScopeEndpoint(provider);
        var key = $"{ModelScopeOptions.SectionName}:FallbackModels:{place}";
        return service with
        {
            Name = model.BaseAddress is { } other ? other.Host : service.Name,
            Address = model.BaseAddress ?? service.Address,
            AddressSetting = model.BaseAddress is null ? service.AddressSetting : $"{key}:BaseAddress",
            Model = isDashScope && model.BaseAddress is null ? QwenModelId.ForDashScope(model.Model) : model.Model,
            ModelSetting = $"{key}:Model",
            Key = model.ApiKey is { Length: > 0 } own ? () => own : service.Key,
            KeySetting = model.ApiKey is null ? service.KeySetting : $"{key}:ApiKey",
            NeedsBoundAccount = service.NeedsBoundAccount && model.BaseAddress is null,
            AtOnce = model.MaxConcurrentRequests,
        };
    }
}
