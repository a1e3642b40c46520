using Microsoft.Extensions.Options;

namespace Prism.Sdk.Clients.ModelScope;

/// <summary>Checks address, model and times at start. The key is not checked here: only a request needs it.</summary>
internal sealed class ModelScopeOptionsValidator : IValidateOptions<ModelScopeOptions>
{
    public ValidateOptionsResult Validate(string? name, ModelScopeOptions options)
    {
        const string Section = ModelScopeOptions.SectionName;
        var result = new ValidateOptionsResultBuilder();
        if (ModelAddress.FindProblem(options.BaseAddress) is { } problem)
        {
            result.AddError($"{Section}:BaseAddress (MODELSCOPE_BASE_URL) is '{options.BaseAddress}'; {problem}, such as https://api-inference.modelscope.cn/v1.");
        }

        if (string.IsNullOrWhiteSpace(options.Model))
        {
            result.AddError($"{Section}:Model (QWEN_MODEL) is empty; give a model's id, such as Qwen/Qwen3-235B-A22B-Instruct-2507.");
        }

        if (options.ApiKey is { } key && key.AsSpan().ContainsAnyExceptInRange('!', '~'))
        {
            result.AddError($"{Section}:ApiKey (MODELSCOPE_API_KEY) holds a blank or another character that no key has. Copy the key again.");
        }

        if (options.AttemptTimeout <= TimeSpan.Zero || options.AttemptTimeout > options.TotalTimeout)
        {
            result.AddError($"{Section}:AttemptTimeout ({options.AttemptTimeout}) must be more than 0 and at most TotalTimeout ({options.TotalTimeout}).");
        }

        if (ModelAddress.FindProblem(options.BalanceAddress) is { } wrong)
        {
            result.AddError($"{Section}:BalanceAddress is '{options.BalanceAddress}'; {wrong}.");
        }

        if (options.FallbackMemory < TimeSpan.Zero || options.FallbackMemory > TimeSpan.FromDays(7))
        {
            result.AddError($"{Section}:FallbackMemory is {options.FallbackMemory}; it must be from 0 to 7 days.");
        }

        foreach (var (place, model) in options.FallbackModels.Index())
        {
            RequireFallback(result, $"{Section}:FallbackModels:{place}", model);
        }

        RequireRange(result, nameof(options.MaxOutputTokens), options.MaxOutputTokens, 256, 131_072);
        RequireRange(result, nameof(options.MaxRetries), options.MaxRetries, 0, 10);
        RequireRange(result, nameof(options.MaxConcurrentRequests), options.MaxConcurrentRequests, 1, 100);
        return result.Build();
    }

    private static void RequireFallback(ValidateOptionsResultBuilder result, string key, FallbackModel model)
    {
        if (string.IsNullOrWhiteSpace(model.Model))
        {
            result.AddError($"{key}:Model is empty; give a model's id, such as Qwen/Qwen3-30B-A3B-Instruct-2507.");
        }

        if (model.BaseAddress is { } address && ModelAddress.FindProblem(address) is { } problem)
        {
            result.AddError($"{key}:BaseAddress is '{address}'; {problem}.");
        }

        if (model.BaseAddress is not null && string.IsNullOrWhiteSpace(model.ApiKey))
        {
            result.AddError($"{key}:ApiKey is missing; an address of its own needs a key of its own, for the keys of ModelScope and DashScope go to their own hosts alone.");
        }

        if (model.MaxConcurrentRequests is < 1 or > 100)
        {
            result.AddError($"{key}:MaxConcurrentRequests is {model.MaxConcurrentRequests}; it must be from 1 to 100.");
        }
    }

    private static void RequireRange(ValidateOptionsResultBuilder result, string key, int value, int least, int most)
    {
        if (value < least || value > most)
        {
            result.AddError($"{ModelScopeOptions.SectionName}:{key} is {value}; it must be from {least} to {most}.");
        }
    }
}
