using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Prism.Sdk.Diagnostics;
using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Pricing;

namespace Prism.Sdk.Generation;

/// <summary>Buys a shot, once: the intent is durable before the submit, the task id before the first poll, and an unknown fate is never submitted again.</summary>
internal sealed class ShotPurchase(
    IClipProvider provider, IJobStore store, IOptions<GenerationOptions> options, TimeProvider time, ILogger<ShotPurchase> logger)
{
    /// <summary>Gets the attempt that has a task id: the one in the journal, or a new one that was accepted just now.</summary>
    public async Task<Submission> BuyAsync(ClipRequest request, StageContext context, CancellationToken cancellationToken)
    {
        var last = (await store.LastSubmissionsAsync(context.JobId, cancellationToken).ConfigureAwait(false))
            .FirstOrDefault(submission => submission.ShotId == request.Shot.Id);
        return last?.State switch
        {
            SubmissionState.Submitted or SubmissionState.Succeeded => last,

            // An intent without an outcome is a submit of which this process has never heard the end.
            SubmissionState.Intent or SubmissionState.Unknown => throw Undecided(request),
            _ => await SubmitAsync(request, context, cancellationToken).ConfigureAwait(false),
        };
    }

    private async Task<Submission> SubmitAsync(ClipRequest request, StageContext context, CancellationToken cancellationToken)
    {
        var order = OrderFor(request);
        var pause = options.Value.SubmitRetryDelay;
        for (var retries = 0; ; retries++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var intent = await store.RecordIntentAsync(IntentFor(order, request, context), cancellationToken).ConfigureAwait(false);

            // From here to the record of the outcome no token may interfere: whoever stops now must still learn what happened.
            var outcome = await SendAsync(order, intent).ConfigureAwait(false);
            switch (outcome)
            {
                case SubmitOutcome.Accepted accepted:
                    await RecordAsync(intent, accepted).ConfigureAwait(false);
                    logger.ShotAccepted(context.JobId, request.Shot.Id, accepted.TaskId, intent.Attempt);
                    context.Report(new ShotSubmitted { ShotId = request.Shot.Id, TaskId = accepted.TaskId });
                    return intent with { State = SubmissionState.Submitted, TaskId = accepted.TaskId, RequestId = accepted.RequestId };

                case SubmitOutcome.NotAccepted refused:
                    await store.CloseSubmissionAsync(intent.Id, SubmissionState.Void, cost: null, refused.Error.Code ?? refused.Error.GetType().Name, CancellationToken.None).ConfigureAwait(false);
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
                    await store.CloseSubmissionAsync(intent.Id, SubmissionState.Unknown, cost: null, unknown.RequestId, CancellationToken.None).ConfigureAwait(false);
                    logger.SubmitUnknown(context.JobId, request.Shot.Id, unknown.Error);
                    throw unknown.Error;
            }
        }
    }

    private async Task RecordAsync(Submission intent, SubmitOutcome.Accepted accepted)
    {
        try
        {
            await store.RecordTaskAsync(intent.Id, accepted.TaskId, accepted.RequestId, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // The one thing that must not be lost is the id: it leaves on the exception, and a person can adopt it.
            throw new AmbiguousSubmissionException($"The submit was accepted as task {accepted.TaskId}, and the journal could not be written. Free the disk, then call ResolveShotAsync with Adopt(\"{accepted.TaskId}\"); nothing is bought again.", exception)
            {
                TaskId = accepted.TaskId,
                RequestId = accepted.RequestId,
                PossiblyCharged = Charge.Possible,
            };
        }
    }

    private async Task<SubmitOutcome> SendAsync(ClipOrder order, Submission intent)
    {
        try
        {
            // An outcome that is none of the three tells nothing either; above all it must not lead to another round.
            return await provider.SubmitAsync(order with { IdempotencyKey = intent.Fingerprint + "-" + intent.Attempt }, CancellationToken.None).ConfigureAwait(false)
                ?? throw new InvalidOperationException("The provider gave no outcome.");
        }
        catch (PrismConfigurationException exception)
        {
            // By contract: thrown before anything was sent.
            return new SubmitOutcome.NotAccepted { Error = exception, WasSent = false };
        }
        catch (Exception exception) when (exception is not AmbiguousSubmissionException)
        {
            // A provider that throws has told nothing, so nobody knows.
            var error = new AmbiguousSubmissionException($"The submit broke off in the provider ({exception.GetType().Name}); it may have been accepted, and was not sent again.", exception) { PossiblyCharged = Charge.Possible };
            return new SubmitOutcome.Unknown { Error = error };
        }
    }

    private static ClipOrder OrderFor(ClipRequest request) => new()
    {
        Model = request.Plan.Model,
        Prompt = request.Shot.Prompt,
        NegativePrompt = request.Shot.NegativePrompt,
        Size = request.Plan.Size,
        Seconds = request.Shot.Seconds,
        Seed = request.Shot.Seed,
        Account = request.Account,
    };

    private Submission IntentFor(ClipOrder order, ClipRequest request, StageContext context) => new()
    {
        JobId = context.JobId,
        ShotId = request.Shot.Id,
        Account = request.Account,
        Provider = provider.Capabilities.Name,
        Model = order.Model,
        Fingerprint = OrderFingerprint.Of(order, provider.Capabilities.Name),
        Order = JsonSerializer.Serialize(order, JobJson.Default.ClipOrder),
        Price = Quoting.PriceOf(order.Seconds, order.Model, order.Size, provider.Capabilities),
        IntentAt = time.GetUtcNow(),
    };

    private static AmbiguousSubmissionException Undecided(ClipRequest request) =>
        new($"Shot {request.Shot.Id} was submitted before, and nobody knows whether it was accepted. Look for it in the provider's list of tasks, then call ResolveShotAsync: adopt its task id, buy it again, or skip it.")
        {
            PossiblyCharged = Charge.Possible,
        };
}
