using Microsoft.Extensions.Options;

namespace Prism.Sdk.Input;

internal sealed class InputOptionsValidator : IValidateOptions<InputOptions>
{
    public ValidateOptionsResult Validate(string? name, InputOptions options) =>
        options.MaxTextLength >= 1
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"{InputOptions.SectionName}:{nameof(options.MaxTextLength)} is {options.MaxTextLength}. Set it to 1 or more characters; the default is 20000.");
}
