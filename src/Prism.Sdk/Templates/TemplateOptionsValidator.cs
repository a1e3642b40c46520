using System.Globalization;
using Microsoft.Extensions.Options;

namespace Prism.Sdk.Templates;

internal sealed class TemplateOptionsValidator : IValidateOptions<TemplateOptions>
{
    public ValidateOptionsResult Validate(string? name, TemplateOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        if (options.MinimumScore is not (>= -1 and <= 1))
        {
            result.AddError($"{Key(nameof(options.MinimumScore))} is {options.MinimumScore.ToString(CultureInfo.InvariantCulture)}. Set it between -1 and 1; the default is 0.1.");
        }

        if (options.Folder is { } folder && !Directory.Exists(folder))
        {
            result.AddError($"{Key(nameof(options.Folder))} is '{folder}', which is not a folder. Create it, or remove the setting to use the built-in templates.");
        }

        if (string.IsNullOrWhiteSpace(options.FallbackId))
        {
            result.AddError($"{Key(nameof(options.FallbackId))} is empty. Name a template; the default is short-story.");
        }

        return result.Build();
    }

    private static string Key(string property) => $"{TemplateOptions.SectionName}:{property}";
}
