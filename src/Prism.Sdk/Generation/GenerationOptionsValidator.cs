using Microsoft.Extensions.Options;

namespace Prism.Sdk.Generation;

/// <summary>Checks the numbers and times of generation at start.</summary>
internal sealed class GenerationOptionsValidator : IValidateOptions<GenerationOptions>
{
    public ValidateOptionsResult Validate(string? name, GenerationOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        if (options.MaxConcurrentShots is < 1 or > 100)
        {
            result.AddError($"{GenerationOptions.SectionName}:MaxConcurrentShots is {options.MaxConcurrentShots}; it must be from 1 to 100.");
        }

        if (options.MaxSubmitRetries is < 0 or > 100)
        {
            result.AddError($"{GenerationOptions.SectionName}:MaxSubmitRetries is {options.MaxSubmitRetries}; it must be from 0 to 100.");
        }

        if (options.PollingInterval is { } interval && (interval < TimeSpan.FromMilliseconds(100) || interval >= options.TaskTimeout))
        {
            result.AddError($"{GenerationOptions.SectionName}:PollingInterval is {interval}; it must be at least 0.1 seconds and shorter than TaskTimeout ({options.TaskTimeout}).");
        }

        if (options.ModerationRewrites is < 0 or > 5)
        {
            result.AddError($"{GenerationOptions.SectionName}:ModerationRewrites is {options.ModerationRewrites}; it must be from 0 to 5.");
        }

        if (options.MaxLostSubmits is < 0 or > 10)
        {
            result.AddError($"{GenerationOptions.SectionName}:MaxLostSubmits is {options.MaxLostSubmits}; it must be from 0 to 10.");
        }

        if (options.ListSettleTime < TimeSpan.Zero || options.ListSettleTime > TimeSpan.FromHours(12))
        {
            result.AddError($"{GenerationOptions.SectionName}:ListSettleTime is {options.ListSettleTime}; it must be from 0 to 12 hours.");
        }

        if (options.SubmitRetryDelay <= TimeSpan.Zero)
        {
            result.AddError($"{GenerationOptions.SectionName}:SubmitRetryDelay is {options.SubmitRetryDelay}; it must be more than 0.");
        }

        return result.Build();
    }
}
