using Prism.Sdk.Composition;
using Prism.Sdk.Downloads;
using Prism.Sdk.Jobs;
using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Pricing;

namespace Prism.Sdk.Generation;

/// <summary>The built-in generator: buy, wait, settle, fetch, check.</summary>
internal sealed class PurchasedClipGenerator(
    ShotPurchase purchase, TaskWatch watch, FileDownload download, ClipCheck check,
    IClipProvider provider, IJobStore store, JobFolders folders) : IClipGenerator
{
    public async Task<Clip> GenerateAsync(ClipRequest request, StageContext context, CancellationToken cancellationToken = default)
    {
        var submission = await purchase.BuyAsync(request, context, cancellationToken).ConfigureAwait(false);
        var task = await watch.WaitAsync(submission, context, cancellationToken).ConfigureAwait(false);
        var cost = Quoting.PriceOf(task.BilledSeconds ?? request.Shot.Seconds, submission.Model, request.Plan.Size, provider.Capabilities);
        await store.CloseSubmissionAsync(submission.Id, SubmissionState.Succeeded, cost, note: null, CancellationToken.None).ConfigureAwait(false);

        var path = folders.Clip(context.JobId, request.Shot.Id, submission.Attempt);
        var file = await FetchAsync(task, path, cost, cancellationToken).ConfigureAwait(false);
        return new Clip
        {
            ShotId = request.Shot.Id,
            Path = path,
            Sha256 = file.Sha256,
            TaskId = task.TaskId,
            BilledSeconds = task.BilledSeconds,
            Cost = cost,
        };
    }

    private async Task<DownloadedFile> FetchAsync(ClipTask task, string path, Money cost, CancellationToken cancellationToken)
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

    private async Task<DownloadedFile> FetchWholeAsync(ClipTask task, string path, CancellationToken cancellationToken)
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

            File.Move(fetched, path, overwrite: true);
            return file with { Path = path };
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
