using Microsoft.Extensions.Options;

namespace Prism.Sdk.Input;

internal sealed class InputOptionsValidator : IValidateOptions<InputOptions>
{
    public ValidateOptionsResult Validate(string? name, InputOptions options)
    {
        List<string> failures = [];
        if (options.MaxTextLength < 1)
        {
            failures.Add($"{InputOptions.SectionName}:{nameof(options.MaxTextLength)} is {options.MaxTextLength}. Set it to 1 or more characters; the default is 20000.");
        }

        if (!Enum.IsDefined(options.Translation))
        {
            failures.Add($"{InputOptions.SectionName}:{nameof(options.Translation)} is {options.Translation}. Set it to one of {string.Join(", ", Enum.GetNames<TranslationPolicy>())}.");
        }

        if (LanguageCodes.Read(options.SpokenLanguages) is not { Count: > 0 } codes || !codes.All(LanguageCodes.IsCode))
        {
            failures.Add($"{InputOptions.SectionName}:{nameof(options.SpokenLanguages)} is '{options.SpokenLanguages}'. Set it to ISO 639-1 codes with commas between; the default is en,zh.");
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
