using Prism.Sdk.Downloads;
using Prism.Sdk.Pricing;

namespace Prism.Sdk.Clients.DashScope;

/// <summary>The bytes of a video.</summary>
public sealed partial class VideoSynthesisClient
{
    /// <summary>Fetches the video of a task that succeeded. Free. The API key is not sent: the address is signed, and of another host.</summary>
    /// <param name="task">The task.</param>
    /// <param name="path">Where the file goes. It appears there only when it is whole.</param>
    /// <param name="cancellationToken">Stops the download.</param>
    /// <returns>The length in bytes.</returns>
    /// <exception cref="ArgumentException">The task has no video.</exception>
    /// <exception cref="PrismException">The file could not be fetched; within 24 hours of the task's end a fresh <see cref="GetAsync"/> gives a fresh address.</exception>
    public async Task<long> DownloadAsync(VideoSynthesisTask task, string path, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (task.VideoUrl is not { } address)
        {
            throw new ArgumentException($"Task {task.TaskId} is {task.Status} and has no video.", nameof(task));
        }

        try
        {
            return (await download.FetchAsync(address, Path.GetFullPath(path), cancellationToken).ConfigureAwait(false)).Length;
        }
        catch (DownloadException exception)
        {
            throw new PrismException($"The video of task {task.TaskId} could not be fetched: {exception.Message} It is kept for 24 hours after the task's end; look at the task again for a fresh address.", exception)
            {
                TaskId = task.TaskId,
                IsTransient = exception.IsTransient,
                PossiblyCharged = Charge.Possible,
            };
        }
    }
}
