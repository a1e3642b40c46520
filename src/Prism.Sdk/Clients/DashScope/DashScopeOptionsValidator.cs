using Microsoft.Extensions.Options;

namespace Prism.Sdk.Clients.DashScope;

/// <summary>Checks addresses, region and times at start. The key is not checked here: only a request needs it.</summary>
internal sealed class DashScopeOptionsValidator : IValidateOptions<DashScopeOptions>
{
    public ValidateOptionsResult Validate(string? name, DashScopeOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        if (options.BaseAddress is { } address)
        {
            if (!address.IsAbsoluteUri || address.Scheme is not ("http" or "https"))
            {
                result.AddError($"{DashScopeOptions.SectionName}:BaseAddress (DASHSCOPE_HTTP_BASE_URL) is '{address}'; it must be an absolute http(s) address such as https://dashscope.aliyuncs.com/api/v1.");
            }
            else if (address.Scheme == "http" && !address.IsLoopback)
            {
                result.AddError($"{DashScopeOptions.SectionName}:BaseAddress (DASHSCOPE_HTTP_BASE_URL) is '{address}'; the API key travels with every request, so use https. Plain http is for this machine (127.0.0.1, localhost) alone.");
            }
            else if (address.AbsolutePath.TrimEnd('/') is { Length: > 0 } path && !path.EndsWith("/api/v1", StringComparison.Ordinal))
            {
                result.AddError($"{DashScopeOptions.SectionName}:BaseAddress (DASHSCOPE_HTTP_BASE_URL) is '{address}'; video tasks live under /api/v1, so it must end in /api/v1.");
            }
        }
        else if (!DashScopeEndpoint.Regions.Contains(options.Region))
        {
            result.AddError($"{DashScopeOptions.SectionName}:Region is '{options.Region}'; known are {string.Join(", ", DashScopeEndpoint.Regions)}. For another one set {DashScopeOptions.SectionName}:BaseAddress.");
        }

        RequirePositive(result, nameof(options.SubmitTimeout), options.SubmitTimeout);
        RequirePositive(result, nameof(options.RequestTimeout), options.RequestTimeout);
        if (options.ApiKey is { } key && key.AsSpan().ContainsAnyExceptInRange('!', '~'))
        {
            result.AddError($"{DashScopeOptions.SectionName}:ApiKey (DASHSCOPE_API_KEY) holds a blank or another character that no key has. Copy the key again.");
        }

        return result.Build();
    }

    private static void RequirePositive(ValidateOptionsResultBuilder result, string key, TimeSpan value)
    {
        if (value <= TimeSpan.Zero || value > TimeSpan.FromMinutes(10))
        {
            result.AddError($"{DashScopeOptions.SectionName}:{key} is {value}; it must be more than 0 and at most 10 minutes.");
        }
    }
}
