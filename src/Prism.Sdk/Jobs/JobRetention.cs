using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Prism.Sdk.Diagnostics;
using Prism.Sdk.Jobs.Journal;

namespace Prism.Sdk.Jobs;

/// <summary>Deletes stopped jobs that were kept long enough.</summary>
internal sealed class JobRetention(IJobStore store, JobRemoval removal, IOptions<JobRecoveryOptions> options, TimeProvider time, ILogger<JobRetention> logger)
{
    private const int AtOnce = 1000;

    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        if (options.Value.KeepStoppedFor is not { } keep)
        {
            return;
        }

        var before = time.GetUtcNow() - keep;
        foreach (var job in await store.ListAsync(new JobFilter { UpdatedBefore = before, IsStopped = true, Limit = AtOnce }, cancellationToken).ConfigureAwait(false))
        {
            try
            {
                await removal.DeleteAsync(job.Id, cancellationToken).ConfigureAwait(false);
                logger.JobExpired(job.Id);
            }
            catch (Exception exception) when (exception is PrismException or IOException or UnauthorizedAccessException or InvalidOperationException)
            {
                // Resumed meanwhile, or its files are held open: the next sweep comes.
                logger.JobNotDeleted(job.Id, exception);
            }
        }
    }
}
