using Microsoft.Extensions.Options;
using Prism.Sdk.Generation;

namespace Prism.Sdk.Clients.DashScope.Accounts;

/// <summary>Checks each account at start. Whether a key works only a request can tell.</summary>
internal sealed class DashScopeAccountsValidator(IOptionsMonitor<DashScopeOptions> main) : IValidateOptions<DashScopeAccountsOptions>
{
    private const int LongestName = 40;

    public ValidateOptionsResult Validate(string? name, DashScopeAccountsOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        foreach (var (account, settings) in options.Accounts)
        {
            Check(result, account, settings);
        }

        return result.Build();
    }

    private void Check(ValidateOptionsResultBuilder result, string name, DashScopeAccountOptions account)
    {
        var key = $"{DashScopeAccountsOptions.SectionName}:{name}";
        if (name.Length is 0 or > LongestName || !name.All(static letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-'))
        {
            result.AddError($"{key}: an account's name is 1 to {LongestName} small letters, digits and hyphens; the journal keeps it.");
        }

        var sources = (account.ApiKey is { Length: > 0 } ? 1 : 0) + (account.ApiKeyVariable is { Length: > 0 } ? 1 : 0) + (account.KeySource is null ? 0 : 1);
        if (sources == 0 && name != ClipAccount.DefaultName)
        {
            result.AddError($"{key} has no key. Name the environment variable that holds it ({key}:ApiKeyVariable), or set {key}:ApiKey, or call ReadKeyFrom in code.");
        }

        if (account.ApiKey is { } value && value.AsSpan().ContainsAnyExceptInRange('!', '~'))
        {
            result.AddError($"{key}:ApiKey holds a blank or another character that no key has. Copy the key again.");
        }

        if (account.Discount is < 0 or > 1)
        {
            result.AddError($"{key}:Discount is {account.Discount}; it must be from 0 to 1: 0.15 takes 15 % off.");
        }

        // The rules of region, address and workspace are those of the one account; its sentences name its section.
        var place = new AccountPlace(name, account).Under(main.CurrentValue);
        if (new DashScopeOptionsValidator().Validate(name: null, place) is { Failed: true } bad && (account.Region ?? account.BaseAddress?.ToString() ?? account.Workspace) is not null)
        {
            foreach (var failure in bad.Failures.Where(static failure => !failure.Contains(":Models:", StringComparison.Ordinal)))
            {
                result.AddError(failure.Replace($"{DashScopeOptions.SectionName}:", key + ":", StringComparison.Ordinal).Replace(" (DASHSCOPE_HTTP_BASE_URL)", "", StringComparison.Ordinal).Replace(" (DASHSCOPE_API_KEY)", "", StringComparison.Ordinal));
            }
        }

        foreach (var (model, limit) in account.Limits.Where(static pair => pair.Value.RunningTasks < 1 || pair.Value.SubmitsPerSecond < 1))
        {
            result.AddError($"{key}:Limits:{model} is {limit.RunningTasks} running tasks and {limit.SubmitsPerSecond} submits a second; a limit is 1 or more. To stop ordering, set {key}:Enabled to false.");
        }

        foreach (var (index, row) in account.Prices.Index().Where(static pair => pair.Item.Model.Length == 0 || pair.Item.Tier.Length == 0 || pair.Item.Currency is not { Length: 3 } || pair.Item.PerSecond < 0 || pair.Item.Discount is < 0 or > 1))
        {
            result.AddError($"{key}:Prices:{index} needs Model, Tier, Currency (such as CNY), PerSecond of 0 or more and a Discount from 0 to 1; it has '{row.Model}', '{row.Tier}', '{row.Currency}', {row.PerSecond}, {row.Discount}.");
        }
    }
}
