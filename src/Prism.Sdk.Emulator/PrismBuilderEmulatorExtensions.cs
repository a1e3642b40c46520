using Microsoft.Extensions.DependencyInjection.Extensions;
using Prism.Sdk.Clients.DashScope;
using Prism.Sdk.Clients.ModelScope;
using Prism.Sdk.DependencyInjection;
using Prism.Sdk.Emulator;

// Registration stands where every host looks for it.
#pragma warning disable IDE0130
namespace Microsoft.Extensions.DependencyInjection;
#pragma warning restore IDE0130

/// <summary>Points Prism at an emulator.</summary>
public static class PrismBuilderEmulatorExtensions
{
    /// <summary>Sends everything to an emulator instead of the real services, and waits by its clock.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="emulator">The emulator. The caller disposes of it, after the container.</param>
    /// <returns>The builder.</returns>
    /// <remarks>No key is needed and none of the environment is sent. Nothing is billed.</remarks>
    public static IPrismBuilder UseEmulator(this IPrismBuilder builder, PrismEmulator emulator)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(emulator);
        var root = emulator.BaseAddress;
        builder.Services.Replace(ServiceDescriptor.Singleton(emulator.TimeProvider));
        builder.Services.Configure<DashScopeOptions>(options => (options.BaseAddress, options.ApiKey) = (new Uri(root, "api/v1/"), "sk-emulator"));
        builder.Services.Configure<ModelScopeOptions>(options => (options.BaseAddress, options.ApiKey) = (new Uri(root, "v1/"), "ms-emulator"));
        return builder;
    }
}
