using System.Text.Json;
using Prism.Sdk.Diagnostics;
using Prism.Sdk.Generation;
using Prism.Sdk.Generation.Pictures;
using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Planning;

namespace Prism.Sdk.Jobs.Running;

/// <summary>Makes the clips of a plan, several at a time. Shots fail alone: one that fails takes no other with it.</summary>
internal sealed class FilmShoot(IClipGenerator generator, IJobStore store, IFilmStore films, JobImages images, IClipProvider provider, StageContext context, JobRecord job, string? currency, int atOnce)
{
    private volatile bool stopBuying;

    public async Task<IReadOnlyList<Clip>> ShootAsync(ShotPlan plan, CancellationToken cancellationToken)
    {
        var skipped = (await store.ListLastSubmissionsAsync(context.JobId, cancellationToken).ConfigureAwait(false))
            .Where(submission => submission.State == SubmissionState.Skipped)
            .Select(submission => submission.ShotId)
            .ToHashSet();
        var shots = plan.Shots.Where(shot => !skipped.Contains(shot.Id)).ToArray();

        using var slots = new SemaphoreSlim(atOnce);
        var begun = new List<Task<(Clip? Clip, Exception? Failure)>>();
        foreach (var shot in shots)
        {
            // One that was skipped leaves its place in the row to the one before it.
            begun.Add(TakeAsync(shot, plan, shot.Continues ? begun.LastOrDefault() : null, slots, cancellationToken));
        }

        var takes = await Task.WhenAll(begun).ConfigureAwait(false);

        // Who lost the job has no say. A run that was told to stop has left shots at work, perhaps paid for: that is no end of the job, whatever another shot met.
        // Then comes a person's decision; then what is paid for and not at home; then the first shot that failed.
        var failures = takes.Select(take => take.Failure).OfType<Exception>().ToArray();
        var worst = failures.FirstOrDefault(failure => failure is LeaseLostException)
            ?? failures.FirstOrDefault(failure => failure is OperationCanceledException && cancellationToken.IsCancellationRequested)
            ?? failures.FirstOrDefault(failure => failure is AmbiguousSubmissionException)
            ?? failures.FirstOrDefault(failure => failure is PrismException { PossiblyCharged.Kind: not Pricing.ChargeKind.None })
            ?? failures.FirstOrDefault(failure => failure is not OperationCanceledException)
            ?? failures.FirstOrDefault();
        if (worst is not null)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(worst);
        }

        return takes.Length > 0
            ? [.. takes.Select(take => take.Clip!)]
            : throw new PrismException("Every shot of the plan was skipped, so there is no film.");
    }

    private async Task<(Clip? Clip, Exception? Failure)> TakeAsync(Shot shot, ShotPlan plan, Task<(Clip? Clip, Exception? Failure)>? before, SemaphoreSlim slots, CancellationToken cancellationToken)
    {
        try
        {
            if (await FindFinishedAsync(shot, cancellationToken).ConfigureAwait(false) is { } finished)
            {
                return (finished, null);
            }

            // The frame that it goes on from is there only with the clip before; that one's failure is told by itself.
            var clipBefore = before is null ? null : (await before.ConfigureAwait(false)).Clip;
            if (before is not null && clipBefore is null)
            {
                return (null, new OperationCanceledException("Not started, because the shot before it, which it continues, has no clip."));
            }

            // A failure is noted before its slot is free, so that the next shot knows of it.
            await slots.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                if (stopBuying)
                {
                    return (null, new OperationCanceledException("Not started, because another shot met a fault that this one would meet too."));
                }

                var request = await images.PlaceAsync(RequestFor(shot, plan, clipBefore), context.JobId, clipBefore, cancellationToken).ConfigureAwait(false);
                var clip = await generator.GenerateAsync(request, context, cancellationToken).ConfigureAwait(false);

                // A clip is an outcome: also a process that lost the job may keep it.
                await store.SaveCheckpointAsync(context.JobId, lease: null, PipelineStage.Generation, shot.Id, JsonSerializer.Serialize(clip, JobJson.Default.Clip), CancellationToken.None).ConfigureAwait(false);
                KillPoint.Hit("B27");
                context.Report(new ClipReady { ShotId = shot.Id, TaskId = clip.TaskId, BilledSeconds = clip.BilledSeconds });
                return (clip, null);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                Note(shot, exception);
                return (null, exception);
            }
            finally
            {
                slots.Release();
            }
        }
        catch (OperationCanceledException exception)
        {
            return (null, exception);
        }
    }

    private ClipRequest RequestFor(Shot shot, ShotPlan plan, Clip? before)
    {
        if (shot.Continues && before is null)
        {
            throw new PlanInvalidException($"Shot {shot.Id} continues the one before, and all shots before it were skipped. Take its \"continues\" away in the plan and start the plan; the finished clips are used again.") { Problems = [$"shot.continues.skipped:{shot.Id}"] };
        }

        return ClipRequests.For(shot, plan, provider.Capabilities, before?.Sha256) with { Account = job.Payer, Currency = currency, ReuseClips = job.ReuseClips };
    }

    private void Note(Shot shot, Exception exception)
    {
        if (exception is PrismException known)
        {
            known.ShotId ??= shot.Id;
            known.Stage ??= PipelineStage.Generation;

            // A bad key, an unpaid bill, an empty budget: the other shots would only meet the same.
            stopBuying |= known is Pricing.BudgetExceededException or PrismConfigurationException or ProviderRequestException { IsTransient: false };
        }
        else
        {
            stopBuying = true;
        }

        context.Report(new ShotFailed { ShotId = shot.Id, Error = JobErrors.From(exception) });
    }

    private async Task<Clip?> FindFinishedAsync(Shot shot, CancellationToken cancellationToken)
    {
        var saved = await store.LoadCheckpointAsync(context.JobId, PipelineStage.Generation, shot.Id, cancellationToken).ConfigureAwait(false);
        return saved is not null && JsonSerializer.Deserialize(saved, JobJson.Default.Clip) is { } clip && await IsAtHandAsync(clip, cancellationToken).ConfigureAwait(false)
            ? clip
            : null;
    }

    // A clip that another machine fetched may be in the film store.
    private async Task<bool> IsAtHandAsync(Clip clip, CancellationToken cancellationToken) =>
        await ClipFile.IsIntactAsync(clip, cancellationToken).ConfigureAwait(false)
        || (await films.FetchAsync(context.JobId, $"clips/{Path.GetFileName(clip.Path)}", clip.Path, cancellationToken).ConfigureAwait(false)
            && await ClipFile.IsIntactAsync(clip, cancellationToken).ConfigureAwait(false));
}
