namespace Prism.Sdk.Clients.DashScope.Accounts;

/// <summary>The accounts by name. Bound from <c>Prism</c>, where they stand under <c>Accounts</c>.</summary>
public sealed class DashScopeAccountsOptions
{
    /// <summary>The configuration section of the list.</summary>
    public const string SectionName = "Prism:Accounts";

    /// <summary>Gets the accounts. Names are small letters, digits and hyphens; the journal keeps them, so an account keeps its name.</summary>
    /// <value>The default is none: the account <c>default</c> of <c>Prism:DashScope</c> and <c>DASHSCOPE_API_KEY</c> is there in any case.</value>
    public IDictionary<string, DashScopeAccountOptions> Accounts { get; } = new Dictionary<string, DashScopeAccountOptions>(StringComparer.OrdinalIgnoreCase);
}
