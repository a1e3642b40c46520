using Microsoft.Extensions.Options;

namespace Prism.Sdk.Jobs;

/// <summary>Checks the times of the job options at start.</summary>
internal sealed class JobRecoveryOptionsValidator : IValidateOptions<JobRecoveryOptions>
{
    public ValidateOptionsResult Validate(string? name, JobRecoveryOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        if (options.LeaseTime < TimeSpan.FromSeconds(2))
        {
            result.AddError($"{JobRecoveryOptions.SectionName}:LeaseTime is {options.LeaseTime}; it must be at least 2 seconds, or a busy process counts as dead.");
        }

        if (options.MaxTakeovers < 1)
        {
            result.AddError($"{JobRecoveryOptions.SectionName}:MaxTakeovers is {options.MaxTakeovers}; it must be at least 1.");
        }

        if (options.KeepStoppedFor is { } keep && keep < TimeSpan.FromHours(1))
        {
            result.AddError($"{JobRecoveryOptions.SectionName}:KeepStoppedFor is {keep}; it must be at least 1 hour, or left out to keep jobs for ever.");
        }

        return result.Build();
    }
}
