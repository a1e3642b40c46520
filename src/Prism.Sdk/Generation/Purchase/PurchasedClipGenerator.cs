using Prism.Sdk.Diagnostics;
using Prism.Sdk.Generation.Purchase.Pacing;
using Prism.Sdk.Generation.Rewriting;
using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Pricing;

namespace Prism.Sdk.Generation.Purchase;

/// <summary>The built-in generator: take from the shelf, or buy, wait, settle, fetch, check.</summary>
internal sealed class PurchasedClipGenerator(
    ClipShelf shelf, ShotRewording rewording, ShotPurchase purchase, TaskWatch watch, SubmitGate gate, ClipDelivery delivery, PriceDesk prices, IJobLedger ledger) : IClipGenerator
{
    public async Task<Clip> GenerateAsync(ClipRequest request, StageContext context, CancellationToken cancellationToken = default)
    {
        if (!await IsBegunAsync(request, context, cancellationToken).ConfigureAwait(false)
            && await shelf.TakeAsync(request, context.JobId, cancellationToken).ConfigureAwait(false) is { } reused)
        {
            FilmMeter.Reused(request.ModelName, request.Shot.Seconds);
            return reused;
        }

        var (submission, task) = await rewording.BuyAsync(request, context, words => BuyAsync(words, context, cancellationToken), cancellationToken).ConfigureAwait(false);
        KillPoint.Hit("B21");
        var cost = prices.PriceOf(task.BilledSeconds ?? submission.Seconds, submission.Model, request.Plan.Size, submission.Account).Net;
        var settlement = new Settlement { State = SubmissionState.Generated, Cost = cost, BilledSeconds = task.BilledSeconds };
        await ledger.SettleAsync(submission.Id, settlement, CancellationToken.None).ConfigureAwait(false);
        KillPoint.Hit("B22");
        gate.Free(submission);
        if (submission.State == SubmissionState.Submitted)
        {
            FilmMeter.Bought(submission.Model, submission.Account, task.BilledSeconds ?? submission.Seconds, cost);
        }

        WarnIfNotAsAsked(submission, task, cost, context);

        var clip = await delivery.FetchAsync(submission, task, cost, cancellationToken).ConfigureAwait(false);
        KillPoint.Hit("B25b");
        await ledger.SettleAsync(submission.Id, settlement with { State = SubmissionState.Downloaded, ClipPath = clip.Path, ClipSha256 = clip.Sha256 }, CancellationToken.None).ConfigureAwait(false);
        KillPoint.Hit("B26");
        return clip;
    }

    private async Task<(Submission Submission, ClipTask Task)> BuyAsync(ClipRequest request, StageContext context, CancellationToken cancellationToken)
    {
        var submission = await purchase.BuyAsync(request, context, cancellationToken).ConfigureAwait(false);
        KillPoint.Hit("B20");
        return (submission, await watch.WaitAsync(submission, request.Plan.Size, context, cancellationToken).ConfigureAwait(false));
    }

    // What is under way, or was paid for in this job, comes before the shelf.
    private async Task<bool> IsBegunAsync(ClipRequest request, StageContext context, CancellationToken cancellationToken) =>
        (await ledger.ListLastSubmissionsAsync(context.JobId, cancellationToken).ConfigureAwait(false))
            .Any(row => row.ShotId == request.Shot.Id && row.State is not (SubmissionState.Failed or SubmissionState.Void));

    private static void WarnIfNotAsAsked(Submission submission, ClipTask task, Money cost, StageContext context)
    {
        if (task.BilledSeconds is { } billed && Math.Abs(billed - submission.Seconds) >= 0.01)
        {
            context.Report(new PipelineWarning { Code = "billed-otherwise", Message = $"Shot {submission.ShotId} was ordered with {submission.Seconds} s for {submission.Price}, and the provider bills {billed:0.##} s, {cost}." });
        }
    }
}
