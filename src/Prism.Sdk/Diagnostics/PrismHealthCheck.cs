using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Prism.Sdk.Composition;
using Prism.Sdk.Configuration;
using Prism.Sdk.Generation;
using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Jobs.Running;

namespace Prism.Sdk.Diagnostics;

/// <summary>Whether this process can make films: what is looked at is on this side of the wire, so that a probe every second costs nothing.</summary>
internal sealed class PrismHealthCheck(IJobStore journal, FfmpegTools ffmpeg, IClipProvider provider, JobRunner runner, IOptions<PrismOptions> options) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var data = new Dictionary<string, object> { ["jobs"] = runner.RunningCount };
        try
        {
            await journal.ListAsync(new JobFilter { Limit = 1 }, cancellationToken).ConfigureAwait(false);
            data["ffmpeg"] = await ffmpeg.GetVersionAsync(cancellationToken).ConfigureAwait(false);
            TryFolder();
        }
        catch (PrismException exception)
        {
            // Our own messages hold no key and no words of a user, and say what to do.
            return new HealthCheckResult(context.Registration.FailureStatus, exception.Message, exception, data);
        }

        return provider.Capabilities.Accounts.Any(static account => account.TakesOrders)
            ? HealthCheckResult.Healthy("Journal, films folder and FFmpeg are there.", data)
            : HealthCheckResult.Degraded("No account takes orders: films that are begun are finished, new shots wait for a person. Set Prism:Accounts:{name}:Enabled to true.", exception: null, data);
    }

    private void TryFolder()
    {
        var folder = Path.GetFullPath(options.Value.StaticRoot);
        try
        {
            var probe = Path.Join(Directory.CreateDirectory(folder).FullName, $".health-{Guid.NewGuid():N}");
            File.Create(probe, bufferSize: 1, FileOptions.DeleteOnClose).Dispose();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new PrismConfigurationException($"The folder '{folder}' cannot be written ({exception.Message}). Set {PrismOptions.SectionName}:StaticRoot (STATIC_ROOT) to a folder that this process may write.", exception);
        }
    }
}
