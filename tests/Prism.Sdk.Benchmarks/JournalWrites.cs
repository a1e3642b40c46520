using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Pricing;

namespace Prism.Sdk.Benchmarks;

/// <summary>What durability costs: checkpoints and the money rows of a shot, beside bare commits of the same bytes into the same kind of file.</summary>
internal static class JournalWrites
{
    private const int Count = 1000;
    private const int Rounds = 5;
    private const string Owner = "bench";
    private static readonly string Payload = new('x', 1500);

    public static async Task RunAsync()
    {
        var (bare, checkpoint, shot, old) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            using var journal = new BenchJournal();
            await journal.Store.CreateAsync(BenchJournal.Job("j1", Owner), JobBeginning.With(PipelineStage.Input, "{}"));
            bare.Add(BareCommits(journal.Folder));
            checkpoint.Add(await PerSecondAsync(i => journal.Store.SaveCheckpointAsync("j1", new JobLease(Owner, 1), PipelineStage.Generation, $"s{i}", Payload)));
            shot.Add(await PerSecondAsync(i => BuyAsync(journal.Store, $"s{i}")));
        }

        using (var journal = new BenchJournal())
        {
            await journal.Store.CreateAsync(BenchJournal.Job("j1", Owner), JobBeginning.With(PipelineStage.Input, "{}"));
            journal.FillWithFinished(1_000_000);
            old.Add(await PerSecondAsync(i => BuyAsync(journal.Store, $"s{i}")));
        }

        var anchor = Median(bare);
        Print("bare commit of 1.5 KB, WAL, synchronous=FULL (anchor)", anchor, anchor);
        Print("checkpoint of 1.5 KB, fenced", Median(checkpoint), anchor);
        Print("a shot's four money rows (intent, task, made, on disk)", Median(shot), anchor);
        Print("the same beside 1,000,000 finished jobs", Median(old), anchor);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"A shot costs {1000 / Median(shot):0.00} ms of journal; with a million finished rows {1000 / Median(old):0.00} ms."));
    }

    private static async Task BuyAsync(IJobStore store, string shotId)
    {
        var intent = (IntentOutcome.Recorded)await store.RecordIntentAsync(BenchJournal.Intent("j1", shotId, Payload), BenchJournal.Terms(Owner));
        await store.RecordTaskAsync(intent.Submission.Id, Guid.NewGuid().ToString(), "r");
        await store.SettleAsync(intent.Submission.Id, new Settlement { State = SubmissionState.Generated, Cost = new Money(3, "CNY"), BilledSeconds = 5 });
        await store.SettleAsync(intent.Submission.Id, new Settlement { State = SubmissionState.Downloaded, ClipPath = "/x", ClipSha256 = "y" });
    }

    private static double BareCommits(string folder)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Join(folder, "bare.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE t (id INTEGER PRIMARY KEY, payload TEXT)";
        command.ExecuteNonQuery();
        command.CommandText = "INSERT INTO t (payload) VALUES ($payload)";
        command.Parameters.AddWithValue("$payload", Payload);
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < Count; i++)
        {
            command.ExecuteNonQuery();
        }

        return Count / watch.Elapsed.TotalSeconds;
    }

    private static async Task<double> PerSecondAsync(Func<int, Task> work)
    {
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < Count; i++)
        {
            await work(i);
        }

        return Count / watch.Elapsed.TotalSeconds;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static void Print(string what, double perSecond, double anchor) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-58} {perSecond,9:0} /s   {perSecond / anchor,5:0.00} of the anchor"));
}
