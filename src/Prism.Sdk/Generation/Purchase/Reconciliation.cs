using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Prism.Sdk.Diagnostics;
using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Pricing;

namespace Prism.Sdk.Generation.Purchase;

/// <summary>Finds out what became of a submit of unknown fate. Nothing is sent before that; what cannot be found out is a person's to decide.</summary>
internal sealed class Reconciliation(
    IClipProvider provider, IJobLedger ledger, Submitting submitting, TaskNotes notes, IOptions<GenerationOptions> options, TimeProvider time, ILogger<Reconciliation> logger)
{
    private const string ProvenLost = "not in the provider's list";

    // A task can be listed for 24 hours. An hour before, the list is no longer trusted to be whole.
    private static readonly TimeSpan Listed = TimeSpan.FromHours(23);

    // Two looks that agree, this far apart: one alone may fall into a gap of the list.
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(10);

    // How long after the settle time a list that cannot be believed is asked again, before a person is.
    private static readonly TimeSpan PatienceWithLists = TimeSpan.FromMinutes(10);

    /// <returns>The attempt with its task; <see langword="null"/> when it is proven that nothing was accepted, and the attempt is void.</returns>
    /// <exception cref="AmbiguousSubmissionException">It cannot be settled.</exception>
    public async Task<Submission?> SettleAsync(Submission lost, StageContext context, CancellationToken cancellationToken)
    {
        if (notes.Find(lost) is { } noted && await AdoptAsync(lost, noted, requestId: null, context).ConfigureAwait(false) is { } kept)
        {
            return kept;
        }

        if (provider.Capabilities.TakesIdempotencyKey)
        {
            return await AskAgainAsync(lost, context, cancellationToken).ConfigureAwait(false);
        }

        if (!provider.Capabilities.CanList)
        {
            throw Undecided(lost, "the provider can neither list its tasks nor take a key by which it knows an order again", []);
        }

        context.Report(new PipelineWarning { Code = "looking-up", Message = $"Nobody knows whether shot {lost.ShotId} was accepted; it is looked for in the provider's list of tasks, and nothing is sent until then." });
        return await SearchAsync(lost, context, cancellationToken).ConfigureAwait(false);
    }

    private async Task<Submission?> SearchAsync(Submission lost, StageContext context, CancellationToken cancellationToken)
    {
        var search = new TaskSearch(provider, ledger, lost);
        var settledAt = lost.SendUntil + provider.Capabilities.SubmitTimeout + options.Value.ListSettleTime;
        TaskSighting? before = null;
        while (true)
        {
            if (await FindOutsideAsync(lost, cancellationToken).ConfigureAwait(false) is { } known)
            {
                return known.TaskId is null ? null : known;
            }

            if (time.GetUtcNow() - lost.IntentAt > Listed)
            {
                throw Undecided(lost, "it is too long ago: the provider lists tasks of 24 hours", before?.Matches ?? []);
            }

            // Before the list has settled, only the request id can be told from a stranger's: without one, a look is a waste of the account's few queries.
            var isSettled = time.GetUtcNow() >= settledAt;
            if (!isSettled && lost.RequestId is null)
            {
                await Task.Delay(BetweenLooks, time, cancellationToken).ConfigureAwait(false);
                continue;
            }

            KillPoint.Hit("B37");
            var sighting = await LookAsync(search, lost, cancellationToken).ConfigureAwait(false);
            if (sighting?.Own is { } own && await AdoptAsync(lost, own.TaskId, own.RequestId, context).ConfigureAwait(false) is { } found)
            {
                return found;
            }

            if (sighting is { IsCredible: false } && time.GetUtcNow() > settledAt + PatienceWithLists)
            {
                throw Undecided(lost, "the provider's list shows none of the tasks that this journal has, so it is not believed", []);
            }

            // Too early, a list of nothing, or somebody's task is still at work and does not say its words: wait.
            if (isSettled && sighting is { IsCredible: true, AtWork.Count: 0 })
            {
                if (before is not null && before.Agrees(sighting))
                {
                    var decided = await DecideAsync(lost, sighting, context, cancellationToken).ConfigureAwait(false);
                    if (decided.IsDecided)
                    {
                        return decided.Submission;
                    }
                }

                before = sighting;
            }
            else
            {
                before = null;
            }

            await Task.Delay(BetweenLooks, time, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<(bool IsDecided, Submission? Submission)> DecideAsync(Submission lost, TaskSighting sighting, StageContext context, CancellationToken cancellationToken)
    {
        if (sighting.Matches.Count == 0)
        {
            if (await CountProvenLostAsync(lost, cancellationToken).ConfigureAwait(false) >= options.Value.MaxLostSubmits)
            {
                throw Undecided(lost, "it is not in the provider's list, and so were those before it: either nothing gets through, or the list is not to be trusted", []);
            }

            KillPoint.Hit("B37b");
            var isVoid = await ledger.SettleAsync(lost.Id, new Settlement { State = SubmissionState.Void, Note = ProvenLost }, cancellationToken).ConfigureAwait(false);
            KillPoint.Hit("B37c");
            logger.SubmitProvenLost(lost.JobId, lost.ShotId, lost.Attempt);
            return (isVoid, null);
        }

        // Our own twins may share the tasks among them, one each. More tasks than twins: one of them is a stranger's, and nobody can tell which.
        var twins = await TwinsAsync(lost, cancellationToken).ConfigureAwait(false);
        if (sighting.Matches.Count > twins.Count)
        {
            throw Undecided(lost, "the account has more tasks with the same words than this journal has submits", sighting.Matches);
        }

        // Twins by their words that were made from other pictures may not be exchanged.
        if (twins.Any(twin => !TaskSearch.SamePictures(twin, lost)))
        {
            throw Undecided(lost, "another lost submit has the same words and other pictures, and the list does not tell them apart", sighting.Matches);
        }

        foreach (var match in sighting.Matches)
        {
            if (await AdoptAsync(lost, match.TaskId, match.RequestId, context).ConfigureAwait(false) is { } adopted)
            {
                return (true, adopted);
            }
        }

        return (false, null);
    }

    private ValueTask<int> CountProvenLostAsync(Submission lost, CancellationToken cancellationToken) =>
        ledger.ReadSubmissionsAsync(new SpendingFilter { JobId = lost.JobId }, cancellationToken)
            .CountAsync(row => row.ShotId == lost.ShotId && row is { State: SubmissionState.Void, Note: ProvenLost }, cancellationToken);

    private async Task<IReadOnlyList<Submission>> TwinsAsync(Submission lost, CancellationToken cancellationToken) =>
    [
        .. (await ledger.ListUndecidedAsync(lost.Account, lost.Model, lost.IntentAt - Listed, cancellationToken).ConfigureAwait(false))
            // By the words that were sent; the fingerprint is of the plan's words, which moderation may have changed.
            .Where(other => other.Order.Length == 0 || lost.Order.Length == 0 ? other.Fingerprint == lost.Fingerprint : TaskSearch.SameWords(other, lost)),
    ];

    private async Task<TaskSighting?> LookAsync(TaskSearch search, Submission lost, CancellationToken cancellationToken)
    {
        try
        {
            return await search.LookAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (ProviderRequestException exception) when (exception.IsTransient)
        {
            logger.ListFailed(lost.JobId, lost.ShotId, exception);
            return null;
        }
    }

    // Whoever else learned the outcome meanwhile, another process or a person, has written it into the row.
    private async Task<Submission?> FindOutsideAsync(Submission lost, CancellationToken cancellationToken) =>
        (await ledger.ListLastSubmissionsAsync(lost.JobId, cancellationToken).ConfigureAwait(false))
            .FirstOrDefault(row => row.ShotId == lost.ShotId && (row.Id != lost.Id || row.State is not (SubmissionState.Intent or SubmissionState.Unknown)));

    private async Task<Submission?> AdoptAsync(Submission lost, string taskId, string? requestId, StageContext context)
    {
        KillPoint.Hit("B38");
        if (!await ledger.RecordTaskAsync(lost.Id, taskId, requestId, CancellationToken.None).ConfigureAwait(false))
        {
            return null;
        }

        KillPoint.Hit("B38b");
        logger.TaskAdopted(lost.JobId, lost.ShotId, taskId);
        context.Report(new ShotSubmitted { ShotId = lost.ShotId, TaskId = taskId });
        return lost with { State = SubmissionState.Submitted, TaskId = taskId, RequestId = requestId };
    }

    // To a provider that knows an order by its key, asking again is not buying again.
    private async Task<Submission?> AskAgainAsync(Submission lost, StageContext context, CancellationToken cancellationToken)
    {
        var order = JsonSerializer.Deserialize(lost.Order, JobJson.Default.ClipOrder)!;
        var pause = options.Value.SubmitRetryDelay;
        for (var tries = 0; tries <= options.Value.MaxSubmitRetries; tries++)
        {
            switch (await submitting.AskAsync(order, lost).ConfigureAwait(false))
            {
                case SubmitOutcome.Accepted accepted:
                    await submitting.RecordAsync(lost, accepted).ConfigureAwait(false);
                    context.Report(new ShotSubmitted { ShotId = lost.ShotId, TaskId = accepted.TaskId });
                    return lost with { State = SubmissionState.Submitted, TaskId = accepted.TaskId, RequestId = accepted.RequestId };
                case SubmitOutcome.NotAccepted { Error.IsTransient: false } refused:
                    throw refused.Error;
            }

            await Task.Delay(pause, time, cancellationToken).ConfigureAwait(false);
            pause *= 2;
        }

        throw Undecided(lost, "the provider did not answer when it was asked again with the order's key", []);
    }

    private static AmbiguousSubmissionException Undecided(Submission lost, string why, IReadOnlyList<ClipTask> candidates) =>
        new(string.Create(CultureInfo.InvariantCulture, $"Shot {lost.ShotId} was submitted at {lost.IntentAt:u}, and it cannot be settled whether it was accepted: {why}. {Told(candidates)}Call ResolveShotAsync: adopt its task id, buy it again and accept a possible second charge of {lost.Price}, or skip it."))
        {
            RequestId = lost.RequestId,
            PossiblyCharged = Charge.Possible,
            Candidates = [.. candidates.Select(static task => task.TaskId)],
        };

    private static string Told(IReadOnlyList<ClipTask> candidates) =>
        candidates.Count == 0 ? "" : $"It may be one of these tasks: {string.Join(", ", candidates.Select(static task => task.TaskId))}. ";
}
