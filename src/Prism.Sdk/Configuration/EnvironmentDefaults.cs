using Microsoft.Extensions.Options;
using Prism.Sdk.Clients.DashScope;
using Prism.Sdk.Clients.ModelScope;

namespace Prism.Sdk.Configuration;

/// <summary>Puts the original system's variables under the options; the section <c>Prism</c> and the host's code come after and win.</summary>
internal sealed class EnvironmentDefaults(PrismEnvironment environment)
    : IConfigureOptions<PrismOptions>, IConfigureOptions<DashScopeOptions>, IConfigureOptions<ModelScopeOptions>
{
    public void Configure(PrismOptions options)
    {
        options.Database = environment.Get("DATABASE_URL") ?? options.Database;
        options.StaticRoot = environment.Get("STATIC_ROOT") ?? options.StaticRoot;
    }

    public void Configure(DashScopeOptions options)
    {
        options.ApiKey = environment.Get("DASHSCOPE_API_KEY") ?? options.ApiKey;
        options.BaseAddress = Address("DASHSCOPE_HTTP_BASE_URL") ?? options.BaseAddress;
    }

    public void Configure(ModelScopeOptions options)
    {
        options.ApiKey = environment.Get("MODELSCOPE_API_KEY") ?? options.ApiKey;
        options.BaseAddress = Address("MODELSCOPE_BASE_URL") ?? options.BaseAddress;
        options.Model = environment.Get("QWEN_MODEL") ?? options.Model;
    }

    // What is not an address stays a relative one, which the validator refuses by name.
    private Uri? Address(string name) => environment.Get(name) is { } value
        ? Uri.TryCreate(value, UriKind.Absolute, out var address) ? address : new Uri(Uri.EscapeDataString(value), UriKind.Relative)
        : null;
}
