using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Prism.Sdk.Configuration;
using Prism.Sdk.Generation;
using Prism.Sdk.Pricing;

namespace Prism.Sdk.Clients.DashScope.Accounts;

/// <summary>The accounts as they are configured at this moment: how each is reached, and what it may do and pays.</summary>
internal sealed class DashScopeAccounts(
    IOptionsMonitor<DashScopeOptions> main, IOptionsMonitor<DashScopeAccountsOptions> accounts, IOptionsMonitor<PricingOptions> pricing,
    PrismEnvironment environment, Func<Func<DashScopeOptions>, VideoSynthesisClient> makeClient) : IDisposable
{
    private static readonly DashScopeAccountOptions Plain = new();

    private readonly ConcurrentDictionary<string, VideoSynthesisClient> clients = new(StringComparer.Ordinal);

    private AccountCatalogue? catalogue;

    /// <summary>Gets what the accounts sell and pay.</summary>
    public AccountCatalogue Catalogue
    {
        get
        {
            var (now, named, prices) = (main.CurrentValue, accounts.CurrentValue, pricing.CurrentValue);
            return catalogue is { } made && made.IsOf(now, named, prices) ? made : catalogue = new AccountCatalogue(now, named, prices);
        }
    }

    /// <summary>Gets the client of an account. Each has a pace of its own: what an account may ask in a second is its own.</summary>
    /// <exception cref="PrismConfigurationException">There is no such account, or no longer.</exception>
    public VideoSynthesisClient ClientOf(string account)
    {
        _ = Find(account);
        return clients.GetOrAdd(account, name => makeClient(() => OptionsOf(name)));
    }

    /// <summary>Gets the options of an account, with its present key.</summary>
    /// <exception cref="PrismConfigurationException">There is no such account, or no longer.</exception>
    public DashScopeOptions OptionsOf(string account)
    {
        var settings = Find(account);
        return ReferenceEquals(settings, Plain) ? main.CurrentValue : new AccountPlace(account, settings).Under(main.CurrentValue, KeyOf(account, settings));
    }

    /// <summary>Gets what the pipeline may know of the accounts.</summary>
    public IReadOnlyList<ClipAccount> ToClipAccounts()
    {
        var sold = Catalogue;
        return [.. sold.Names.Select(name => ToClipAccount(name, sold))];
    }

    public void Dispose()
    {
        foreach (var client in clients.Values)
        {
            client.Dispose();
        }
    }

    private ClipAccount ToClipAccount(string name, AccountCatalogue sold)
    {
        var settings = Find(name);
        return new ClipAccount
        {
            Name = name,

            // Beside named accounts, a default one without a key is none; alone, the first request asks for the key.
            TakesOrders = settings.Enabled && (name != ClipAccount.DefaultName || accounts.CurrentValue.Accounts.Keys.All(static other => other == ClipAccount.DefaultName) || !string.IsNullOrWhiteSpace(KeyOf(name, settings))),
            Prices = sold.Prices[name],
            Limits = [.. settings.Limits.Select(static pair => new ClipAccountLimit { Model = pair.Key, MaxRunningTasks = pair.Value.RunningTasks, MaxSubmitsPerSecond = pair.Value.SubmitsPerSecond })],
        };
    }

    private DashScopeAccountOptions Find(string account)
    {
        foreach (var (name, settings) in accounts.CurrentValue.Accounts)
        {
            if (name == account)
            {
                return settings;
            }
        }

        return account == ClipAccount.DefaultName ? Plain : throw new PrismConfigurationException(
            $"No account '{account}' is configured; there are {string.Join(", ", Catalogue.Names.Select(static known => $"'{known}'"))}. Configure it again ({DashScopeAccountsOptions.SectionName}:{account}): what it ordered can only be asked for with its key. Task ids stay in the journal, and nothing is bought again.");
    }

    private string? KeyOf(string account, DashScopeAccountOptions settings) =>
        settings.KeySource?.Invoke()
        ?? (settings.ApiKeyVariable is { Length: > 0 } variable ? environment.Get(variable)
            : settings.ApiKey ?? (account == ClipAccount.DefaultName ? main.CurrentValue.ApiKey : null));
}
