using Microsoft.Extensions.Options;

namespace Prism.Sdk.Configuration;

/// <summary>Checks that the journal is of a kind that the registered database can write.</summary>
internal sealed class PrismOptionsValidator(IJournalAddress address) : IValidateOptions<PrismOptions>
{
    public ValidateOptionsResult Validate(string? name, PrismOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        if (address.FindProblem(options.Database) is { } problem)
        {
            result.AddError($"{PrismOptions.SectionName}:Database (DATABASE_URL) {problem}");
        }

        if (string.IsNullOrWhiteSpace(options.StaticRoot))
        {
            result.AddError($"{PrismOptions.SectionName}:StaticRoot (STATIC_ROOT) is empty; give the folder for clips and films, such as ./data/videos.");
        }

        return result.Build();
    }
}
