using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Prism.Sdk.Diagnostics;
using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Polling;

namespace Prism.Sdk.Jobs.Running;

/// <summary>The processes that work on jobs: this one, which shows that it lives, and the others, whose death it sees.</summary>
/// <remarks>Death is told by a beat that stands still on this process's own steady clock; no two clocks are ever compared.</remarks>
internal sealed class Workforce(IJobStore store, IOptions<JobRecoveryOptions> options, LeaseClock clock, ILogger<Workforce> logger)
{
    private readonly ConcurrentDictionary<string, (long Beat, long Since)> seen = new();
    private readonly Places gate = new(1);
    private JobOwner? me;
    private volatile bool isAlone;

    /// <summary>Gets whether no other process was at the journal when it was last looked.</summary>
    public bool IsAlone => isAlone;

    /// <summary>Gets this process's id in the journal; enlists it first.</summary>
    public async Task<string> EnlistAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref me) is { } known)
        {
            return known.Id;
        }

        using var turn = await gate.EnterAsync(cancellationToken).ConfigureAwait(false);
        if (me is null)
        {
            var owner = new JobOwner
            {
                Id = Guid.CreateVersion7().ToString("N"),
                Place = ProcessIdentity.Place,
                ProcessId = Environment.ProcessId,
                ProcessStarted = ProcessIdentity.StartOf(Environment.ProcessId) ?? "",
            };
            await store.EnlistAsync(owner, cancellationToken).ConfigureAwait(false);
            Volatile.Write(ref me, owner);
        }

        return me.Id;
    }

    /// <summary>Shows that this process lives.</summary>
    /// <returns>What is wished of its jobs; <see langword="null"/> when it was declared dead, and must enlist anew without them.</returns>
    public async Task<IReadOnlyDictionary<string, JobWish>?> BeatAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref me) is not { } owner)
        {
            return new Dictionary<string, JobWish>();
        }

        var wishes = await store.BeatAsync(owner.Id, cancellationToken).ConfigureAwait(false);
        if (wishes is null)
        {
            logger.Deposed(owner.Id);
            Volatile.Write(ref me, null);
        }

        return wishes;
    }

    /// <summary>Strikes the dead off, so that their jobs are free.</summary>
    public async Task StrikeDeadAsync(CancellationToken cancellationToken)
    {
        var others = 0;
        foreach (var owner in await store.ListOwnersAsync(cancellationToken).ConfigureAwait(false))
        {
            if (owner.Id == Volatile.Read(ref me)?.Id)
            {
                continue;
            }

            others++;
            if (IsDead(owner))
            {
                logger.FoundDead(owner.Id, owner.ProcessId, owner.Place);
                await store.DeposeAsync(owner, cancellationToken).ConfigureAwait(false);
                seen.TryRemove(owner.Id, out _);
            }
        }

        isAlone = others == 0;
    }

    public async Task DischargeAsync()
    {
        if (Interlocked.Exchange(ref me, null) is { } owner)
        {
            await store.DischargeAsync(owner.Id, CancellationToken.None).ConfigureAwait(false);
        }
    }

    private bool IsDead(JobOwner owner)
    {
        if (owner.Place == ProcessIdentity.Place && ProcessIdentity.StartOf(owner.ProcessId) != owner.ProcessStarted)
        {
            return true;
        }

        var now = clock.Time.GetTimestamp();
        var (beat, since) = seen.GetOrAdd(owner.Id, (owner.Beat, now));
        if (beat != owner.Beat)
        {
            seen[owner.Id] = (owner.Beat, now);
            return false;
        }

        return clock.Time.GetElapsedTime(since, now) > options.Value.LeaseTime;
    }
}
