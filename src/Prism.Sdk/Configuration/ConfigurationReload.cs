using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace Prism.Sdk.Configuration;

/// <summary>Lets options be read anew when the host's configuration is reloaded: a rolled key is used by the next request.</summary>
internal sealed class ConfigurationReload<T>(IConfiguration? configuration) : IOptionsChangeTokenSource<T>
{
    public string? Name => Options.DefaultName;

    public IChangeToken GetChangeToken() => configuration?.GetReloadToken() ?? new CancellationChangeToken(CancellationToken.None);
}
