using Prism.Sdk.Clients.DashScope.Errors;
using Prism.Sdk.Diagnostics;
using Prism.Sdk.Polling;
using Prism.Sdk.Pricing;

namespace Prism.Sdk.Clients.DashScope;

/// <summary>A video under way at the service: an id to store, and ways to wait.</summary>
/// <remarks>Reading a property sends nothing; once the task has ended, nothing is sent at all. Thread-safe.</remarks>
public sealed class VideoSynthesisOperation
{
    /// <summary>How long after its own submit a task may still be unknown to the service.</summary>
    private static readonly TimeSpan NotYetVisible = TimeSpan.FromSeconds(60);

    private readonly VideoSynthesisClient client;
    private readonly TaskPoller<VideoSynthesisTask> waiting;
    private readonly TimeProvider time;
    private readonly TaskKind kind;
    private readonly DateTimeOffset? submittedAt;
    private readonly long startedAt;
    private volatile VideoSynthesisTask? task;

    internal VideoSynthesisOperation(
        VideoSynthesisClient client, TaskPoller<VideoSynthesisTask> waiting, TimeProvider time, string id, TaskKind? submitted)
    {
        (this.client, this.waiting, this.time, Id) = (client, waiting, time, id);
        submittedAt = submitted is null ? null : time.GetUtcNow();
        kind = submitted ?? new TaskKind("", "", 0);
        startedAt = time.GetTimestamp();
    }

    /// <summary>Gets the id of the task. With it, another process can wait: <see cref="VideoSynthesisClient.GetOperation"/>.</summary>
    public string Id { get; }

    /// <summary>Gets what the service does with the request without a word, such as cutting off a long prompt, a sentence each.</summary>
    /// <value>Empty for a task that was submitted before.</value>
    public IReadOnlyList<string> Warnings { get; internal init; } = [];

    /// <summary>Gets the task as last seen.</summary>
    /// <value><see langword="null"/> before the first look.</value>
    public VideoSynthesisTask? Task => task;

    /// <summary>Gets whether the task has ended, well or badly.</summary>
    public bool HasCompleted => task?.Status.IsTerminal is true;

    /// <summary>Looks at the task. Free. After the end nothing is sent.</summary>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The task.</returns>
    /// <exception cref="ProviderRequestException">The service refused or did not answer.</exception>
    /// <exception cref="PrismConfigurationException">The key is missing; nothing was sent.</exception>
    public async Task<VideoSynthesisTask> UpdateStatusAsync(CancellationToken cancellationToken = default)
    {
        if (task is { } ended && ended.Status.IsTerminal)
        {
            return ended;
        }

        return task = Judge(await client.GetAsync(Id, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Waits until the task ends. All waits of a client share one schedule, within the 20 calls a second of an account; a service that is down for a while fails none of them.</summary>
    /// <param name="pollingInterval">A fixed pause between two looks. <see langword="null"/> to look when the task is likely to have ended, as learned from those before it.</param>
    /// <param name="progress">Is told of each look.</param>
    /// <param name="timeout">How long to wait. <see langword="null"/> for as long as it takes; the service gives a task up after 3 hours.</param>
    /// <param name="cancellationToken">Stops the waiting. The task runs on, and is billed.</param>
    /// <returns>The task, succeeded, with its address.</returns>
    /// <exception cref="ContentRejectedException">Moderation refused what was made.</exception>
    /// <exception cref="ProviderRequestException">The service refuses to tell, as with a bad key. This says nothing about the task.</exception>
    /// <exception cref="PrismException">The task failed, was canceled, is unknown, or did not end in time; code and task id are on the exception. After a timeout the id can be waited for again.</exception>
    /// <exception cref="PrismConfigurationException">The key is missing; nothing was sent.</exception>
    public async Task<VideoSynthesisTask> WaitForCompletionAsync(
        TimeSpan? pollingInterval = null, IProgress<VideoSynthesisTask>? progress = null, TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        if (task is not { Status.IsTerminal: true })
        {
            var ticket = new TaskTicket { TaskId = Id, Kind = kind, SubmittedAt = submittedAt, Interval = pollingInterval, Deadline = time.GetUtcNow() + timeout };
            if (!await waiting.WaitAsync(ticket, sighting => IsOver(sighting, progress), cancellationToken).ConfigureAwait(false))
            {
                throw TooLate(timeout!.Value);
            }
        }

        return task is { } ended && ended.Status == VideoTaskStatus.Succeeded ? ended : throw Failure(task!);
    }

    private bool IsOver(Sighting<VideoSynthesisTask> sighting, IProgress<VideoSynthesisTask>? progress)
    {
        if (sighting.Task is not { } told)
        {
            return false;
        }

        var seen = Judge(told) with { ExpectedRemaining = sighting.Remaining };
        task = seen;
        progress?.Report(seen);
        return seen.Status.IsTerminal;
    }

    private VideoSynthesisTask Judge(VideoSynthesisTask seen) =>
        seen.Status == VideoTaskStatus.Unknown && submittedAt is not null && time.GetElapsedTime(startedAt) < NotYetVisible
            ? seen with { Status = VideoTaskStatus.Pending }
            : seen;

    /// <summary>Cancels the task, if it is still queued. Free.</summary>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>True when it is canceled; false when it runs on and will be billed.</returns>
    /// <exception cref="ProviderRequestException">The service did not answer.</exception>
    /// <exception cref="PrismConfigurationException">The key is missing; nothing was sent.</exception>
    public Task<bool> CancelAsync(CancellationToken cancellationToken = default) => client.CancelAsync(Id, cancellationToken);

    private PrismException TooLate(TimeSpan timeout) =>
        new(Wording.Pick(
            $"Task {Id} did not end within {timeout}. It runs on, and may succeed and be billed: wait for it again with WaitAsync(\"{Id}\"), also from another process.",
            $"任务 {Id} 未在 {timeout} 内结束。它仍在运行，可能成功并计费：可用 WaitAsync(\"{Id}\") 继续等待，也可在其他进程中等待。"))
        {
            TaskId = Id,
            IsTransient = true,
            PossiblyCharged = Charge.Possible,
        };

    private PrismException Failure(VideoSynthesisTask ended)
    {
        if (ended.Status == VideoTaskStatus.Unknown)
        {
            return new PrismException(Wording.Pick(
                $"Task {Id} is unknown to DashScope: it is older than 24 hours, of another account or region, or never was.",
                $"DashScope 没有任务 {Id}：可能已超过 24 小时，属于其他账号或地域，或从未存在。"))
            {
                TaskId = Id,
                RequestId = ended.RequestId,
                PossiblyCharged = Charge.Possible,
            };
        }

        var fault = DashScopeErrors.Classify(ended.Code, ended.Message, status: 0);
        var message = Wording.Pick(
            $"Task {Id} ended {ended.Status} {ended.Code}. It is not billed. {DashScopeErrors.Remedy(fault)}",
            $"任务 {Id} 以 {ended.Status} {ended.Code} 结束，不计费。{DashScopeErrors.Remedy(fault)}");
        return fault == ProviderFault.Moderation
            ? new ContentRejectedException(message) { TaskId = Id, RequestId = ended.RequestId, Code = ended.Code, Side = DashScopeErrors.SideOf(ended.Message) }
            : new PrismException(message) { TaskId = Id, RequestId = ended.RequestId, Code = ended.Code, IsTransient = fault is ProviderFault.Service or ProviderFault.Timeout };
    }
}
