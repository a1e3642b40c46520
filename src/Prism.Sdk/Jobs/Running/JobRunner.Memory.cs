using System.Collections.Concurrent;

namespace Prism.Sdk.Jobs.Running;

/// <summary>What the process remembers of its jobs, and for how long: a service that runs for months must not grow with every film.</summary>
internal sealed partial class JobRunner
{
    /// <summary>How long who comes late to a job still gets the very exception; after that, the journal tells how it ended.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, WeakReference<JobSignal>> signals = new();

    /// <summary>Gets what wakes those who watch a job. It lives as long as somebody holds it.</summary>
    public JobSignal SignalOf(string jobId)
    {
        while (true)
        {
            var kept = signals.GetOrAdd(jobId, static _ => new WeakReference<JobSignal>(new JobSignal()));
            if (kept.TryGetTarget(out var signal))
            {
                return signal;
            }

            signals.TryRemove(new(jobId, kept));
        }
    }

    public void ForgetOldRuns()
    {
        lock (gate)
        {
            foreach (var (jobId, run) in runs.Where(pair => pair.Value is { EndedAt: { } ended, IsUnwritten: false } && clock.Time.GetElapsedTime(ended) > Remembered))
            {
                runs.TryRemove(jobId, out _);
                if (run is { Failure: null, Reason: StopReason.None })
                {
                    // A film that is finished shows its captions; a job that stopped may go on, and needs its clear values then.
                    clearValues.Forget(jobId);
                }
            }
        }

        foreach (var (jobId, kept) in signals.Where(static pair => !pair.Value.TryGetTarget(out _)))
        {
            signals.TryRemove(new(jobId, kept));
        }
    }
}
