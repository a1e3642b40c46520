using System.Collections.Concurrent;
using Prism.Sdk.Diagnostics;
using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Pricing;

namespace Prism.Sdk.Jobs.Running;

/// <summary>The pulse of the runner: shows that the process lives, hears wishes, takes over what others left.</summary>
internal sealed partial class JobRunner
{
    private const int ClaimedAtOnce = 100;

    private readonly ConcurrentDictionary<string, bool> wanted = new();
    private CancellationTokenSource? beating;
    private Task beats = Task.CompletedTask;
    private volatile bool resident;

    /// <summary>From now on takes any unfinished job that nobody works on: what a host does.</summary>
    public async Task ResideAsync(CancellationToken cancellationToken)
    {
        resident = true;
        await workforce.EnlistAsync(cancellationToken).ConfigureAwait(false);
        await BeatOnceAsync(cancellationToken).ConfigureAwait(false);
        StartBeating();
    }

    private void StartBeating()
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            if (beating is null)
            {
                // Read here: the container may have ended before the first beat, and then has no options to give.
                var interval = options.Value.LeaseTime / 10;
                beating = new CancellationTokenSource();
                beats = Task.Run(() => BeatAsync(interval, beating.Token), CancellationToken.None);
            }
        }
    }

    private async Task StopBeatingAsync()
    {
        if (beating is { } started)
        {
            await started.CancelAsync().ConfigureAwait(false);
            await beats.ConfigureAwait(false);
        }

        try
        {
            await workforce.DischargeAsync().ConfigureAwait(false);
        }
        catch (PrismException exception)
        {
            // The next process sees that this one is gone.
            logger.BeatFailed(exception);
        }
    }

    private async Task BeatAsync(TimeSpan interval, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(interval, clock.Time);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false))
            {
                try
                {
                    await BeatOnceAsync(cancellationToken).ConfigureAwait(false);
                }
                catch (Exception exception) when (exception is not OperationCanceledException)
                {
                    // Whatever it is, a process that stops beating is taken for dead while it works.
                    logger.BeatFailed(exception);
                }
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The container ends.
        }
    }

    private async Task BeatOnceAsync(CancellationToken cancellationToken)
    {
        ForgetOldRuns();
        if (await workforce.BeatAsync(cancellationToken).ConfigureAwait(false) is not { } wishes)
        {
            StopAllRuns(StopReason.LostLease);
            await workforce.EnlistAsync(cancellationToken).ConfigureAwait(false);
            return;
        }

        foreach (var (jobId, wish) in wishes)
        {
            Find(jobId)?.Stop(wish == JobWish.Pause ? StopReason.Pause : StopReason.Cancel);
        }

        await workforce.StrikeDeadAsync(cancellationToken).ConfigureAwait(false);
        await TakeOverAsync(cancellationToken).ConfigureAwait(false);
        await teller.TellAsync(await workforce.EnlistAsync(cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
    }

    private async Task TakeOverAsync(CancellationToken cancellationToken)
    {
        var owner = await workforce.EnlistAsync(cancellationToken).ConfigureAwait(false);
        if (resident)
        {
            while (await ClaimAsync(owner, jobId: null, cancellationToken).ConfigureAwait(false) == ClaimedAtOnce)
            {
                // More are waiting.
            }
        }

        foreach (var jobId in wanted.Keys.Where(jobId => !IsRunning(jobId)))
        {
            if (await ClaimAsync(owner, jobId, cancellationToken).ConfigureAwait(false) == 0
                && (await store.FindAsync(jobId, cancellationToken).ConfigureAwait(false))?.Status != JobStatus.Running)
            {
                // Another process has brought it to its end.
                wanted.TryRemove(jobId, out _);
            }
        }
    }

    private async Task<int> ClaimAsync(string owner, string? jobId, CancellationToken cancellationToken)
    {
        var claimed = await store.ClaimAsync(owner, jobId, ClaimedAtOnce, cancellationToken).ConfigureAwait(false);
        foreach (var job in claimed)
        {
            if (job.Takeovers > options.Value.MaxTakeovers)
            {
                await ParkAsync(job).ConfigureAwait(false);
            }
            else
            {
                logger.JobClaimed(job.Id, job.Lease.Epoch);
                Start(job);
            }
        }

        return claimed.Count;
    }

    // Whatever it does to the processes that run it, the other jobs must go on.
    private async Task ParkAsync(JobRecord job)
    {
        var error = new JobError
        {
            Type = nameof(PrismException),
            Message = $"Job {job.Id} was at work {job.Takeovers} times when its process died ({JobRecoveryOptions.SectionName}:MaxTakeovers). Look at the processes' logs; ResumeAsync tries again. Nothing is bought meanwhile.",
            PossiblyCharged = Charge.Possible,
        };
        var end = new JobEnd { Status = JobStatus.Parked, Error = error, Update = new JobParked { Error = error, Time = time.GetUtcNow() } };
        await store.EndAsync(job.Id, job.Lease, end, CancellationToken.None).ConfigureAwait(false);
        SignalOf(job.Id).Pulse();
    }

    private void StopAllRuns(StopReason reason)
    {
        foreach (var run in runs.Values)
        {
            run.Stop(reason);
        }
    }
}
