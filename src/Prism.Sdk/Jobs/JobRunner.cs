using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Prism.Sdk.Input;
using Prism.Sdk.Jobs.Journal;

namespace Prism.Sdk.Jobs;

/// <summary>Owns the jobs at work in this process. Callers come and go; the runner goes on until a job ends, is stopped, or the process ends.</summary>
internal sealed class JobRunner(
    IServiceScopeFactory scopes, IJobStore store, JobFolders folders, TimeProvider time, ILogger<JobRunner> logger) : IAsyncDisposable, IDisposable
{
    private readonly ConcurrentDictionary<string, JobRun> runs = new();
    private readonly ConcurrentDictionary<string, JobSignal> signals = new();
    private readonly ConcurrentDictionary<string, PersonalDataMap> personalData = new();
    private readonly Lock gate = new();
    private bool disposed;

    public JobSignal SignalOf(string jobId) => signals.GetOrAdd(jobId, static _ => new JobSignal());

    public JobRun? Find(string jobId) => runs.GetValueOrDefault(jobId);

    public bool IsRunning(string jobId) => Find(jobId) is { Work.IsCompleted: false };

    /// <summary>Gets the clear values that this process still knows for a job.</summary>
    public PersonalDataMap PersonalDataOf(string jobId) => personalData.GetValueOrDefault(jobId, PersonalDataMap.Empty);

    /// <summary>Remembers clear values in memory alone; a later process shows placeholders.</summary>
    public void Remember(string jobId, PersonalDataMap map)
    {
        if (map.Entities.Count > 0)
        {
            personalData[jobId] = map;
        }
    }

    /// <summary>Sets a job to work. One that is at work already goes on as it is.</summary>
    public JobRun Start(JobRecord job)
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            if (runs.TryGetValue(job.Id, out var current) && !current.Work.IsCompleted)
            {
                return current;
            }

            var run = new JobRun();
            var execution = new JobExecution(job, PersonalDataOf(job.Id), run, SignalOf(job.Id), scopes, store, folders, time, logger);
            run.Work = Task.Run(execution.ExecuteAsync, CancellationToken.None);
            runs[job.Id] = run;
            return run;
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
        DisposeRuns();
    }

    /// <summary>The same for a container that is disposed of without await; it blocks until the runs have stopped.</summary>
    public void Dispose()
    {
        StopAll();
        Task.WaitAll([.. runs.Values.Select(run => run.Work)]);
        DisposeRuns();
    }

    private void StopAll()
    {
        lock (gate)
        {
            disposed = true;
        }

        foreach (var run in runs.Values)
        {
            run.Stop(StopReason.Shutdown);
        }
    }

    private void DisposeRuns()
    {
        foreach (var run in runs.Values)
        {
            run.Dispose();
        }
    }
}
