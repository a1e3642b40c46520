using System.Runtime.CompilerServices;
using System.Text.Json;
using Prism.Sdk.Generation;
using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Planning;

namespace Prism.Sdk.Jobs;

/// <summary>The handle of a job: a view on the journal, and a voice to the runner.</summary>
internal sealed class PipelineJob(JobRecord record, IJobStore store, JobRunner runner, IClipProvider provider, TimeProvider time) : VideoJob
{
    // Another process may be at work on the job: its steps are seen by looking again.
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);

    private volatile JobRecord last = record;

    public override string Id => last.Id;

    public override JobStatus Status => last.Status;

    public override FinalVideo? Film => last.Film;

    public override JobError? Error => last.Error;

    public override async Task<JobStatus> RefreshAsync(CancellationToken cancellationToken = default)
    {
        var found = await store.FindAsync(Id, cancellationToken).ConfigureAwait(false)
            ?? throw new PrismException($"The journal no longer knows job {Id}.");
        last = found.Film is { } film ? found with { Film = film with { Plan = await LoadPlanAsync(cancellationToken).ConfigureAwait(false) } } : found;
        return last.Status;
    }

    public override async IAsyncEnumerable<PipelineUpdate> WatchAsync(long afterSequence = 0, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var seen = afterSequence;
        while (true)
        {
            var next = runner.SignalOf(Id).Next;
            var stopped = !runner.IsRunning(Id) && await RefreshAsync(cancellationToken).ConfigureAwait(false) != JobStatus.Running;
            foreach (var update in await store.ReadUpdatesAsync(Id, seen, cancellationToken).ConfigureAwait(false))
            {
                seen = update.Sequence;
                yield return update;
            }

            if (stopped)
            {
                yield break;
            }

            await Task.WhenAny(next, Task.Delay(LookAgain, time, cancellationToken)).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    public override async Task<FinalVideo> WaitForCompletionAsync(CancellationToken cancellationToken = default)
    {
        if (runner.Find(Id) is { } run)
        {
            await run.Work.WaitAsync(cancellationToken).ConfigureAwait(false);
            run.Failure?.Throw();
        }

        while (await RefreshAsync(cancellationToken).ConfigureAwait(false) == JobStatus.Running)
        {
            if (!runner.IsRunning(Id))
            {
                await Task.Delay(LookAgain, time, cancellationToken).ConfigureAwait(false);
            }
        }

        return Status switch
        {
            JobStatus.Completed => Film!,
            JobStatus.Failed or JobStatus.Parked => throw JobErrors.ToException(Error!),
            _ => throw new OperationCanceledException($"Job {Id} was stopped ({Status}). ResumeAsync goes on with it."),
        };
    }

    public override async Task PauseAsync(CancellationToken cancellationToken = default)
    {
        await runner.StopAsync(Id, StopReason.Pause, cancellationToken).ConfigureAwait(false);
        await RefreshAsync(cancellationToken).ConfigureAwait(false);
    }

    public override async Task ResumeAsync(CancellationToken cancellationToken = default)
    {
        if (runner.IsRunning(Id) || await RefreshAsync(cancellationToken).ConfigureAwait(false) == JobStatus.Completed)
        {
            return;
        }

        await store.SetStatusAsync(Id, JobStatus.Running, film: null, error: null, cancellationToken).ConfigureAwait(false);
        await RefreshAsync(cancellationToken).ConfigureAwait(false);
        runner.Start(last);
    }

    public override async Task ResolveShotAsync(string shotId, ShotResolution resolution, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(shotId);
        ArgumentNullException.ThrowIfNull(resolution);
        var submission = (await store.LastSubmissionsAsync(Id, cancellationToken).ConfigureAwait(false)).FirstOrDefault(row => row.ShotId == shotId);
        if (runner.IsRunning(Id) || submission is not { State: SubmissionState.Unknown or SubmissionState.Intent })
        {
            throw new InvalidOperationException($"Shot '{shotId}' of job {Id} has no submit of unknown fate, so there is nothing to decide.");
        }

        await (resolution switch
        {
            ShotResolution.AdoptResolution adopt => store.RecordTaskAsync(submission.Id, adopt.TaskId, requestId: null, cancellationToken),
            ShotResolution.SkipResolution => store.CloseSubmissionAsync(submission.Id, SubmissionState.Skipped, cost: null, "skipped by a person", cancellationToken),
            _ => store.CloseSubmissionAsync(submission.Id, SubmissionState.Void, cost: null, "given up by a person, who accepts a possible second charge", cancellationToken),
        }).ConfigureAwait(false);
    }

    public override async Task<CancelReport> CancelAsync(CancellationToken cancellationToken = default)
    {
        if (await RefreshAsync(cancellationToken).ConfigureAwait(false) == JobStatus.Completed)
        {
            return new CancelReport();
        }

        await runner.StopAsync(Id, StopReason.Cancel, cancellationToken).ConfigureAwait(false);
        var canceled = new List<string>();
        var billed = new List<string>();
        foreach (var submission in await store.LastSubmissionsAsync(Id, cancellationToken).ConfigureAwait(false))
        {
            if (submission is { State: SubmissionState.Submitted, TaskId: { } taskId })
            {
                (await CancelTaskAsync(submission, taskId, cancellationToken).ConfigureAwait(false) ? canceled : billed).Add(taskId);
            }
        }

        if (await RefreshAsync(cancellationToken).ConfigureAwait(false) is not (JobStatus.Canceled or JobStatus.Completed))
        {
            await store.SetStatusAsync(Id, JobStatus.Canceled, film: null, last.Error, cancellationToken).ConfigureAwait(false);
            await store.AppendAsync(Id, new JobCanceled { Time = time.GetUtcNow() }, cancellationToken).ConfigureAwait(false);
            runner.SignalOf(Id).Pulse();
            await RefreshAsync(cancellationToken).ConfigureAwait(false);
        }

        return new CancelReport { CanceledTasks = canceled, BilledTasks = billed };
    }

    private async Task<bool> CancelTaskAsync(Submission submission, string taskId, CancellationToken cancellationToken)
    {
        try
        {
            if (await provider.CancelAsync(taskId, cancellationToken).ConfigureAwait(false) == CancelOutcome.Canceled)
            {
                await store.CloseSubmissionAsync(submission.Id, SubmissionState.Failed, cost: null, "canceled while queued", cancellationToken).ConfigureAwait(false);
                return true;
            }
        }
        catch (PrismException)
        {
            // No clear answer: the report says that it may be billed.
        }

        return false;
    }

    private async Task<ShotPlan?> LoadPlanAsync(CancellationToken cancellationToken) =>
        await store.LoadCheckpointAsync(Id, PipelineStage.Plan, item: "", cancellationToken).ConfigureAwait(false) is { } saved
            ? JsonSerializer.Deserialize(saved, JobJson.Default.ShotPlan)!.WithClearCaptions(runner.PersonalDataOf(Id))
            : null;
}
