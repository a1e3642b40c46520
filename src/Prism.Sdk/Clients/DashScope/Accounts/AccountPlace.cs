using Prism.Sdk.Generation;

namespace Prism.Sdk.Clients.DashScope.Accounts;

/// <summary>Where an account is reached: its own settings, under which stand those of <c>Prism:DashScope</c>. The key is not looked at.</summary>
internal sealed class AccountPlace(string name, DashScopeAccountOptions account)
{
    /// <summary>Gets the options by which a client asks for this account.</summary>
    public DashScopeOptions Under(DashScopeOptions main, string? key = null)
    {
        var isDefault = name == ClipAccount.DefaultName;
        var options = new DashScopeOptions
        {
            ApiKey = key,
            Region = account.Region ?? main.Region,

            // A region of its own has a host of its own, and a workspace belongs to a key.
            BaseAddress = account.BaseAddress ?? (account.Region is null ? main.BaseAddress : null),
            Workspace = account.Workspace ?? (isDefault ? main.Workspace : null),
            UseWorkspaceHost = main.UseWorkspaceHost && (account.Workspace is not null || isDefault),
            UploadIdleTimeout = main.UploadIdleTimeout,
            SubmitTimeout = main.SubmitTimeout,
            RequestTimeout = main.RequestTimeout,
            KeyHint = isDefault && account.ApiKeyVariable is null ? null : $"Account '{name}': {Hint}",
        };
        foreach (var model in main.Models)
        {
            options.Models.Add(model);
        }

        return options;
    }

    private string Hint => account.ApiKeyVariable is { } variable
        ? $"set the environment variable {variable}."
        : $"set {DashScopeAccountsOptions.SectionName}:{name}:ApiKey or {DashScopeAccountsOptions.SectionName}:{name}:ApiKeyVariable.";
}
