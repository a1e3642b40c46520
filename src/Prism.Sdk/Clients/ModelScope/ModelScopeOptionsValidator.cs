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

        RequireRange(result, nameof(options.MaxOutputTokens), options.MaxOutputTokens, 256, 131_072);
        RequireRange(result, nameof(options.MaxRetries), options.MaxRetries, 0, 10);
        RequireRange(result, nameof(options.MaxConcurrentRequests), options.MaxConcurrentRequests, 1, 100);
        return result.Build();
    }

    private static void RequireRange(ValidateOptionsResultBuilder result, string key, int value, int least, int most)
    {
        if (value < least || value > most)
        {
            result.AddError($"{ModelScopeOptions.SectionName}:{key} is {value}; it must be from {least} to {most}.");
        }
    }
}
