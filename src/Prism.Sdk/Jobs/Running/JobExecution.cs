using System.Runtime.ExceptionServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Prism.Sdk.Diagnostics;
using Prism.Sdk.Generation;
using Prism.Sdk.Generation.Purchase;
using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Pricing;

namespace Prism.Sdk.Jobs.Running;

/// <summary>Makes one job's film, and writes down how it ended.</summary>
internal sealed class JobExecution(
    JobRecord job, FilmMaking making, JobRun run, JobSignal signal, IServiceScopeFactory scopes, IJobStore store, PriceDesk prices, TimeProvider time, ILogger logger)
{
    public async Task ExecuteAsync(JobFolders folders)
    {
        var log = new JobLog(store, signal, prices, time, job);
        using var span = PrismTelemetry.Source.StartActivity("prism.job")?.SetTag("prism.job.id", job.Id);
        var started = time.GetTimestamp();
        FilmMeter.JobStarted();
        JobEnd? end = null;
        try
        {
            folders.Sweep(job.Id);
            var film = await making.MakeAsync(new JobContext(job, folders.Of(job.Id), log), run.Stopped).ConfigureAwait(false);
            end = new JobEnd { Status = JobStatus.Completed, Film = film with { Plan = null }, Update = new JobCompleted { Path = film.Path, Duration = film.Duration, Cost = film.Cost } };
        }
        catch (Exception exception) when (exception is LeaseLostException || run.Reason == StopReason.LostLease)
        {
            logger.JobTaken(job.Id);
        }
        catch (OperationCanceledException exception) when (run.Reason != StopReason.None)
        {
            run.Failure = ExceptionDispatchInfo.Capture(exception);
            end = run.Reason switch
            {
                StopReason.Pause => new JobEnd { Status = JobStatus.Paused, Update = new JobPaused() },
                StopReason.Cancel => new JobEnd { Status = JobStatus.Canceled, Update = new JobCanceled() },
                _ => null,
            };
        }
        catch (Exception exception) when (ContainerHasEnded())
        {
            // A container ends its youngest parts first, so a stage may lose the ground before the runner is told. The job stays as it is.
            run.Failure = ExceptionDispatchInfo.Capture(new OperationCanceledException("The process ends; the job stays resumable.", exception));
        }
        catch (Exception exception)
        {
            run.Failure = ExceptionDispatchInfo.Capture(exception);
            end = EndOf(exception);
            logger.JobStopped(job.Id, end.Status, end.Error!.Type, end.Error.Code, exception);
            span.Fail(exception);
        }

        await EndAsync(log, end).ConfigureAwait(false);
        var status = (end?.Status ?? JobStatus.Running).ToString();
        span?.SetTag("prism.job.status", status);
        FilmMeter.JobStopped(status, time.GetElapsedTime(started));
    }

    // A job is parked where a person must decide or act: a submit of unknown fate, a paid task that the provider no longer knows,
    // an account that owes money, has no quota or whose key is refused, one that is not configured.
    private static JobEnd EndOf(Exception exception)
    {
        var error = JobErrors.From(exception);
        return exception is AmbiguousSubmissionException or ClipFailedException { State: ClipTaskState.NotFound }
            || (exception is PrismException { Stage: PipelineStage.Generation } known && Refusals.IsOfTheAccount(known))
            ? new JobEnd { Status = JobStatus.Parked, Error = error, Update = new JobParked { Error = error } }
            : new JobEnd { Status = JobStatus.Failed, Error = error, Update = new JobFailed { Error = error } };
    }

    private bool ContainerHasEnded()
    {
        try
        {
            using var probe = scopes.CreateScope();
            return false;
        }
        catch (ObjectDisposedException)
        {
            return true;
        }
    }

    private async Task EndAsync(JobLog log, JobEnd? end)
    {
        try
        {
            await log.CloseAsync().ConfigureAwait(false);
            KillPoint.Hit("B32");
            if (end is not null && !await store.EndAsync(job.Id, job.Lease, end with { Update = end.Update with { Time = time.GetUtcNow() } }, CancellationToken.None).ConfigureAwait(false))
            {
                run.Failure = null;
                logger.JobTaken(job.Id);
            }

            KillPoint.Hit("B33");
        }
        catch (Exception exception)
        {
            run.Failure ??= ExceptionDispatchInfo.Capture(exception);
            run.IsUnwritten = true;
            logger.JournalFailed(job.Id, exception);
        }
        finally
        {
            signal.Pulse();
        }
    }
}
