using System.Runtime.CompilerServices;
using Prism.Sdk.Polling;

namespace Prism.Sdk.Clients.DashScope;

/// <summary>The account's tasks, as the poller asks for them.</summary>
internal sealed class VideoTasks(VideoSynthesisClient client) : ITaskSource<VideoSynthesisTask>
{
    public bool CanList => true;

    public int CallsPerSecond => 20;

    public Task<VideoSynthesisTask> LookAsync(string account, string taskId, CancellationToken cancellationToken) => client.GetAsync(taskId, cancellationToken);

    public async IAsyncEnumerable<VideoSynthesisTask> ListAsync(string account, string model, DateTimeOffset? from, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var filter = new VideoTaskFilter { From = from, Model = model.Length > 0 ? model : null, PageSize = PollCosts.PageRows };
        await foreach (var row in client.ListAsync(filter, cancellationToken).ConfigureAwait(false))
        {
            yield return new VideoSynthesisTask { TaskId = row.TaskId, Status = row.Status, SubmitTime = row.CreatedAt, ScheduledTime = row.StartedAt, EndTime = row.EndedAt };
        }
    }

    public TaskView Read(VideoSynthesisTask task) => new(task.TaskId, PhaseOf(task.Status), task.SubmitTime, task.ScheduledTime, task.EndTime);

    private static TaskPhase PhaseOf(VideoTaskStatus status) =>
        status == VideoTaskStatus.Running ? TaskPhase.Running
        : status == VideoTaskStatus.Succeeded ? TaskPhase.Succeeded
        : status == VideoTaskStatus.Unknown ? TaskPhase.Unknown
        : status.IsTerminal ? TaskPhase.Failed
        : TaskPhase.Queued;
}
