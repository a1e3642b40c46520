using System.Text.Json;
using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Pricing;

namespace Prism.Sdk.Generation.Purchase;

/// <summary>Looks through the account's list for the task of one lost submit.</summary>
internal sealed class TaskSearch(IClipProvider provider, IJobLedger ledger, Submission lost)
{
    // Two clocks, ours and the provider's, of which the latter's offset is known only to about a request.
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(60);

    // Tasks of ours that are so much older than the lost submit are in every whole list.
    private static readonly TimeSpan Before = TimeSpan.FromHours(1);

    private readonly ClipOrder order = JsonSerializer.Deserialize(lost.Order, JobJson.Default.ClipOrder)!;
    private readonly Dictionary<string, ClipTask> ended = [];
    private HashSet<string>? ownBefore;

    /// <summary>Tells whether two submits ask for clips that nobody could tell apart in a list of tasks.</summary>
    public static bool SameWords(Submission left, Submission right) =>
        left.Order.Length > 0 && right.Order.Length > 0
        && JsonSerializer.Deserialize(left.Order, JobJson.Default.ClipOrder) is { } one && JsonSerializer.Deserialize(right.Order, JobJson.Default.ClipOrder) is { } other
        && one.Prompt.Trim() == other.Prompt.Trim() && one.Size == other.Size && one.Seconds == other.Seconds;

    /// <summary>Tells whether two submits were made from the same pictures, of which a list of tasks says nothing.</summary>
    public static bool SamePictures(Submission left, Submission right) =>
        left.Order.Length == 0 || right.Order.Length == 0
        || (JsonSerializer.Deserialize(left.Order, JobJson.Default.ClipOrder) is { } one && JsonSerializer.Deserialize(right.Order, JobJson.Default.ClipOrder) is { } other
            && one.Images.Select(static image => image.Identity).SequenceEqual(other.Images.Select(static image => image.Identity)));

    /// <exception cref="ProviderRequestException">The provider did not answer; this look tells nothing.</exception>
    public async Task<TaskSighting> LookAsync(CancellationToken cancellationToken)
    {
        // The list of a whole day, filtered here: in which zone the service reads a window is documented for one region alone.
        ownBefore ??= await OwnBeforeAsync(cancellationToken).ConfigureAwait(false);
        var isCredible = ownBefore.Count == 0;
        var listed = new List<ClipTask>();
        await foreach (var task in provider.ListAsync(new TaskWindow { Account = lost.Account, Model = lost.Model }, cancellationToken).ConfigureAwait(false))
        {
            isCredible |= ownBefore.Contains(task.TaskId);
            if (IsInWindow(task))
            {
                listed.Add(task);
            }
        }

        var known = await ledger.FindKnownTasksAsync([.. listed.Select(static task => task.TaskId)], cancellationToken).ConfigureAwait(false);
        var strangers = listed.Where(task => !known.Contains(task.TaskId)).DistinctBy(static task => task.TaskId).ToArray();
        if (lost.RequestId is { } requestId && strangers.FirstOrDefault(task => task.RequestId == requestId) is { } own)
        {
            return new TaskSighting { Own = own, Strangers = [own.TaskId] };
        }

        var (matches, atWork) = (new List<ClipTask>(), new List<ClipTask>());
        foreach (var task in strangers)
        {
            var seen = await SeeAsync(task, cancellationToken).ConfigureAwait(false);
            switch (seen.State)
            {
                case ClipTaskState.Succeeded when IsMatch(seen):
                    matches.Add(seen with { RequestId = task.RequestId, CreatedAt = task.CreatedAt });
                    break;
                case ClipTaskState.Pending or ClipTaskState.Running or ClipTaskState.NotFound:
                    atWork.Add(seen);
                    break;
            }
        }

        return new TaskSighting
        {
            Matches = [.. matches.OrderBy(task => ((task.CreatedAt ?? lost.IntentAt) - lost.IntentAt).Duration())],
            AtWork = atWork,
            Strangers = [.. strangers.Select(static task => task.TaskId)],
            IsCredible = isCredible,
        };
    }

    private async Task<HashSet<string>> OwnBeforeAsync(CancellationToken cancellationToken)
    {
        var filter = new SpendingFilter { Account = lost.Account, From = lost.IntentAt - Before, To = lost.IntentAt };
        return await ledger.ReadSubmissionsAsync(filter, cancellationToken)
            .Where(row => row.Provider == lost.Provider && row.Model == lost.Model && row.TaskId is not null)
            .Select(static row => row.TaskId!)
            .ToHashSetAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
    }

    private bool IsInWindow(ClipTask task) =>
        task.CreatedAt is not { } created || (created >= lost.IntentAt - Skew && created <= lost.SendUntil + provider.Capabilities.SubmitTimeout + Skew);

    // A list tells neither words nor result: each stranger is looked at, once it has ended.
    private async Task<ClipTask> SeeAsync(ClipTask task, CancellationToken cancellationToken)
    {
        if (ended.TryGetValue(task.TaskId, out var seen))
        {
            return seen;
        }

        seen = await provider.GetAsync(task.TaskId, lost.Account, cancellationToken).ConfigureAwait(false);
        if (seen.State is ClipTaskState.Succeeded or ClipTaskState.Failed or ClipTaskState.Canceled)
        {
            ended[task.TaskId] = seen;
        }

        return seen;
    }

    private bool IsMatch(ClipTask task) =>
        (task.Size is null || task.Size == order.Size)
        && (task.BilledSeconds is null || Math.Abs(task.BilledSeconds.Value - order.Seconds) < 0.5)
        && IsSamePrompt(task.Prompt);

    // The service cuts what is too long without a word; what it echoes may be the whole or the cut.
    private bool IsSamePrompt(string? echoed)
    {
        var (told, sent) = (echoed?.Trim() ?? "", order.Prompt.Trim());
        return told == sent
            || (provider.Capabilities.FindModel(order.Model) is { MaxPromptLength: var limit } && sent.Length > limit && told.Length >= limit - 1 && sent.StartsWith(told, StringComparison.Ordinal));
    }
}
