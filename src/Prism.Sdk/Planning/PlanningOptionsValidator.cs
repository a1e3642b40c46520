using System.Globalization;
using Microsoft.Extensions.Options;

namespace Prism.Sdk.Planning;

internal sealed class PlanningOptionsValidator : IValidateOptions<PlanningOptions>
{
    public ValidateOptionsResult Validate(string? name, PlanningOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        if (!VideoSize.TryParse(options.Size, out _))
        {
            result.AddError($"{Key(nameof(options.Size))} is '{options.Size}'. Write width and height in pixels, such as 1280*720 or 1280x720.");
        }

        if (options.MinShots < 1)
        {
            result.AddError($"{Key(nameof(options.MinShots))} is {options.MinShots}. Set it to 1 or more.");
        }

        if (options.MaxShots < options.MinShots)
        {
            result.AddError($"{Key(nameof(options.MaxShots))} is {options.MaxShots}, less than {Key(nameof(options.MinShots))}, which is {options.MinShots}. Raise the one or lower the other.");
        }

        if (options.Temperature is not (>= 0 and <= 2))
        {
            result.AddError($"{Key(nameof(options.Temperature))} is {options.Temperature.ToString(CultureInfo.InvariantCulture)}. Set it between 0 and 2; the default is 0.");
        }

        if (!Enum.IsDefined(options.Seeds))
        {
            result.AddError($"{Key(nameof(options.Seeds))} is {options.Seeds}. Set it to {string.Join(" or ", Enum.GetNames<SeedPolicy>())}.");
        }

        if (options.PromptFile is { } file && string.IsNullOrWhiteSpace(file))
        {
            result.AddError($"{Key(nameof(options.PromptFile))} is empty. Name a text file, or remove the setting to use the built-in prompt.");
        }

        return result.Build();
    }

    private static string Key(string property) => $"{PlanningOptions.SectionName}:{property}";
}
