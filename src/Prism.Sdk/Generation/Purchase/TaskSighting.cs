namespace Prism.Sdk.Generation.Purchase;

/// <summary>What one look at the account's list told of a lost submit.</summary>
internal sealed record TaskSighting
{
    /// <summary>Gets the task whose submit had the very request id that was heard: ours, without doubt.</summary>
    public ClipTask? Own { get; init; }

    /// <summary>Gets the ended tasks with the same words, size and seconds, the nearest in time first.</summary>
    public IReadOnlyList<ClipTask> Matches { get; init; } = [];

    /// <summary>Gets the tasks that have not ended, and so do not yet say their words.</summary>
    public IReadOnlyList<ClipTask> AtWork { get; init; } = [];

    /// <summary>Gets all tasks of the time in question that no submit of ours owns.</summary>
    public required IReadOnlyCollection<string> Strangers { get; init; }

    /// <summary>Gets whether the list showed a task that this journal knows it must have. One that shows none of them is a list of nothing, and proves nothing.</summary>
    public bool IsCredible { get; init; } = true;

    /// <summary>Tells whether two looks saw the same.</summary>
    public bool Agrees(TaskSighting other) => Strangers.Order(StringComparer.Ordinal).SequenceEqual(other.Strangers.Order(StringComparer.Ordinal));
}
