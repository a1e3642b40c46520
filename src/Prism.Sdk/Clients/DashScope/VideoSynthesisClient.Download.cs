using Prism.Sdk.Diagnostics;
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
    /// <exception cref="ProviderRequestException">The file could not be fetched; <see cref="ProviderRequestException.Fault"/> tells why. An address that has expired was asked for anew before.</exception>
    public async Task<long> DownloadAsync(VideoSynthesisTask task, string path, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (task.VideoUrl is not { } address)
        {
            throw new ArgumentException($"Task {task.TaskId} is {task.Status} and has no video.", nameof(task));
        }

        var order = new DownloadOrder
        {
            Address = address,
            Path = Path.GetFullPath(path),
            BadPath = Path.GetFullPath(path) + ".bad",
            Hosts = DashScopeEndpoint.ResultHosts(options()),
            Refresh = token => FreshAddressAsync(task.TaskId, token),
        };
        try
        {
            return (await download.FetchAsync(order, cancellationToken).ConfigureAwait(false)).Length;
        }
        catch (DownloadException exception)
        {
            var message = Wording.Pick(
                $"The video of task {task.TaskId} could not be fetched: {exception.Message} It is kept for 24 hours after the task's end.",
                $"任务 {task.TaskId} 的视频下载失败：{exception.Message}任务结束后保留 24 小时。");
            throw new ProviderRequestException(message, exception)
            {
                Fault = exception.Fault,
                StatusCode = exception.Status,
                Code = exception.Code,
                TaskId = task.TaskId,
                IsTransient = exception.IsTransient,
                PossiblyCharged = Charge.Possible,
            };
        }
    }

    private async Task<Uri?> FreshAddressAsync(string taskId, CancellationToken cancellationToken)
    {
        try
        {
            return (await GetAsync(taskId, cancellationToken).ConfigureAwait(false)).VideoUrl;
        }
        catch (ProviderRequestException exception)
        {
            throw new DownloadException(ProviderFault.Expired, Wording.Pick($"Its address has expired, and the service gives no fresh one ({exception.Fault}).", $"视频地址已过期，且服务方未能给出新地址（{exception.Fault}）。"), exception);
        }
    }
}
