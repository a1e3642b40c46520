namespace Prism.Sdk.Polling;

/// <summary>What was learned of how long tasks take, by kind. In memory, the last 200 runs of the last 64 kinds; a new process learns anew within a few tasks.</summary>
internal sealed class LearnedTimes
{
    private const int MostKinds = 64;

    private readonly Lock gate = new();
    private readonly Dictionary<TaskKind, KindTimes> kinds = [];
    private long use;

    /// <summary>Learns from a task that succeeded.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="queue">How long it waited before it ran, if that is known.</param>
    /// <param name="run">How long it ran.</param>
    public void Learn(TaskKind kind, TimeSpan? queue, TimeSpan run)
    {
        if (run <= TimeSpan.Zero || run > TimeSpan.FromHours(6))
        {
            return;
        }

        lock (gate)
        {
            Entry(kind).Add(queue?.TotalSeconds, run.TotalSeconds);
        }
    }

    /// <summary>How long tasks of a kind run, and how many seconds they wait in the queue at least.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="typical">What to take them for as long as none was seen, nor one of the same model.</param>
    public (RunTimes Run, double Queue) Of(TaskKind kind, TimeSpan typical)
    {
        lock (gate)
        {
            var entry = Entry(kind);
            return (entry.Run(entry.Count > 0 ? 0 : Sibling(kind) ?? typical.TotalSeconds), entry.Queue);
        }
    }

    /// <summary>How long a task of a kind is expected to take from its submit, if one of it or of its model was seen.</summary>
    public TimeSpan? Expected(TaskKind kind)
    {
        lock (gate)
        {
            var seconds = kinds.TryGetValue(kind, out var entry) && entry.Middle is { } middle ? middle + entry.Queue : Sibling(kind);
            return seconds is { } known ? TimeSpan.FromSeconds(known) : null;
        }
    }

    private double? Sibling(TaskKind kind)
    {
        KindTimes? best = null;
        foreach (var (other, times) in kinds)
        {
            best = other.Model == kind.Model && times.Count > (best?.Count ?? 0) ? times : best;
        }

        return best?.Middle;
    }

    private KindTimes Entry(TaskKind kind)
    {
        if (!kinds.TryGetValue(kind, out var entry))
        {
            if (kinds.Count >= MostKinds)
            {
                kinds.Remove(kinds.MinBy(static pair => pair.Value.LastUse).Key);
            }

            kinds[kind] = entry = new KindTimes();
        }

        entry.LastUse = ++use;
        return entry;
    }
}
