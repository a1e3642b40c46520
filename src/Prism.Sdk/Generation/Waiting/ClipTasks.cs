using Prism.Sdk.Diagnostics;
using Prism.Sdk.Polling;

namespace Prism.Sdk.Generation.Waiting;

/// <summary>A provider's tasks, as the poller asks for them.</summary>
internal sealed class ClipTasks(IClipProvider provider) : ITaskSource<ClipTask>
{
    public bool CanList { get; } = provider.Capabilities.CanList;

    public int CallsPerSecond { get; } = Math.Max(1, provider.Capabilities.MaxLooksPerSecond);

    public Task<ClipTask> LookAsync(string account, string taskId, CancellationToken cancellationToken)
    {
        FilmMeter.Polled(account, "look");
        return provider.GetAsync(taskId, account, cancellationToken);
    }

    public IAsyncEnumerable<ClipTask> ListAsync(string account, string model, DateTimeOffset? from, CancellationToken cancellationToken)
    {
        FilmMeter.Polled(account, "list");
        return provider.ListAsync(new TaskWindow { Account = account, Model = model, From = from }, cancellationToken);
    }

    public TaskView Read(ClipTask task) => new(task.TaskId, PhaseOf(task.State), task.CreatedAt, task.StartedAt, task.EndedAt);

    private static TaskPhase PhaseOf(ClipTaskState state) => state switch
    {
        ClipTaskState.Running => TaskPhase.Running,
        ClipTaskState.Succeeded => TaskPhase.Succeeded,
        ClipTaskState.Failed or ClipTaskState.Canceled => TaskPhase.Failed,
        ClipTaskState.NotFound => TaskPhase.Unknown,
        _ => TaskPhase.Queued,
    };
}
