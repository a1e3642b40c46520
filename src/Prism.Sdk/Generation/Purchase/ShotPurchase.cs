using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Prism.Sdk.Diagnostics;
using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Pricing;
using Prism.Sdk.Pricing.Caps;

namespace Prism.Sdk.Generation.Purchase;

/// <summary>Buys a shot, once: the intent is durable before the submit, the task id before the first poll, and an unknown fate is looked up before anything else is sent.</summary>
internal sealed class ShotPurchase(
    IClipProvider provider, IJobStore store, SubmitGate gate, Submitting submitting, Reconciliation reconciliation, PriceDesk prices, SpendingCaps caps,
    IOptions<GenerationOptions> options, TimeProvider time, ILogger<ShotPurchase> logger)
{
    // After this long a task has ended at the provider, whatever the journal still says of it.
    private static readonly TimeSpan TasksLast = TimeSpan.FromMinutes(20);

    /// <summary>Gets the attempt that has a task id: the one in the journal, one found again at the provider, or a new one that was accepted just now.</summary>
    /// <exception cref="AmbiguousSubmissionException">A submit has an unknown fate, and the provider's list does not settle it.</exception>
    public async Task<Submission> BuyAsync(ClipRequest request, StageContext context, CancellationToken cancellationToken)
    {
        while (true)
        {
            var last = (await store.LastSubmissionsAsync(context.JobId, cancellationToken).ConfigureAwait(false))
                .FirstOrDefault(submission => submission.ShotId == request.Shot.Id);
            var bought = last?.State switch
            {
                SubmissionState.Submitted or SubmissionState.Generated or SubmissionState.Downloaded or SubmissionState.Used => last,

                // An intent without an outcome is a submit of which this process has never heard the end.
                SubmissionState.Intent or SubmissionState.Unknown => await reconciliation.SettleAsync(last, context, cancellationToken).ConfigureAwait(false),
                _ => await SubmitAsync(request, context, cancellationToken).ConfigureAwait(false),
            };
            if (bought is not null)
            {
                return bought;
            }
        }
    }

    /// <returns>The accepted attempt, or <see langword="null"/> when its fate is unknown and must be looked up.</returns>
    private async Task<Submission?> SubmitAsync(ClipRequest request, StageContext context, CancellationToken cancellationToken)
    {
        var order = ClipOrder.For(request);
        var pause = options.Value.SubmitRetryDelay;
        for (var retries = 0; ; retries++)
        {
            var started = time.GetTimestamp();
            var intent = await gate.PassAsync(
                request.Account,
                order.Model,
                () =>
                {
                    started = time.GetTimestamp();
                    return IntentFor(order, request, context);
                },
                () => TermsFor(order, context),
                cancellationToken).ConfigureAwait(false);

            // From here to the record of the outcome no token may interfere: whoever stops now must still learn what happened.
            switch (await submitting.SendAsync(order, intent, started).ConfigureAwait(false))
            {
                case SubmitOutcome.Accepted accepted:
                    logger.ShotAccepted(context.JobId, request.Shot.Id, accepted.TaskId, intent.Attempt);
                    context.Report(new ShotSubmitted { ShotId = request.Shot.Id, TaskId = accepted.TaskId });
                    return intent with { State = SubmissionState.Submitted, TaskId = accepted.TaskId, RequestId = accepted.RequestId };

                case SubmitOutcome.NotAccepted refused:
                    if (!refused.Error.IsTransient || retries >= options.Value.MaxSubmitRetries)
                    {
                        throw refused.Error;
                    }

                    pause = refused.Error.RetryAfter is { } asked && asked > pause ? asked : pause;
                    logger.SubmitAgain(context.JobId, request.Shot.Id, refused.Error.Code, pause);
                    context.Report(new PipelineWarning { Code = "submit-again", Message = $"Shot {request.Shot.Id} was not accepted ({refused.Error.Code ?? "no connection"}); it is submitted again in {pause.TotalSeconds:0} s." });
                    await Task.Delay(pause, time, cancellationToken).ConfigureAwait(false);
                    pause *= 2;
                    break;

                case SubmitOutcome.Unknown unknown:
                    logger.SubmitUnknown(context.JobId, request.Shot.Id, unknown.Error);
                    return null;
            }
        }
    }

    private Submission IntentFor(ClipOrder order, ClipRequest request, StageContext context)
    {
        var (list, net) = prices.PriceOf(order.Seconds, order.Model, order.Size);
        var now = time.GetUtcNow();
        return new Submission
        {
            JobId = context.JobId,
            ShotId = request.Shot.Id,
            Account = request.Account,
            Provider = provider.Capabilities.Name,
            Model = order.Model,
            Fingerprint = OrderFingerprint.Of(order, provider.Capabilities.Name),
            Order = JsonSerializer.Serialize(order, JobJson.Default.ClipOrder),
            Seconds = order.Seconds,
            ListPrice = list,
            Price = net,
            IntentAt = now,
            SendUntil = now + Submitting.Window,
        };
    }

    private IntentTerms TermsFor(ClipOrder order, StageContext context)
    {
        var model = provider.Capabilities.FindModel(order.Model);
        var currency = prices.PriceOf(order.Seconds, order.Model, order.Size).Net.Currency;
        return new IntentTerms
        {
            Lease = context.Lease,
            MostOpen = model?.MaxRunningTasks ?? 1,
            OpenSince = time.GetUtcNow() - TasksLast,
            MostPerSecond = model?.MaxSubmitsPerSecond ?? 1,
            Caps = caps.For(currency, context.Tags),
        };
    }
}
