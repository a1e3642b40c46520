using System.Globalization;
using Prism.Sdk.Pricing;

namespace Prism.Sdk.Clients.DashScope;

/// <summary>A video under way at the service: an id to store, and ways to wait.</summary>
/// <remarks>Reading a property sends nothing; once the task has ended, nothing is sent at all. Thread-safe.</remarks>
public sealed class VideoSynthesisOperation
{
    /// <summary>How long after its own submit a task may still be unknown to the service.</summary>
    private static readonly TimeSpan NotYetVisible = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan DefaultPollingInterval = TimeSpan.FromSeconds(15);

    private readonly VideoSynthesisClient client;
    private readonly TimeProvider time;
    private readonly bool startedHere;
    private readonly long startedAt;
    private volatile VideoSynthesisTask? task;

    internal VideoSynthesisOperation(VideoSynthesisClient client, TimeProvider time, string id, bool startedHere)
    {
        this.client = client;
        this.time = time;
        this.startedHere = startedHere;
        Id = id;
        startedAt = time.GetTimestamp();
    }

    /// <summary>Gets the id of the task. With it, another process can wait: <see cref="VideoSynthesisClient.GetOperation"/>.</summary>
    public string Id { get; }

    /// <summary>Gets the task as last seen.</summary>
    /// <value><see langword="null"/> before the first look.</value>
    public VideoSynthesisTask? Task => task;

    /// <summary>Gets whether the task has ended, well or badly.</summary>
    public bool HasCompleted => task?.Status.IsTerminal is true;

    /// <summary>Looks at the task. Free. After the end nothing is sent.</summary>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The task.</returns>
    /// <exception cref="ProviderRequestException">The service refused or did not answer.</exception>
    public async Task<VideoSynthesisTask> UpdateStatusAsync(CancellationToken cancellationToken = default)
    {
        if (task is { } ended && ended.Status.IsTerminal)
        {
            return ended;
        }

        var seen = await client.GetAsync(Id, cancellationToken).ConfigureAwait(false);
        if (seen.Status == VideoTaskStatus.Unknown && startedHere && time.GetElapsedTime(startedAt) < NotYetVisible)
        {
            return task = seen with { Status = VideoTaskStatus.Pending };
        }

        return task = seen;
    }

    /// <summary>Waits until the task ends.</summary>
    /// <param name="pollingInterval">The pause between two looks. <see langword="null"/> for 15 seconds, as the reference advises.</param>
    /// <param name="progress">Is told of each look.</param>
    /// <param name="cancellationToken">Stops the waiting. The task runs on, and is billed.</param>
    /// <returns>The task, succeeded, with its address.</returns>
    /// <exception cref="ContentRejectedException">Moderation refused what was made.</exception>
    /// <exception cref="PrismException">The task failed, was canceled, or is unknown; code and task id are on the exception.</exception>
    public async Task<VideoSynthesisTask> WaitForCompletionAsync(
        TimeSpan? pollingInterval = null, IProgress<VideoSynthesisTask>? progress = null, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            var seen = await UpdateStatusAsync(cancellationToken).ConfigureAwait(false);
            progress?.Report(seen);
            if (seen.Status.IsTerminal)
            {
                return seen.Status == VideoTaskStatus.Succeeded ? seen : throw Failure(seen);
            }

            await System.Threading.Tasks.Task.Delay(pollingInterval ?? DefaultPollingInterval, time, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Cancels the task, if it is still queued. Free.</summary>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>True when it is canceled; false when it runs on and will be billed.</returns>
    /// <exception cref="ProviderRequestException">The service did not answer.</exception>
    public Task<bool> CancelAsync(CancellationToken cancellationToken = default) => client.CancelAsync(Id, cancellationToken);

    private PrismException Failure(VideoSynthesisTask ended)
    {
        if (ended.Status == VideoTaskStatus.Unknown)
        {
            return new PrismException($"Task {Id} is unknown to DashScope: it is older than 24 hours, of another account or region, or never was.")
            {
                TaskId = Id,
                RequestId = ended.RequestId,
                PossiblyCharged = Charge.Possible,
            };
        }

        var fault = DashScopeErrors.Classify(ended.Code, ended.Message, status: 0);
        var message = string.Create(CultureInfo.InvariantCulture, $"Task {Id} ended {ended.Status} {ended.Code}. It is not billed. {DashScopeErrors.Remedy(fault)}");
        return fault == DashScopeFault.Moderation
            ? new ContentRejectedException(message) { TaskId = Id, RequestId = ended.RequestId, Code = ended.Code }
            : new PrismException(message) { TaskId = Id, RequestId = ended.RequestId, Code = ended.Code, IsTransient = fault == DashScopeFault.Server };
    }
}
