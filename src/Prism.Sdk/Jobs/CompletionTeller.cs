using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Prism.Sdk.Diagnostics;
using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Polling;

namespace Prism.Sdk.Jobs;

/// <summary>Tells the handlers of jobs that stopped, here or elsewhere. What it has told is written down only afterwards: at least once.</summary>
internal sealed class CompletionTeller(
    IEnumerable<IJobCompletionHandler> handlers, IJobStore store, IOptions<JobRecoveryOptions> options, TimeProvider time, ILogger<CompletionTeller> logger)
{
    private const int AtOnce = 50;

    private readonly IJobCompletionHandler[] handlers = [.. handlers];
    private readonly Places turns = new(1);

    public async Task TellAsync(string ownerId)
    {
        if (handlers.Length == 0)
        {
            return;
        }

        using var turn = await turns.EnterAsync(CancellationToken.None).ConfigureAwait(false);
        try
        {
            var since = time.GetUtcNow() - options.Value.TellWithin;
            foreach (var job in await store.TakeUntoldAsync(ownerId, since, AtOnce).ConfigureAwait(false))
            {
                await TellOneAsync(job).ConfigureAwait(false);
            }
        }
        catch (PrismException exception)
        {
            logger.TellingFailed(jobId: null, exception);
        }
    }

    private async Task TellOneAsync(JobRecord job)
    {
        var completion = new JobCompletion { JobId = job.Id, Key = job.Key, Status = job.Status, Tags = job.Tags, Film = job.Film, Error = job.Error };
        try
        {
            foreach (var handler in handlers)
            {
                await handler.OnStoppedAsync(completion).ConfigureAwait(false);
            }

            await store.MarkToldAsync(job.Id).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // The host's own code, whatever it throws: the job stays untold, and is told again.
            logger.TellingFailed(job.Id, exception);
        }
    }
}
