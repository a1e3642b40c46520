using Prism.Sdk.Pricing;

namespace Prism.Sdk.Clients.DashScope.Accounts;

/// <summary>One account of DashScope: its key, its place, its limits, its prices. Bound from <c>Prism:Accounts:{name}</c>.</summary>
/// <remarks>
/// <para>Read anew for each request: a key that is rolled is used at once, also for what the account ordered before.</para>
/// <para>The entry <c>default</c> is the account of <see cref="DashScopeOptions"/>; what is set here comes before what is set there.</para>
/// </remarks>
public sealed class DashScopeAccountOptions
{
    /// <summary>Gets or sets the API key, <c>sk-…</c>. Rather than here, in a file that others read, name a variable.</summary>
    /// <value>The default is <see langword="null"/>.</value>
    public string? ApiKey { get; set; }

    /// <summary>Gets or sets the name of the environment variable (or key of the host's configuration, or line of <c>.env</c>) that holds the API key.</summary>
    /// <value>The default is <see langword="null"/>.</value>
    public string? ApiKeyVariable { get; set; }

    /// <summary>Gets or sets the region, one of <see cref="DashScopeRegions"/>.</summary>
    /// <value>The default is <see langword="null"/>: region and base address of <c>Prism:DashScope</c>.</value>
    public string? Region { get; set; }

    /// <summary>Gets or sets the base address of the native API, ending in <c>/api/v1</c>.</summary>
    /// <value>The default is <see langword="null"/>: the host of <see cref="Region"/>.</value>
    public Uri? BaseAddress { get; set; }

    /// <summary>Gets or sets the workspace that pays, sent as <c>X-DashScope-WorkSpace</c>.</summary>
    /// <value>The default is <see langword="null"/>: the default workspace of the key.</value>
    public string? Workspace { get; set; }

    /// <summary>Gets or sets whether new shots may be ordered by the account. What it ordered before is waited for in any case, so switch off, and remove later.</summary>
    /// <value>The default is true.</value>
    public bool Enabled { get; set; } = true;

    /// <summary>Gets or sets the account's discount on every price of <c>Prism:Pricing:Rows</c>, from 0 to 1: 0.15 takes 15 % off.</summary>
    /// <value>The default is <see langword="null"/>: the discount that stands in the row.</value>
    public decimal? Discount { get; set; }

    /// <summary>Gets the account's own prices. The last row that fits a model and tier is the price; a row without region is for the account's.</summary>
    /// <value>The default is none: the prices of <c>Prism:Pricing:Rows</c> for the account's region.</value>
    public IList<PriceEntry> Prices { get; } = [];

    /// <summary>Gets the account's own limits, by model.</summary>
    /// <value>The default is none: the limits of the model.</value>
    public IDictionary<string, DashScopeLimitOptions> Limits { get; } = new Dictionary<string, DashScopeLimitOptions>(StringComparer.Ordinal);

    internal Func<string?>? KeySource { get; private set; }

    /// <summary>Reads the key from a vault, or wherever else it is kept.</summary>
    /// <param name="readKey">Gives the key. Called for every request, from many threads; keep the key in memory.</param>
    /// <returns>These options.</returns>
    public DashScopeAccountOptions ReadKeyFrom(Func<string?> readKey)
    {
        ArgumentNullException.ThrowIfNull(readKey);
        KeySource = readKey;
        return this;
    }
}
