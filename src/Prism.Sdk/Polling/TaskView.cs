namespace Prism.Sdk.Polling;

/// <summary>What one answer tells of a task. Times are the provider's own; only differences between them count.</summary>
internal readonly record struct TaskView(string TaskId, TaskPhase Phase, DateTimeOffset? CreatedAt = null, DateTimeOffset? StartedAt = null, DateTimeOffset? EndedAt = null)
{
    public bool HasEnded => Phase is TaskPhase.Succeeded or TaskPhase.Failed;
}
