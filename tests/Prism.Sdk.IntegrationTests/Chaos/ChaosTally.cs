using System.Globalization;
using Prism.Sdk.Emulator;
using Prism.Sdk.IntegrationTests.Judging;
using Prism.Sdk.Jobs.Journal;

namespace Prism.Sdk.IntegrationTests.Chaos;

/// <summary>What came of a round.</summary>
internal sealed record ChaosTally
{
    public required int Seed { get; init; }

    public required Affairs Affairs { get; init; }

    public required IReadOnlyList<EmulatorFault> Faults { get; init; }

    /// <summary>Gets the last attempts of the shots that had to be looked up, without those that a stranger's words make undecidable, and those of canceled jobs.</summary>
    public required IReadOnlyList<Submission> LookedUp { get; init; }

    public required TimeSpan Took { get; init; }

    public int Reconciled => LookedUp.Count(IsSettled);

    public int TakenTwins => Affairs.Rows.Count(row => MoneyJudge.IsTakenTwin(row, Affairs.Bill.FirstOrDefault(task => task.TaskId == row.TaskId)));

    private static bool IsSettled(Submission row) => row.State is not (SubmissionState.Intent or SubmissionState.Unknown);

    public static string Table(IReadOnlyCollection<ChaosTally> rounds)
    {
        var (lookedUp, reconciled) = (rounds.Sum(static round => round.LookedUp.Count), rounds.Sum(static round => round.Reconciled));
        var jobs = rounds.SelectMany(static round => round.Affairs.Jobs).ToArray();
        var bill = rounds.SelectMany(static round => round.Affairs.Bill).ToArray();
        string[] lines =
        [
            $"jobs        {jobs.Length} ({string.Join(", ", jobs.CountBy(static job => job.Status).OrderBy(static pair => pair.Key).Select(static pair => $"{pair.Value} {pair.Key}"))})",
            $"shots       {rounds.Sum(static round => round.Affairs.Rows.DistinctBy(static row => (row.JobId, row.ShotId)).Count())} sent to the provider",
            $"attempts    {rounds.Sum(static round => round.Affairs.Rows.Count)}",
            string.Create(CultureInfo.InvariantCulture, $"billed      {bill.Count(static task => task is { IsForeign: false, IsBilled: true })} tasks, {bill.Where(static task => task is { IsForeign: false, IsBilled: true }).Sum(static task => task.Price)} CNY; {bill.Count(static task => task.IsForeign)} foreign tasks around"),
            $"looked up   {lookedUp}, settled by themselves {reconciled}",
            $"twins       {rounds.Sum(static round => round.TakenTwins)} submits that never arrived took a stranger's task of the very same words",
            .. rounds.SelectMany(static round => round.LookedUp.Where(static row => !IsSettled(row)).Select(row => $"  seed {round.Seed}: {row} is open; its job: {round.Affairs.Jobs.First(job => job.Id == row.JobId)}")),
            $"parked      {string.Join(", ", jobs.Where(static job => job.Status == JobStatus.Parked).CountBy(static job => job.Error!.Candidates.Count > 0 ? "with candidates" : "nothing gets through").Select(static pair => $"{pair.Value} {pair.Key}"))}",
            string.Create(CultureInfo.InvariantCulture, $"seconds     {string.Join(", ", rounds.Select(static round => $"{round.Took.TotalSeconds:0.0}"))}"),
            $"seeds       {string.Join(", ", rounds.Select(static round => round.Seed))}",
            .. rounds.SelectMany(static round => round.Faults).CountBy(ChaosFaults.NameOf).OrderBy(static pair => pair.Key, StringComparer.Ordinal).Select(static pair => $"  {pair.Value,4} {pair.Key}"),
        ];
        return string.Join('\n', lines);
    }
}
