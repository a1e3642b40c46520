using Prism.Sdk.Composition;
using Prism.Sdk.Diagnostics;
using Prism.Sdk.Downloads;
using Prism.Sdk.Jobs;
using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Pricing;

namespace Prism.Sdk.Generation.Purchase;

/// <summary>Brings a paid clip home: fetched whole, decoded to its end, and only then named.</summary>
internal sealed class ClipDelivery(FileDownload download, ClipCheck check, IClipProvider provider, IFilmStore films, JobFolders folders)
{
    /// <exception cref="ClipDownloadException">It could not be fetched. It is paid for; resuming fetches it again.</exception>
    public async Task<Clip> FetchAsync(Submission submission, ClipTask task, Money cost, CancellationToken cancellationToken)
    {
        var path = folders.Clip(submission.JobId, submission.ShotId, submission.Attempt);
        var name = JobFolders.ClipName(submission.ShotId, submission.Attempt);
        var hash = await FetchFreshAsync(task, path, cost, cancellationToken).ConfigureAwait(false);
        await films.SaveAsync(submission.JobId, name, path, cancellationToken).ConfigureAwait(false);
        return new Clip { ShotId = submission.ShotId, Path = path, Sha256 = hash, TaskId = task.TaskId, BilledSeconds = task.BilledSeconds, Cost = cost };
    }

    private async Task<string> FetchFreshAsync(ClipTask task, string path, Money cost, CancellationToken cancellationToken)
    {
        try
        {
            return await FetchWholeAsync(task, path, cancellationToken).ConfigureAwait(false);
        }
        catch (DownloadException exception) when (exception.Fault is DownloadFault.Expired or DownloadFault.Gone)
        {
            // Addresses die; a look at the task gives a fresh one as long as the provider keeps the file.
            try
            {
                var fresh = await provider.GetAsync(task.TaskId, cancellationToken).ConfigureAwait(false);
                return await FetchWholeAsync(fresh, path, cancellationToken).ConfigureAwait(false);
            }
            catch (DownloadException again)
            {
                throw Failure(task, cost, $"its address has expired ({again.Code ?? again.Fault.ToString()}), and a fresh one did not help", again);
            }
        }
        catch (DownloadException exception)
        {
            throw Failure(task, cost, exception.Message, exception);
        }
    }

    private async Task<string> FetchWholeAsync(ClipTask task, string path, CancellationToken cancellationToken)
    {
        var address = task.VideoUrl ?? throw new DownloadException(DownloadFault.Gone, "the provider gives no address");
        var fetched = path + ".new";
        var file = await download.FetchAsync(address, fetched, cancellationToken).ConfigureAwait(false);
        try
        {
            // Only a clip that decodes to its end gets its name.
            if (await check.FindProblemAsync(fetched, cancellationToken).ConfigureAwait(false) is { } problem)
            {
                throw new DownloadException(DownloadFault.Broken, $"the file is not a whole clip: {problem}");
            }

            KillPoint.Hit("B25");
            File.Move(fetched, path, overwrite: true);
            return file.Sha256;
        }
        finally
        {
            File.Delete(fetched);
        }
    }

    private static ClipDownloadException Failure(ClipTask task, Money cost, string why, Exception cause) =>
        new($"The clip of task {task.TaskId} was made and billed ({cost}), but it could not be fetched: {why}. The provider keeps it for 24 hours; resume the job to fetch it again, nothing is bought.", cause)
        {
            TaskId = task.TaskId,
            RequestId = task.RequestId,
            Code = (cause as DownloadException)?.Code,
            IsTransient = true,
            PossiblyCharged = Charge.Confirmed(cost),
        };
}
