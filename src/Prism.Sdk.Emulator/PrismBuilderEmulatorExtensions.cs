using Microsoft.Extensions.DependencyInjection.Extensions;
using Prism.Sdk;
using Prism.Sdk.Clients.DashScope;
using Prism.Sdk.Clients.DashScope.Accounts;
using Prism.Sdk.Clients.ModelScope;
using Prism.Sdk.DependencyInjection;
using Prism.Sdk.Emulator;
using Prism.Sdk.Generation;

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
        return Use(builder, emulator.BaseAddress, emulator.TimeProvider);
    }

    /// <summary>Sends everything to an emulator in another process, and waits by a clock that runs as the one over there.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="address">Where it listens, for example <c>http://127.0.0.1:5099/</c>; an <see cref="EmulatorLine"/> will do.</param>
    /// <param name="cancellationToken">Stops the asking.</param>
    /// <returns>The builder.</returns>
    /// <remarks>
    /// <para>No key is needed and none of the environment is sent. Nothing is billed.</para>
    /// <para>The clock is read once, here; it agrees with the emulator's to within a round trip. A restarted emulator has another clock: call it again.</para>
    /// </remarks>
    /// <exception cref="PrismConfigurationException">No emulator answers there.</exception>
    public static async Task<IPrismBuilder> UseEmulatorAsync(this IPrismBuilder builder, Uri address, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(address);
        return Use(builder, address, await RemoteClock.ReadAsync(address, cancellationToken).ConfigureAwait(false));
    }

    private static IPrismBuilder Use(IPrismBuilder builder, Uri root, TimeProvider time)
    {
        builder.Services.Replace(ServiceDescriptor.Singleton(time));
        if (builder.Services.LastOrDefault(static service => service.ServiceType == typeof(IClipProvider))?.ImplementationType is { } seller && seller.Assembly == typeof(IClipProvider).Assembly)
        {
            // The built-in one; a host's own provider sells its clips elsewhere.
            builder.Services.Replace(ServiceDescriptor.Singleton<IClipProvider>(provider => new EmulatedClipProvider((IClipProvider)ActivatorUtilities.CreateInstance(provider, seller))));
        }

        builder.Services.Configure<DashScopeOptions>(options => (options.BaseAddress, options.ApiKey) = (new Uri(root, "/api/v1/"), "sk-emulator"));
        builder.Services.PostConfigure<DashScopeAccountsOptions>(options =>
        {
            // After all else: no named account may be left pointing at the real service. One that points at this machine is an emulator's already.
            foreach (var (name, account) in options.Accounts.Where(static pair => pair.Value.BaseAddress is not { IsLoopback: true }))
            {
                account.BaseAddress = new Uri(root, "/api/v1/");
                account.ApiKeyVariable = null;
                account.ReadKeyFrom(() => $"sk-emulator-{name}");
            }
        });
        builder.Services.Configure<ModelScopeOptions>(options =>
        {
            (options.BaseAddress, options.ApiKey) = (new Uri(root, "/v1/"), "ms-emulator");
            options.BalanceAddress = new Uri(root, "/openapi/v1/magicubes/balance");

            // Fallbacks go to the emulator too, whatever service or address of their own they name.
            foreach (var model in options.FallbackModels)
            {
                (model.BaseAddress, model.ApiKey) = (null, null);
            }
        });
        return builder;
    }
}
