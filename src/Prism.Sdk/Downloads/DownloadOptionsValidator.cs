using Microsoft.Extensions.Options;
using Prism.Sdk.Net;

namespace Prism.Sdk.Downloads;

/// <summary>Checks hosts and bounds at start.</summary>
internal sealed class DownloadOptionsValidator : IValidateOptions<DownloadOptions>
{
    public ValidateOptionsResult Validate(string? name, DownloadOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        foreach (var host in options.AllowedHosts.Where(static host => host is null || !HostPattern.IsValid(host)))
        {
            result.AddError($"{DownloadOptions.SectionName}:AllowedHosts holds '{host}'; an entry is a host such as media.example.com, *.example.com or media.example.com:8443, without https:// and path.");
        }

        if (options.MaxBytes <= 0)
        {
            result.AddError($"{DownloadOptions.SectionName}:MaxBytes is {options.MaxBytes}; it must be more than 0.");
        }

        if (options.IdleTimeout <= TimeSpan.Zero || options.IdleTimeout > TimeSpan.FromHours(1))
        {
            result.AddError($"{DownloadOptions.SectionName}:IdleTimeout is {options.IdleTimeout}; it must be more than 0 and at most 1 hour.");
        }

        if (options.MinimumBytesPerSecond < 0)
        {
            result.AddError($"{DownloadOptions.SectionName}:MinimumBytesPerSecond is {options.MinimumBytesPerSecond}; it must be 0 (no such rule) or more.");
        }

        return result.Build();
    }
}
