using System.Globalization;
using Microsoft.Extensions.Options;

namespace Prism.Sdk.Intents;

internal sealed class IntentOptionsValidator : IValidateOptions<IntentOptions>
{
    public ValidateOptionsResult Validate(string? name, IntentOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        if (options.Temperature is not (>= 0 and <= 2))
        {
            result.AddError($"{Key(nameof(options.Temperature))} is {options.Temperature.ToString(CultureInfo.InvariantCulture)}. Set it between 0 and 2; the default is 0.");
        }

        if (options.MaxEvents < 1)
        {
            result.AddError($"{Key(nameof(options.MaxEvents))} is {options.MaxEvents}. Set it to 1 or more; the default is 24.");
        }

        if (options.MaxCharacters < 0)
        {
            result.AddError($"{Key(nameof(options.MaxCharacters))} is {options.MaxCharacters}. Set it to 0 or more; the default is 8.");
        }

        if (options.PromptFile is { } file && string.IsNullOrWhiteSpace(file))
        {
            result.AddError($"{Key(nameof(options.PromptFile))} is empty. Name a text file, or remove the setting to use the built-in prompt.");
        }

        return result.Build();
    }

    private static string Key(string property) => $"{IntentOptions.SectionName}:{property}";
}
