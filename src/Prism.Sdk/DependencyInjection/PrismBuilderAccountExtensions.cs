using Prism.Sdk.Clients.DashScope.Accounts;
using Prism.Sdk.DependencyInjection;

// Registration stands where every host looks for it.
#pragma warning disable IDE0130
namespace Microsoft.Extensions.DependencyInjection;
#pragma warning restore IDE0130

/// <summary>Adds accounts in code.</summary>
public static class PrismBuilderAccountExtensions
{
    /// <summary>Adds an account of DashScope, or changes one that the configuration has (<c>Prism:Accounts:{name}</c>).</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="name">Its name: small letters, digits and hyphens. The journal keeps it.</param>
    /// <param name="configure">Sets key, region, limits and prices.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty or blank.</exception>
    public static IPrismBuilder AddDashScopeAccount(this IPrismBuilder builder, string name, Action<DashScopeAccountOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(configure);
        builder.Services.Configure<DashScopeAccountsOptions>(options =>
        {
            if (!options.Accounts.TryGetValue(name, out var account))
            {
                options.Accounts[name] = account = new DashScopeAccountOptions();
            }

            configure(account);
        });
        return builder;
    }
}
