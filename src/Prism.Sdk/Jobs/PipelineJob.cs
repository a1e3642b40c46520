using System.Runtime.CompilerServices;
using System.Text.Json;
using Prism.Sdk.Generation.Purchase.Pacing;
using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Jobs.Running;
using Prism.Sdk.Planning;
using Prism.Sdk.Pricing;

namespace Prism.Sdk.Jobs;

/// <summary>The handle of a job: a view on the journal, and a voice to the runner.</summary>
internal sealed class PipelineJob(JobRecord record, IJobStore store, JobRunner runner, ClearValues clearValues, JobCancellation cancellation, SubmitPace pace, TimeProvider time) : VideoJob
{
    // Another process may be at work on the job: its steps are seen by looking again.
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);

    // The steps of this process are told by its signal.
    private static readonly TimeSpan LookSeldom = TimeSpan.FromSeconds(10);

    private volatile JobRecord last = record;
    private volatile ShotPlan? plan;

    public override string Id => last.Id;

    public override JobStatus Status => last.Status;

    public override FinalVideo? Film => last.Film;

    public override ShotPlan? Plan => plan;

    public override JobError? Error => last.Error;

    public override async Task<JobStatus> RefreshAsync(CancellationToken cancellationToken = default)
    {
        var found = await store.FindAsync(Id, cancellationToken).ConfigureAwait(false)
            ?? throw new PrismException($"The journal no longer knows job {Id}: it was deleted.");
        plan ??= await LoadPlanAsync(cancellationToken).ConfigureAwait(false);
        last = found.Film is { } film ? found with { Film = film with { Plan = plan } } : found;
        return last.Status;
    }

    public override async IAsyncEnumerable<PipelineUpdate> WatchAsync(long afterSequence = 0, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var seen = afterSequence;
        while (true)
        {
            var signal = runner.SignalOf(Id);
            var next = signal.Next;
            var stopped = await RefreshAsync(cancellationToken).ConfigureAwait(false) != JobStatus.Running;
            foreach (var update in await store.ReadUpdatesAsync(Id, seen, cancellationToken).ConfigureAwait(false))
            {
                seen = update.Sequence;
                yield return update;
            }

            if (stopped)
            {
                yield break;
            }

            var pause = runner.IsRunning(Id) ? LookSeldom : LookAgain;
            await next.WaitAsync(pause, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            GC.KeepAlive(signal);
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
            await Task.Delay(LookAgain, time, cancellationToken).ConfigureAwait(false);
        }

        return Status switch
        {
            JobStatus.Completed => Film!,
            JobStatus.Failed or JobStatus.Parked => throw JobErrors.ToException(Error!),
            _ => throw new OperationCanceledException($"Job {Id} was stopped ({Status}). ResumeAsync goes on with it."),
        };
    }

    public override Task PauseAsync(CancellationToken cancellationToken = default) =>
        StopAsync(JobWish.Pause, new JobPaused { Time = time.GetUtcNow() }, cancellationToken);

    public override async Task ResumeAsync(CancellationToken cancellationToken = default)
    {
        if (await RefreshAsync(cancellationToken).ConfigureAwait(false) == JobStatus.Completed)
        {
            return;
        }

        // Whoever resumes means that it can go on: an account that was refused is asked again at once.
        pace.Reopen();
        await store.ReopenAsync(Id, cancellationToken).ConfigureAwait(false);
        await runner.TakeAsync(Id, cancellationToken).ConfigureAwait(false);
        await RefreshAsync(cancellationToken).ConfigureAwait(false);
    }

    public override async Task ResolveShotAsync(string shotId, ShotResolution resolution, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(shotId);
        ArgumentNullException.ThrowIfNull(resolution);
        if (await RefreshAsync(cancellationToken).ConfigureAwait(false) == JobStatus.Running)
        {
            throw new InvalidOperationException($"Job {Id} is running, and still looks for what became of its submits. Wait until it is parked, or pause it first.");
        }

        var submission = (await store.ListLastSubmissionsAsync(Id, cancellationToken).ConfigureAwait(false)).FirstOrDefault(row => row.ShotId == shotId);
        if (submission is null || !IsUndecided(submission))
        {
            throw new InvalidOperationException($"Shot '{shotId}' of job {Id} has no submit of unknown fate, so there is nothing to decide.");
        }

        var done = await (resolution switch
        {
            ShotResolution.AdoptResolution adopt => store.RecordTaskAsync(submission.Id, adopt.TaskId, requestId: null, cancellationToken),
            ShotResolution.SkipResolution => SettleAsync(submission, SubmissionState.Skipped, "left out by a person", cancellationToken),
            _ => SettleAsync(submission, SubmissionState.GivenUp, "bought again by a person, who accepts a possible second charge", cancellationToken),
        }).ConfigureAwait(false);
        if (!done)
        {
            throw new InvalidOperationException($"Shot '{shotId}' of job {Id} was settled meanwhile, or the task belongs to another shot. Nothing was changed.");
        }
    }

    public override async Task<CancelReport> CancelAsync(CancellationToken cancellationToken = default)
    {
        if (await RefreshAsync(cancellationToken).ConfigureAwait(false) == JobStatus.Completed)
        {
            return new CancelReport();
        }

        await StopAsync(JobWish.Cancel, new JobCanceled { Time = time.GetUtcNow() }, cancellationToken).ConfigureAwait(false);
        return Status == JobStatus.Completed ? new CancelReport() : await cancellation.CancelTasksAsync(last, cancellationToken).ConfigureAwait(false);
    }

    public override Task<Spending> GetSpendingAsync(CancellationToken cancellationToken = default) =>
        Spending.ReadAsync(store, new SpendingFilter { JobId = Id }, cancellationToken);

    private async Task StopAsync(JobWish wish, PipelineUpdate update, CancellationToken cancellationToken)
    {
        await runner.StopAsync(Id, wish == JobWish.Pause ? StopReason.Pause : StopReason.Cancel, cancellationToken).ConfigureAwait(false);
        await runner.StrikeDeadAsync(cancellationToken).ConfigureAwait(false);
        await store.RecordWishAsync(Id, wish, update, cancellationToken).ConfigureAwait(false);
        runner.SignalOf(Id).Pulse();

        // Another process hears the wish with its next beat; one that died never does.
        while (await RefreshAsync(cancellationToken).ConfigureAwait(false) == JobStatus.Running)
        {
            await Task.Delay(LookAgain, time, cancellationToken).ConfigureAwait(false);
            await runner.StrikeDeadAsync(cancellationToken).ConfigureAwait(false);
            await store.RecordWishAsync(Id, wish, update, cancellationToken).ConfigureAwait(false);
        }
    }

    // A task that is merely under way is not: only one that the job is parked for, because the provider no longer knows it.
    private bool IsUndecided(Submission row) =>
        row.State is SubmissionState.Intent or SubmissionState.Unknown
        || (row.State == SubmissionState.Submitted && Status == JobStatus.Parked && row.TaskId == Error?.TaskId);

    private Task<bool> SettleAsync(Submission submission, SubmissionState state, string note, CancellationToken cancellationToken) =>
        store.SettleAsync(submission.Id, new Settlement { State = state, Note = note }, cancellationToken);

    private async Task<ShotPlan?> LoadPlanAsync(CancellationToken cancellationToken) =>
        await store.LoadCheckpointAsync(Id, PipelineStage.Plan, item: "", cancellationToken).ConfigureAwait(false) is { } saved
            ? JsonSerializer.Deserialize(saved, JobJson.Default.ShotPlan)!.WithClearCaptions((await clearValues.FindAsync(Id, cancellationToken).ConfigureAwait(false)).Map)
            : null;
}
