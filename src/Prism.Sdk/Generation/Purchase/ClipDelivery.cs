using Prism.Sdk.Composition.Probing;
using Prism.Sdk.Diagnostics;
using Prism.Sdk.Downloads;
using Prism.Sdk.Jobs;
using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Pricing;

namespace Prism.Sdk.Generation.Purchase;

/// <summary>Brings a paid clip home: fetched whole, decoded to its end, and only then named.</summary>
internal sealed class ClipDelivery(FileDownload download, ClipCheck check, IClipProvider provider, IFilmStore films, JobFolders folders)
{
    private const int Fetches = 2;
    private const int BadCap = 8 * 1024 * 1024;

    /// <exception cref="ClipDownloadException">It could not be fetched. It is paid for; resuming fetches it again.</exception>
    public async Task<Clip> FetchAsync(Submission submission, ClipTask task, Money cost, CancellationToken cancellationToken)
    {
        var path = folders.Clip(submission.JobId, submission.ShotId, submission.Attempt);
        var name = JobFolders.ClipName(submission.ShotId, submission.Attempt);
        var hash = await FetchWholeAsync(submission.Account, task, path, cost, cancellationToken).ConfigureAwait(false);
        await films.SaveAsync(submission.JobId, name, path, cancellationToken).ConfigureAwait(false);
        return new Clip { ShotId = submission.ShotId, Path = path, Sha256 = hash, TaskId = task.TaskId, BilledSeconds = task.BilledSeconds, Cost = cost };
    }

    private async Task<string> FetchWholeAsync(string account, ClipTask task, string path, Money cost, CancellationToken cancellationToken)
    {
        for (var fetch = 1; ; fetch++)
        {
            try
            {
                return await FetchOnceAsync(account, task, path, cancellationToken).ConfigureAwait(false);
            }
            catch (DownloadException exception) when (exception.Fault == ProviderFault.MediaInvalid && exception.IsTransient && fetch < Fetches)
            {
                // It came whole and does not decode: the store may have shown it before it was.
            }
            catch (DownloadException exception)
            {
                throw Failure(task, cost, exception);
            }
        }
    }

    private async Task<string> FetchOnceAsync(string account, ClipTask task, string path, CancellationToken cancellationToken)
    {
        // A task may be told as succeeded a moment before its address is there.
        var address = task.VideoUrl ?? await FreshAsync(task.TaskId, account, cancellationToken).ConfigureAwait(false) ?? throw new DownloadException(ProviderFault.NotFound, Wording.Pick("The provider gives no address that can be read.", "服务方没有返回可用的视频地址。"));

        // Of its own, so that two who bring the same clip home never work on one file.
        var fetched = $"{path}.{Path.GetRandomFileName()}.new";
        var order = new DownloadOrder
        {
            Address = address,
            Path = fetched,
            BadPath = path + ".bad",
            Hosts = provider.Capabilities.ClipHosts,
            Refresh = token => FreshAsync(task.TaskId, account, token),
        };
        try
        {
            var file = await download.FetchAsync(order, cancellationToken).ConfigureAwait(false);

            // Only a clip that decodes to its end gets its name.
            if (await check.FindProblemAsync(fetched, file.Sha256, cancellationToken).ConfigureAwait(false) is { } problem)
            {
                KeepBad(fetched, order.BadPath, file.Length);
                throw new DownloadException(ProviderFault.MediaInvalid, Wording.Pick($"The file is not a whole clip: {problem}.", $"文件不是完整的视频：{problem}。")) { IsTransient = true };
            }

            KillPoint.Hit("B25");
            return Name(fetched, path, file.Sha256);
        }
        finally
        {
            File.Delete(fetched);
        }
    }

    private async Task<Uri?> FreshAsync(string taskId, string account, CancellationToken cancellationToken)
    {
        try
        {
            return (await provider.GetAsync(taskId, account, cancellationToken).ConfigureAwait(false)).VideoUrl;
        }
        catch (ProviderRequestException exception)
        {
            throw new DownloadException(ProviderFault.Expired, Wording.Pick($"Its address has expired, and the provider gives no fresh one ({exception.Fault}).", $"视频地址已过期，且服务方未能给出新地址（{exception.Fault}）。"), exception);
        }
    }

    private static string Name(string fetched, string path, string hash)
    {
        try
        {
            File.Move(fetched, path, overwrite: true);
            FolderSync.Flush(Path.GetDirectoryName(path)!);
            return hash;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw FileRoom.Fault(exception, path, need: 0);
        }
    }

    private static void KeepBad(string fetched, string bad, long length)
    {
        try
        {
            using (var file = File.OpenHandle(fetched, access: FileAccess.Write))
            {
                RandomAccess.SetLength(file, Math.Min(length, BadCap));
            }

            File.Move(fetched, bad, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // For a person to look at; the fault itself is told in any case.
        }
    }

    private static ClipDownloadException Failure(ClipTask task, Money cost, DownloadException cause)
    {
        var why = cause.Fault is ProviderFault.Expired or ProviderFault.NotFound
            ? Wording.Pick($"its address has expired and a fresh one did not help ({cause.Code ?? cause.Fault.ToString()}).", $"地址已过期，刷新后仍然无效（{cause.Code ?? cause.Fault.ToString()}）。")
            : cause.Message;
        return new(
            Wording.Pick(
                $"The clip of task {task.TaskId} was made and billed ({cost}), but it could not be fetched: {why} The provider keeps it for 24 hours; resume the job to fetch it again, nothing is bought.",
                $"任务 {task.TaskId} 的视频已生成并计费（{cost}），但下载失败：{why}服务方保留 24 小时；恢复作业即可重新下载，不会再次购买。"),
            cause)
        {
            TaskId = task.TaskId,
            RequestId = task.RequestId,
            Code = cause.Code,
            Fault = cause.Fault,
            IsTransient = true,
            PossiblyCharged = Charge.Confirmed(cost),
        };
    }
}
