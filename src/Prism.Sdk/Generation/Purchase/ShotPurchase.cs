using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Prism.Sdk.Diagnostics;
using Prism.Sdk.Generation.Purchase.Pacing;
using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Pricing;
using Prism.Sdk.Pricing.Caps;

namespace Prism.Sdk.Generation.Purchase;

/// <summary>Buys a shot, once: the intent is durable before the submit, the task id before the first poll, and an unknown fate is looked up before anything else is sent.</summary>
internal sealed class ShotPurchase(
    IClipProvider provider, IJobStore store, SubmitGate gate, SubmitPace pace, Submitting submitting, Reconciliation reconciliation, PriceDesk prices, SpendingCaps caps,
    IOptions<GenerationOptions> options, TimeProvider time, ILogger<ShotPurchase> logger)
{
    /// <summary>After this long a task has ended at the provider, whatever the journal still says of it.</summary>
    public static readonly TimeSpan TasksLast = TimeSpan.FromMinutes(20);

    /// <summary>Gets the attempt that has a task id: the one in the journal, one found again at the provider, or a new one that was accepted just now.</summary>
    /// <exception cref="AmbiguousSubmissionException">A submit has an unknown fate, and the provider's list does not settle it.</exception>
    public async Task<Submission> BuyAsync(ClipRequest request, StageContext context, CancellationToken cancellationToken)
    {
        while (true)
        {
            var last = (await store.ListLastSubmissionsAsync(context.JobId, cancellationToken).ConfigureAwait(false))
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
        var refusals = new Refusals(options.Value, time);
        var offers = prices.OffersFor(request.ModelName, request.Plan.Size, request.Account, request.Currency);
        await PrepareAsync(ClipOrder.For(request, offers[0].Account.Name), context, cancellationToken).ConfigureAwait(false);
        while (true)
        {
            var (started, order) = (time.GetTimestamp(), ClipOrder.For(request, offers[0].Account.Name));
            var wish = new SubmitWish
            {
                Model = order.Model,
                Due = context.Since + (request.Plan.Shots.Count * TimeOf(order.Model)),
                Accounts = [.. offers.Select(static offer => (offer.Account.Name, offer.PerSecond))],
                Intent = account =>
                {
                    started = time.GetTimestamp();
                    order = order with { Account = account };
                    return IntentFor(order, request, context);
                },
                Terms = account => TermsFor(account, order, context),
            };
            var joined = time.GetTimestamp();
            var intent = await gate.PassAsync(wish, cancellationToken).ConfigureAwait(false);
            var waited = time.GetElapsedTime(joined);

            // From here to the record of the outcome no token may interfere: whoever stops now must still learn what happened.
            var outcome = await SendAsync(order, intent, started).ConfigureAwait(false);

            // Numbers and spans are told to the host's code, which may throw: only when the outcome stands in the journal.
            FilmMeter.LeftLine(order.Model, waited);
            FilmMeter.Submitted(intent.Model, intent.Account, SubmitSpan.WordOf(outcome));
            switch (outcome)
            {
                case SubmitOutcome.Accepted accepted:
                    logger.ShotAccepted(context.JobId, request.Shot.Id, accepted.TaskId, intent.Attempt);
                    context.Report(new ShotSubmitted { ShotId = request.Shot.Id, TaskId = accepted.TaskId });
                    return intent with { State = SubmissionState.Submitted, TaskId = accepted.TaskId, RequestId = accepted.RequestId };

                case SubmitOutcome.NotAccepted { Error: var error } when Refusals.IsOfTheAccount(error):
                    offers = [.. offers.Where(offer => offer.Account.Name != intent.Account)];
                    if (offers.Count == 0)
                    {
                        throw error;
                    }

                    logger.AccountRefused(intent.Account, error.Code ?? error.GetType().Name, context.JobId, request.Shot.Id);
                    context.Report(new PipelineWarning { Code = "account-refused", Message = $"Account '{intent.Account}' cannot order at present ({error.Code ?? "not configured"}): shot {request.Shot.Id} is ordered by another one. {error.Message}" });
                    break;

                case SubmitOutcome.NotAccepted { Error: var error }:
                    // The account's own pace holds the next submit to it back; another account may take the shot at once.
                    var pause = refusals.PauseAfter(error, hasOthers: offers.Count > 1) ?? throw error;
                    logger.SubmitAgain(context.JobId, request.Shot.Id, error.Code, pause);
                    context.Report(new PipelineWarning { Code = "submit-again", Message = $"Shot {request.Shot.Id} was not accepted ({error.Code ?? "no connection"}); it is submitted again in {pause.TotalSeconds:0} s." });
                    await Task.Delay(pause, time, cancellationToken).ConfigureAwait(false);
                    break;

                case SubmitOutcome.Unknown unknown:
                    logger.SubmitUnknown(context.JobId, request.Shot.Id, unknown.Error);
                    return null;
            }
        }
    }

    // Before the intent, which leaves little time to send: an upload may take minutes. What fails here is told by the submit, which tries once more.
    private async Task PrepareAsync(ClipOrder order, StageContext context, CancellationToken cancellationToken)
    {
        if (!order.Images.Any())
        {
            return;
        }

        try
        {
            await provider.PrepareAsync(order, cancellationToken).ConfigureAwait(false);
        }
        catch (PrismException exception)
        {
            logger.PreparingFailed(context.JobId, exception);
        }
    }

    // Whatever comes of it, the account's pace must hear of it: another one may wait for this answer.
    private async Task<SubmitOutcome> SendAsync(ClipOrder order, Submission intent, long started)
    {
        var account = pace.Of(intent.Account, intent.Model);
        try
        {
            using var span = new SubmitSpan(provider.Capabilities.Name, intent);
            var outcome = await submitting.SendAsync(order, intent, started).ConfigureAwait(false);
            span.End(outcome);
            switch (outcome)
            {
                case SubmitOutcome.Accepted:
                    account.Taken();
                    break;
                case SubmitOutcome.NotAccepted { Error: ProviderRequestException { Fault: ProviderFault.Throttling } error }:
                    account.Throttled(started, error.RetryAfter);
                    break;
                case SubmitOutcome.NotAccepted { Error: ProviderRequestException error } when Refusals.IsOfTheAccount(error):
                    account.Close(error);
                    break;
            }

            return outcome;
        }
        finally
        {
            account.Ended();
        }
    }

    private TimeSpan TimeOf(string model) => provider.Capabilities.FindModel(model)?.TypicalTime ?? TimeSpan.Zero;

    private Submission IntentFor(ClipOrder order, ClipRequest request, StageContext context)
    {
        var (list, net) = prices.PriceOf(order.Seconds, order.Model, order.Size, order.Account);
        var now = time.GetUtcNow();
        return new Submission
        {
            JobId = context.JobId,
            ShotId = request.Shot.Id,
            Account = order.Account,
            Provider = provider.Capabilities.Name,
            Model = order.Model,

            // Of the plan's words, also when others are sent: a later film with the same shot takes this clip, instead of paying for the refused words' clip anew.
            Fingerprint = OrderFingerprint.Of(ClipOrder.For(request with { Rewording = null }, order.Account), provider.Capabilities.Name),
            Order = JsonSerializer.Serialize(order, JobJson.Default.ClipOrder),
            Seconds = order.Seconds,
            ListPrice = list,
            Price = net,
            IntentAt = now,
            SendUntil = now + Submitting.Window,
        };
    }

    private IntentTerms TermsFor(string account, ClipOrder order, StageContext context)
    {
        var capabilities = provider.Capabilities;
        var limit = capabilities.FindModel(order.Model) is { } model ? capabilities.FindAccount(account)?.LimitOf(model) : null;
        var currency = prices.PriceOf(order.Seconds, order.Model, order.Size, account).Net.Currency;
        return new IntentTerms
        {
            Lease = context.Lease,
            MaxOpen = limit?.MaxRunningTasks ?? 1,
            OpenSince = time.GetUtcNow() - TasksLast,
            MaxPerSecond = limit?.MaxSubmitsPerSecond ?? 1,
            Caps = caps.For(currency, context.Tags),
        };
    }
}
