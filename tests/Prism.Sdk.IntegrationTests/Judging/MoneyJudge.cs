using Prism.Sdk.Jobs.Journal;

namespace Prism.Sdk.IntegrationTests.Judging;

/// <summary>Holds a journal against a provider's bill. What it finds, is what a customer would complain of.</summary>
internal static class MoneyJudge
{
    public static IReadOnlyList<string> FindFaults(Affairs affairs)
    {
        var bill = affairs.Bill.ToDictionary(static task => task.TaskId);
        return
        [
            .. affairs.Seen,
            .. affairs.Rows.SelectMany(row => OfRow(row, row.TaskId is { } id ? bill.GetValueOrDefault(id) : null)),
            .. affairs.Rows.Where(static row => row.TaskId is not null).GroupBy(static row => row.TaskId).Where(static rows => rows.Count() > 1).Select(static rows => $"task {rows.Key} has {rows.Count()} owners"),
            .. affairs.Rows.GroupBy(static row => (row.JobId, row.ShotId)).SelectMany(rows => OfShot(rows.Key.ShotId, rows, bill)),
            .. OfWords(affairs),
            .. OfBudgets(affairs, bill),
            .. affairs.Jobs.SelectMany(job => JobJudge.Of(job, [.. affairs.Rows.Where(row => row.JobId == job.Id)], bill)),
        ];
    }

    public static void Acquit(Affairs affairs) => Assert.Empty(FindFaults(affairs));

    public static bool IsConfirmed(Submission row) => row.State is SubmissionState.Generated or SubmissionState.Downloaded or SubmissionState.Used;

    // A stranger's task with the very same words, when our own submit never arrived: no list tells the two apart, and nothing is paid twice.
    public static bool IsTakenTwin(Submission row, BilledTask? task) => task is { IsForeign: true } && task.Prompt == Affairs.WordsOf(row);

    private static IEnumerable<string> OfRow(Submission row, BilledTask? task)
    {
        if (task is null)
        {
            if (row.TaskId is not null || IsConfirmed(row))
            {
                yield return $"{row} names no task of the bill";
            }

            yield break;
        }

        if (IsTakenTwin(row, task))
        {
            yield break;
        }

        if (task.IsForeign || (task.IsBilled && task.Prompt != Affairs.WordsOf(row)))
        {
            yield return $"{row} owns the task of somebody else";
        }

        if (IsConfirmed(row) && (!task.IsBilled || row.Cost?.Amount != task.Price))
        {
            yield return $"{row} is booked with {row.Cost}, and billed with {(task.IsBilled ? task.Price : 0)}";
        }

        if (task.IsBilled && row.State is SubmissionState.Failed or SubmissionState.Void)
        {
            yield return $"{row} is booked as free, and billed";
        }

        if (row.Price.Amount < task.Price)
        {
            yield return $"{row} reserved {row.Price} for {task.Price}";
        }
    }

    // A person who buys again allows one more.
    private static IEnumerable<string> OfShot(string shotId, IEnumerable<Submission> rows, Dictionary<string, BilledTask> bill)
    {
        var billed = rows.Count(row => row.State != SubmissionState.GivenUp && row.TaskId is { } id && bill.GetValueOrDefault(id) is { IsBilled: true });
        return billed > 1 ? [$"shot {shotId} was bought {billed} times"] : [];
    }

    // Also a task that no row owns was ordered by somebody, and its words say for which shot.
    private static IEnumerable<string> OfWords(Affairs affairs)
    {
        var owned = affairs.Rows.Select(static row => row.TaskId).OfType<string>().ToHashSet();
        var rows = affairs.Rows.ToLookup(Affairs.WordsOf);
        foreach (var tasks in affairs.Bill.Where(static task => task is { IsForeign: false, IsBilled: true }).GroupBy(static task => task.Prompt))
        {
            var same = rows[tasks.Key].ToArray();
            var allowed = same.Select(static row => (row.JobId, row.ShotId)).Distinct().Count() + same.Count(static row => row.State == SubmissionState.GivenUp);
            if (tasks.Count() > allowed)
            {
                yield return $"'{tasks.Key}' was billed {tasks.Count()} times for {allowed} shots";
            }

            var lost = tasks.Count(task => !owned.Contains(task.TaskId));
            var open = same.Count(static row => row is { TaskId: null, State: SubmissionState.Intent or SubmissionState.Unknown or SubmissionState.Skipped or SubmissionState.GivenUp });
            if (lost > open)
            {
                yield return $"{lost} billed tasks '{tasks.Key}' are in no row, and {open} rows say that they may be billed";
            }
        }
    }

    private static IEnumerable<string> OfBudgets(Affairs affairs, Dictionary<string, BilledTask> bill)
    {
        foreach (var job in affairs.Jobs.Where(static job => job.Budget is not null))
        {
            var billed = affairs.Rows.Where(row => row.JobId == job.Id && row.TaskId is not null).Sum(row => bill.GetValueOrDefault(row.TaskId!) is { IsBilled: true } task ? task.Price : 0);
            if (billed > job.Budget!.Value.Amount)
            {
                yield return $"{job} cost {billed} of {job.Budget}";
            }
        }

        var all = affairs.Bill.Where(static task => task is { IsForeign: false, IsBilled: true }).Sum(static task => task.Price);
        if (all > affairs.DayCap)
        {
            yield return $"the day cost {all} of {affairs.DayCap}";
        }
    }
}
