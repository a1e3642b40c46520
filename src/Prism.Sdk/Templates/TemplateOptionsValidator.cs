using System.Globalization;
using Microsoft.Extensions.Options;

namespace Prism.Sdk.Templates;

internal sealed class TemplateOptionsValidator : IValidateOptions<TemplateOptions>
{
    public ValidateOptionsResult Validate(string? name, TemplateOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        if (options.MinimumScore is { } score && score is not (>= -1 and <= 1))
        {
            result.AddError($"{Key(nameof(options.MinimumScore))} is {score.ToString(CultureInfo.InvariantCulture)}. Set it between -1 and 1, or remove it: the right one is learned.");
        }

        foreach (var (model, own) in options.MinimumScores.Where(static pair => pair.Value is not (>= -1 and <= 1)))
        {
            result.AddError($"{Key(nameof(options.MinimumScores))}:{model} is {own.ToString(CultureInfo.InvariantCulture)}. Set it between -1 and 1, or remove it: the right one is learned.");
        }

        if (options.TopK is < 1 or > 100)
        {
            result.AddError($"{Key(nameof(options.TopK))} is {options.TopK}. Set it between 1 and 100; the default is 3.");
        }

        if (options.Folder is { } folder && !Directory.Exists(folder))
        {
            result.AddError($"{Key(nameof(options.Folder))} is '{folder}', which is not a folder. Create it, or remove the setting to use the built-in templates.");
        }

        foreach (var (index, extra) in options.Folders.Index().Where(static item => !Directory.Exists(item.Item)))
        {
            result.AddError($"{Key(nameof(options.Folders))}:{index} is '{extra}', which is not a folder. Create it, or remove the setting.");
        }

        if (string.IsNullOrWhiteSpace(options.FallbackId))
        {
            result.AddError($"{Key(nameof(options.FallbackId))} is empty. Name a template; the default is short-story.");
        }

        return result.Build();
    }

    private static string Key(string property) => $"{TemplateOptions.SectionName}:{property}";
}
