using Microsoft.Data.Sqlite;
using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Pricing;

namespace Prism.Sdk.IntegrationTests.Journal.Sqlite;

/// <summary>A journal of any age comes through with its money, its tasks and its words; or it stays as it was.</summary>
public sealed class SqliteMigrationTests : IAsyncDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly SqliteJournal journal = new();

    public ValueTask DisposeAsync() => journal.DisposeAsync();

    [Fact]
    public async Task Open_JournalOfVersionOne_KeepsMoneyTasksAndStates()
    {
        Change(VersionOne.Write);

        var rows = await journal.Open().ReadSubmissionsAsync(new SpendingFilter(), None).ToListAsync(None);

        Assert.Equal(
            [
                ("s1", SubmissionState.Submitted, new Money(3, "CNY"), "t1"),
                ("s2", SubmissionState.Generated, new Money(0.7m, "CNY"), "t2"),
                ("s3", SubmissionState.Unknown, new Money(123456.789012m, "USD"), null),
                ("s4", SubmissionState.Intent, new Money(0.000001m, "CNY"), null),
            ],
            rows.Select(row => (row.ShotId, row.State, row.Price, row.TaskId)));
        Assert.Equal([null, new Money(0.29m, "CNY"), null, null], rows.Select(row => row.Cost));
        Assert.Equal(rows.Select(row => row.Price), rows.Select(row => row.ListPrice));
        Assert.Equal(rows.Select(row => row.IntentAt), rows.Select(row => row.SendUntil));
        Assert.Equal((1L, 1, "r1", "f1", """{"p":1}"""), (rows[0].Id, rows[0].Attempt, rows[0].RequestId, rows[0].Fingerprint, rows[0].Order));
    }

    [Fact]
    public async Task Open_JournalOfVersionOne_ItsJobGoesOnUnderItsBudget()
    {
        Change(VersionOne.Write);
        var store = journal.Open();
        await store.EnlistAsync(new JobOwner { Id = "o", Place = "p", ProcessId = 1, ProcessStarted = "" }, None);

        var job = Assert.Single(await store.ClaimAsync("o", jobId: null, 10, None));

        Assert.Equal(("j1", "key", new Money(12.34m, "CNY"), 0, new JobLease("o", 1)), (job.Id, job.Key, job.Budget, job.Takeovers, job.Lease));
        Assert.Equal("a", job.Tags["team"]);
        Assert.IsType<JobPaused>(Assert.Single(await store.ReadUpdatesAsync("j1", 0, None)));
        Assert.Equal("""{"text":"片"}""", await store.LoadCheckpointAsync("j1", PipelineStage.Input, "", None));
        var terms = new IntentTerms { Lease = job.Lease, MaxOpen = 10, MaxPerSecond = 10, OpenSince = default };
        var intent = new Submission { JobId = "j1", ShotId = "s5", Account = "default", Provider = "p", Model = "m", Fingerprint = "f", Order = "{}", Price = new Money(9.049999m, "CNY"), IntentAt = journal.Time.GetUtcNow().AddHours(1) };

        // 3 reserved, 0.29 billed, 0.000001 reserved; the dollars are not yuan.
        Assert.IsType<IntentOutcome.OverCap>(await store.RecordIntentAsync(intent with { Price = new Money(9.05m, "CNY") }, terms, None));
        Assert.IsType<IntentOutcome.Recorded>(await store.RecordIntentAsync(intent, terms, None));
    }

    [Fact]
    public async Task Open_StepThatFailsHalfWay_LeavesVersionOneAsItWas()
    {
        // A table in the way of the second step's last ones: what came before it in that step must not stay.
        Change(VersionOne.Write);
        Change(connection => Run(connection, "CREATE TABLE prism_text_use (x)"));

        await Assert.ThrowsAsync<PrismConfigurationException>(() => journal.Open().FindAsync("j1", None));

        Change(connection =>
        {
            Assert.Equal(1L, Run(connection, "SELECT version FROM prism_schema"));
            Assert.Equal(0L, Run(connection, "SELECT COUNT(*) FROM sqlite_master WHERE name IN ('prism_owner', 'prism_tag')"));
            Assert.Equal("3.00", Run(connection, "SELECT price FROM prism_submission WHERE id = 1"));
            Run(connection, "DROP TABLE prism_text_use");
        });
        Assert.NotNull(await journal.Open().FindAsync("j1", None));
    }

    [Fact]
    public async Task Open_TwoProcessesAtOnce_OneMigratesAndBothGoOn()
    {
        Change(VersionOne.Write);
        var stores = Enumerable.Range(0, 4).Select(_ => journal.Open()).ToArray();

        var found = await Task.WhenAll(stores.Select(store => Task.Run(() => store.FindAsync("j1", None))));

        Assert.All(found, Assert.NotNull);
    }

    [Fact]
    public async Task Open_JournalOfANewerPrism_IsRefusedByName()
    {
        var store = journal.Open();
        await store.FindAsync("j1", None);
        await journal.CloseAsync(store);
        Change(connection => Run(connection, "UPDATE prism_schema SET version = 99"));

        var exception = await Assert.ThrowsAsync<PrismConfigurationException>(() => journal.Open().FindAsync("j1", None));

        Assert.Contains("99", exception.Message, StringComparison.Ordinal);
        Change(connection => Assert.Equal(99L, Run(connection, "SELECT version FROM prism_schema")));
    }

    private static object? Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    private void Change(Action<SqliteConnection> change)
    {
        using var connection = journal.Connect();
        change(connection);
    }
}
