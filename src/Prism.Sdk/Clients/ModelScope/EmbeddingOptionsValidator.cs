using Microsoft.Extensions.Options;

namespace Prism.Sdk.Clients.ModelScope;

/// <summary>Checks the embedding settings at start.</summary>
internal sealed class EmbeddingOptionsValidator : IValidateOptions<EmbeddingOptions>
{
    public ValidateOptionsResult Validate(string? name, EmbeddingOptions options)
    {
        const string Section = EmbeddingOptions.SectionName;
        var result = new ValidateOptionsResultBuilder();
        if (string.IsNullOrWhiteSpace(options.Model))
        {
            result.AddError($"{Section}:Model is empty; give a model's id, such as text-embedding-v4.");
        }

        if (options.Dimensions is < 1 or > 8192)
        {
            result.AddError($"{Section}:Dimensions is {options.Dimensions}; it must be from 1 to 8192.");
        }

        if (options.BatchSize is < 1 or > 100)
        {
            result.AddError($"{Section}:BatchSize is {options.BatchSize}; it must be from 1 to 100.");
        }

        if (options.MaxRetries is < 0 or > 10)
        {
            result.AddError($"{Section}:MaxRetries is {options.MaxRetries}; it must be from 0 to 10.");
        }

        if (options.BaseAddress is { } address && ModelAddress.FindProblem(address) is { } problem)
        {
            result.AddError($"{Section}:BaseAddress is '{address}'; {problem}.");
        }

        return result.Build();
    }
}
