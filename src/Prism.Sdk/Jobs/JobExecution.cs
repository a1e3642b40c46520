using System.Globalization;
using System.Runtime.ExceptionServices;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Prism.Sdk.Composition;
using Prism.Sdk.Diagnostics;
using Prism.Sdk.Generation;
using Prism.Sdk.Input;
using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Planning;
using Prism.Sdk.Pricing;

namespace Prism.Sdk.Jobs;

/// <summary>Walks one job from its checkpoints to its film, and writes down how it ended.</summary>
internal sealed class JobExecution(
    JobRecord job, PersonalDataMap personalData, JobRun run, JobSignal signal,
    IServiceScopeFactory scopes, IJobStore store, JobFolders folders, TimeProvider time, ILogger logger)
{
    public async Task ExecuteAsync()
    {
        var log = new JobLog(store, signal, time, job.Id);
        var (status, film, error) = (JobStatus.Running, (FinalVideo?)null, (JobError?)null);
        try
        {
            var context = new JobContext(job.Id, folders.Of(job.Id), log);
            film = await MakeFilmAsync(context, run.Stopped).ConfigureAwait(false);
            status = JobStatus.Completed;
        }
        catch (OperationCanceledException exception) when (run.Reason != StopReason.None)
        {
            run.Failure = ExceptionDispatchInfo.Capture(exception);
            status = run.Reason switch { StopReason.Pause => JobStatus.Paused, StopReason.Cancel => JobStatus.Canceled, _ => JobStatus.Running };
        }
        catch (Exception exception) when (ContainerHasEnded())
        {
            // A container ends its youngest parts first, so a stage may lose the ground before the runner is told. The job stays as it is.
            run.Failure = ExceptionDispatchInfo.Capture(new OperationCanceledException("The process ends; the job stays resumable.", exception));
        }
        catch (Exception exception)
        {
            run.Failure = ExceptionDispatchInfo.Capture(exception);
            status = exception is AmbiguousSubmissionException ? JobStatus.Parked : JobStatus.Failed;
            error = JobErrors.From(exception);
            logger.JobStopped(job.Id, status, error.Type, error.Code, exception);
        }

        await EndAsync(log, status, film, error).ConfigureAwait(false);
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

    private async Task EndAsync(JobLog log, JobStatus status, FinalVideo? film, JobError? error)
    {
        try
        {
            await store.SetStatusAsync(job.Id, status, Stored(film), error, CancellationToken.None).ConfigureAwait(false);
            PipelineUpdate? last = status switch
            {
                JobStatus.Completed => new JobCompleted { Path = film!.Path, Duration = film.Duration, Cost = film.Cost },
                JobStatus.Failed => new JobFailed { Error = error! },
                JobStatus.Parked => new JobParked { Error = error! },
                JobStatus.Paused => new JobPaused(),
                JobStatus.Canceled => new JobCanceled(),
                _ => null,
            };
            if (last is not null)
            {
                log.Report(last);
            }

            await log.CloseAsync().ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            run.Failure ??= ExceptionDispatchInfo.Capture(exception);
            logger.JournalFailed(job.Id, exception);
        }
    }

    private async Task<FinalVideo> MakeFilmAsync(StageContext context, CancellationToken cancellationToken)
    {
        var scope = scopes.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
        {
            var stages = scope.ServiceProvider;
            var walk = new StageWalk(context, new JournalCheckpoints(store, job.Id));
            var plan = await PlanAsync(stages, walk, cancellationToken).ConfigureAwait(false);

            // Everything that can be known before money is spent: the price, the cap, and that FFmpeg is there.
            var capabilities = stages.GetRequiredService<IClipProvider>().Capabilities;
            var quote = Quoting.Price(plan, capabilities);
            context.Report(new PlanReady { Plan = plan, Quote = quote });
            if (job.Budget is { } budget)
            {
                Budgets.Require(budget, quote.Maximum);
            }

            var composer = stages.GetRequiredService<IVideoComposer>();
            if (composer is IPreflight preflight)
            {
                await preflight.CheckAsync(cancellationToken).ConfigureAwait(false);
            }

            var clips = await ShootAsync(stages, walk, plan, capabilities, cancellationToken).ConfigureAwait(false);
            var film = await walk.RunAsync(
                PipelineStage.Composition,
                () => composer.ComposeAsync(new CompositionRequest { Plan = plan, Clips = clips, OutputPath = folders.Film(job.Id) }, context, cancellationToken),
                static film => string.Create(CultureInfo.InvariantCulture, $"{film.Duration.TotalSeconds:0.0} seconds, {film.Size}")).ConfigureAwait(false);

            return film with
            {
                JobId = job.Id,
                Plan = plan.WithClearCaptions(personalData),
                Clips = clips,
                Cost = clips.Aggregate(quote.Maximum with { Amount = 0 }, static (sum, clip) => sum + clip.Cost),
            };
        }
    }

    private async Task<ShotPlan> PlanAsync(IServiceProvider stages, StageWalk walk, CancellationToken cancellationToken)
    {
        if (await store.LoadCheckpointAsync(job.Id, PipelineStage.Plan, item: "", cancellationToken).ConfigureAwait(false) is { } saved)
        {
            return JsonSerializer.Deserialize(saved, JobJson.Default.ShotPlan)!;
        }

        var request = JsonSerializer.Deserialize(job.Request, JobJson.Default.VideoRequest)!;
        var input = JsonSerializer.Deserialize(
            await store.LoadCheckpointAsync(job.Id, PipelineStage.Input, item: "", cancellationToken).ConfigureAwait(false) ?? throw new PrismException($"The journal lost the input of job {job.Id}."),
            JobJson.Default.ProcessedInput)!;
        return await PlanFlow.WritePlanAsync(stages, walk, request, input with { PersonalData = personalData }, cancellationToken).ConfigureAwait(false);
    }

    private Task<IReadOnlyList<Clip>> ShootAsync(
        IServiceProvider stages, StageWalk walk, ShotPlan plan, ClipProviderCapabilities capabilities, CancellationToken cancellationToken)
    {
        var most = stages.GetRequiredService<IOptions<GenerationOptions>>().Value.MaxConcurrentShots;
        var atOnce = Math.Min(most, capabilities.FindModel(plan.Model)?.MaxRunningTasks ?? most);
        var shoot = new FilmShoot(stages.GetRequiredService<IClipGenerator>(), store, walk.Context, job.Account, atOnce);
        return walk.RunAsync(
            PipelineStage.Generation,
            () => shoot.ShootAsync(plan, cancellationToken),
            static clips => string.Create(CultureInfo.InvariantCulture, $"{clips.Count} clips"));
    }

    // The journal never holds clear captions: the plan is kept once, masked, as its own checkpoint.
    private static FinalVideo? Stored(FinalVideo? film) => film is null ? null : film with { Plan = null };
}
