using Microsoft.Extensions.Logging;
using Prism.Sdk.Diagnostics;
using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Pricing;

namespace Prism.Sdk.Generation.Purchase;

/// <summary>Sends one submit, once, and writes down which of the three outcomes it had.</summary>
internal sealed class Submitting(IClipProvider provider, IJobLedger ledger, TaskNotes notes, TimeProvider time, ILogger<Submitting> logger)
{
    private const int Writes = 5;

    /// <summary>How long after its intent a submit may still begin to be sent.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromSeconds(30);

    /// <param name="order">What to send.</param>
    /// <param name="intent">Its intent, in the journal.</param>
    /// <param name="begun">The time stamp from just before the intent was written.</param>
    /// <exception cref="AmbiguousSubmissionException">The task id could not be written anywhere; it is on the exception.</exception>
    public async Task<SubmitOutcome> SendAsync(ClipOrder order, Submission intent, long begun)
    {
        KillPoint.Hit("B15");

        // A process that slept since its intent may have been given up for dead: its successor counts on nothing being sent any more.
        // Looked at here by the steady clock, and by the provider once more when its line stands.
        var outcome = time.GetElapsedTime(begun) > Window
            ? new SubmitOutcome.NotAccepted { Error = new ProviderRequestException("The process slept for too long before the order could leave; it was not sent.") { IsTransient = true }, WasSent = false }
            : await AskAsync(order with { SendBefore = intent.SendUntil }, intent).ConfigureAwait(false);
        switch (outcome)
        {
            case SubmitOutcome.Accepted accepted:
                await RecordAsync(intent, accepted).ConfigureAwait(false);
                break;
            case SubmitOutcome.NotAccepted refused:
                await SettleAsync(intent, new Settlement { State = SubmissionState.Void, Note = refused.Error.Code ?? refused.Error.GetType().Name }).ConfigureAwait(false);
                break;
            case SubmitOutcome.Unknown unknown:
                await SettleAsync(intent, new Settlement { State = SubmissionState.Unknown, RequestId = unknown.RequestId }).ConfigureAwait(false);
                break;
        }

        return outcome;
    }

    /// <summary>Asks the provider, and takes whatever it does for one of the three outcomes.</summary>
    public async Task<SubmitOutcome> AskAsync(ClipOrder order, Submission intent)
    {
        try
        {
            // An outcome that is none of the three tells nothing either; above all it must not lead to another round.
            return await provider.SubmitAsync(order with { IdempotencyKey = KeyOf(intent) }, CancellationToken.None).ConfigureAwait(false)
                ?? throw new InvalidOperationException("The provider gave no outcome.");
        }
        catch (PrismConfigurationException exception)
        {
            // By contract: thrown before anything was sent.
            return new SubmitOutcome.NotAccepted { Error = exception, WasSent = false };
        }
        catch (Exception exception)
        {
            // A provider that throws has told nothing, so nobody knows.
            var error = new AmbiguousSubmissionException($"The submit broke off in the provider ({exception.GetType().Name}); it may have been accepted, and was not sent again.", exception) { PossiblyCharged = Charge.Possible };
            return new SubmitOutcome.Unknown { Error = error };
        }
    }

    /// <summary>Writes the task id, whatever it takes: again, and then beside the journal.</summary>
    public async Task RecordAsync(Submission intent, SubmitOutcome.Accepted accepted)
    {
        for (var write = 1; ; write++)
        {
            try
            {
                KillPoint.Hit("B18");
                if (await ledger.RecordTaskAsync(intent.Id, accepted.TaskId, accepted.RequestId, CancellationToken.None).ConfigureAwait(false))
                {
                    KillPoint.Hit("B19");
                    return;
                }

                // The provider gave one task to two shots; this attempt's own fate is not known.
                await SettleAsync(intent, new Settlement { State = SubmissionState.Unknown, RequestId = accepted.RequestId, Note = "the provider named a task of another shot" }).ConfigureAwait(false);
                throw Unrecorded(accepted, "it already belongs to another shot", cause: null);
            }
            catch (JournalException exception) when (write < Writes)
            {
                logger.TaskNotRecorded(accepted.TaskId, exception);
                await Task.Delay(TimeSpan.FromSeconds(write), time).ConfigureAwait(false);
            }
            catch (JournalException exception)
            {
                notes.Keep(intent, accepted.TaskId);
                throw Unrecorded(accepted, "the journal could not be written", exception);
            }
        }
    }

    private async Task SettleAsync(Submission intent, Settlement settlement)
    {
        KillPoint.Hit("B18b");
        await ledger.SettleAsync(intent.Id, settlement, CancellationToken.None).ConfigureAwait(false);
        KillPoint.Hit("B19b");
    }

    // One key an attempt: the same attempt asked again is the same order to a provider that takes keys.
    private static string KeyOf(Submission intent) => $"{intent.JobId}-{intent.ShotId}-{intent.Attempt}";

    // The one thing that must not be lost is the id: it leaves on the exception, and a person can adopt it.
    private static AmbiguousSubmissionException Unrecorded(SubmitOutcome.Accepted accepted, string why, Exception? cause) =>
        new($"The submit was accepted as task {accepted.TaskId}, and {why}. Mend that, then call ResumeAsync, or ResolveShotAsync with Adopt(\"{accepted.TaskId}\"); nothing is bought again.", cause)
        {
            TaskId = accepted.TaskId,
            RequestId = accepted.RequestId,
            PossiblyCharged = Charge.Possible,
        };
}
