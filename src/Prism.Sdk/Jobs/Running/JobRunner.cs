using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Prism.Sdk.Diagnostics;
using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Pricing;

namespace Prism.Sdk.Jobs.Running;

/// <summary>Owns the jobs at work in this process. Callers come and go; the runner goes on until a job ends, is stopped, or the process ends.</summary>
internal sealed partial class JobRunner(
    IServiceScopeFactory scopes, IJobStore store, Workforce workforce, CompletionTeller teller, JobFolders folders, PriceDesk prices, ClearValues clearValues,
    IOptions<JobRecoveryOptions> options, LeaseClock clock, TimeProvider time, ILogger<JobRunner> logger) : IAsyncDisposable, IDisposable
{
    private readonly ConcurrentDictionary<string, JobRun> runs = new();
    private readonly Lock gate = new();
    private bool disposed;

    public JobRun? Find(string jobId) => runs.GetValueOrDefault(jobId);

    public bool IsRunning(string jobId) => Find(jobId) is { Work.IsCompleted: false };

    public int RunningCount => runs.Values.Count(run => !run.Work.IsCompleted);

    /// <summary>Gets the lease with which a new job is written, so that it is this process's from its first moment.</summary>
    public async Task<JobLease> LeaseForNewJobAsync(CancellationToken cancellationToken)
    {
        var owner = await workforce.EnlistAsync(cancellationToken).ConfigureAwait(false);
        StartBeating();
        return new JobLease(owner, 1);
    }

    /// <summary>Takes an unfinished job that nobody works on, and sets it to work. One that another process works on is left to it; should that process die, it is taken then.</summary>
    public async Task TakeAsync(string jobId, CancellationToken cancellationToken)
    {
        // A run that has just written its end is let to finish first.
        if (Find(jobId) is { } current && !current.Work.IsCompleted && (await store.FindAsync(jobId, cancellationToken).ConfigureAwait(false))?.Lease.Owner is null)
        {
            await current.Work.WaitAsync(cancellationToken).ConfigureAwait(false);
        }

        if (IsRunning(jobId))
        {
            return;
        }

        var owner = await workforce.EnlistAsync(cancellationToken).ConfigureAwait(false);
        StartBeating();
        await workforce.StrikeDeadAsync(cancellationToken).ConfigureAwait(false);
        wanted[jobId] = true;
        await ClaimAsync(owner, jobId, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Frees the jobs of processes that died.</summary>
    public Task StrikeDeadAsync(CancellationToken cancellationToken) => workforce.StrikeDeadAsync(cancellationToken);

    /// <summary>Sets a job to work whose lease this process has just got. A run with an older lease stops first.</summary>
    public void Start(JobRecord job)
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            var before = runs.GetValueOrDefault(job.Id)?.Work ?? Task.CompletedTask;
            runs.GetValueOrDefault(job.Id)?.Stop(StopReason.LostLease);
            var run = new JobRun();
            var making = new FilmMaking(job, clearValues, scopes, store, folders);
            var execution = new JobExecution(job, making, run, SignalOf(job.Id), scopes, store, prices, time, logger);
            run.Work = Task.Run(() => WorkAsync(job, before, run, execution), CancellationToken.None);
            runs[job.Id] = run;
        }
    }

    public async Task StopAsync(string jobId, StopReason reason, CancellationToken cancellationToken)
    {
        if (Find(jobId) is { } run)
        {
            run.Stop(reason);
            await run.Work.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Stops at the next safe point. Jobs stay resumable; a submit in flight is waited for.</summary>
    public async ValueTask DisposeAsync()
    {
        StopAll();
        await Task.WhenAll(runs.Values.Select(run => run.Work)).ConfigureAwait(false);
        await StopBeatingAsync().ConfigureAwait(false);
        DisposeRuns();
    }

    /// <summary>Stops all jobs where they stand; they stay unfinished, for this process's successor.</summary>
    public async Task ShutDownAsync(CancellationToken cancellationToken)
    {
        StopAll();
        await Task.WhenAll(runs.Values.Select(run => run.Work)).WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The same for a container that is disposed of without await; it blocks until the runs have stopped.</summary>
    public void Dispose()
    {
        StopAll();
        Task.WaitAll([.. runs.Values.Select(run => run.Work)]);
        Task.Run(StopBeatingAsync).Wait();
        DisposeRuns();
    }

    private async Task WorkAsync(JobRecord job, Task before, JobRun run, JobExecution execution)
    {
        await before.ConfigureAwait(false);
        await execution.ExecuteAsync(folders).ConfigureAwait(false);
        run.EndedAt = clock.Time.GetTimestamp();
        if (run.IsUnwritten)
        {
            // The journal could not take the end: the job is still this process's, and is tried again with a later beat.
            wanted[job.Id] = true;
            return;
        }

        wanted.TryRemove(job.Id, out _);
        try
        {
            await teller.TellAsync(await workforce.EnlistAsync(CancellationToken.None).ConfigureAwait(false)).ConfigureAwait(false);
        }
        catch (PrismException exception)
        {
            // The end is written; a later beat tells of it.
            logger.BeatFailed(exception);
        }
    }

    private void StopAll()
    {
        lock (gate)
        {
            disposed = true;
        }

        StopAllRuns(StopReason.Shutdown);
    }

    private void DisposeRuns()
    {
        foreach (var run in runs.Values)
        {
            run.Dispose();
        }

        beating?.Dispose();
    }
}
