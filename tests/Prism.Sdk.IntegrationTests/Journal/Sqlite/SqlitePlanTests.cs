using System.Text.RegularExpressions;
using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Jobs.Journal.Sql;
using Prism.Sdk.Pricing;

namespace Prism.Sdk.IntegrationTests.Journal.Sqlite;

/// <summary>A hundred thousand finished jobs lie in the journal: nothing that a running job needs walks over them.</summary>
public sealed partial class SqlitePlanTests : IAsyncDisposable
{
    private const string Filling =
        """
        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000)
        INSERT INTO prism_job (id, key, account, status, request, request_hash, tags, created_at, updated_at, told, epoch)
        SELECT 'old' || i, 'key' || i, 'default', 'Completed', '{}', 'h', '{}', printf('2025-01-01T%02d:%02d:%02d.0000000Z', i / 3600 % 24, i / 60 % 60, i % 60), '2025-01-02T00:00:00.0000000Z', 1, 1 FROM n;
        INSERT INTO prism_submission (job_id, shot_id, attempt, state, account, provider, model, fingerprint, content, currency, price_micros, intent_at, task_id, clip_path)
        SELECT id, 's1', 1, 8, 'default', 'fake', 'm', 'f' || id, '{}', 'CNY', 3000000, created_at, 't' || id, '/c' FROM prism_job;
        INSERT INTO prism_tag (submission_id, name, value, at) SELECT id, 'team', 'a', intent_at FROM prism_submission;
        """;

    private static readonly CancellationToken None = CancellationToken.None;
    private readonly SqliteJournal journal = new();

    [Fact]
    public async Task Store_HundredThousandFinishedJobs_NothingIsScanned()
    {
        var first = journal.Open();
        Assert.Null(await first.FindAsync("none", None));
        await journal.CloseAsync(first);
        await using var connection = journal.Connect();
        await using var filling = connection.CreateCommand();
        filling.CommandText = Filling;
        Assert.Equal(300000, await filling.ExecuteNonQueryAsync(None));
        var database = new PlanningDatabase(connection);

        await UseAsync(new SqlJobStore(database, journal.Time));

        Assert.NotEmpty(database.Plans);
        Assert.DoesNotContain(database.Plans.Distinct(), static step => Scan().IsMatch(step));
    }

    public ValueTask DisposeAsync() => journal.DisposeAsync();

    // Whatever a running job, its process and its watchers ask.
    private async Task UseAsync(SqlJobStore store)
    {
        var now = journal.Time.GetUtcNow();
        await store.EnlistAsync(new JobOwner { Id = "o", Place = "p", ProcessId = 1, ProcessStarted = "" }, None);
        var job = new JobRecord { Id = "j1", Key = "k", Account = "default", Status = JobStatus.Running, Request = "{}", RequestHash = "h", Tags = new Dictionary<string, string> { ["team"] = "a" }, CreatedAt = now, UpdatedAt = now };
        await store.CreateAsync(job, JobBeginning.With(PipelineStage.Input, "{}"), None);
        Assert.Single(await store.ClaimAsync("o", jobId: null, 10, None));
        var lease = Assert.Single(await store.ClaimAsync("o", "j1", 10, None)).Lease;
        await store.BeatAsync("o", None);
        var terms = new IntentTerms
        {
            Lease = lease,
            MaxOpen = 5,
            MaxPerSecond = 5,
            OpenSince = now.AddHours(-1),
            Caps = [
                new SpendingCap { Name = "job", Limit = new Money(100, "CNY") },
                new SpendingCap { Name = "day", Limit = new Money(100, "CNY"), Since = now },
                new SpendingCap { Name = "tag", Limit = new Money(100, "CNY"), Since = now, Tag = KeyValuePair.Create("team", "a") }],
        };
        var intent = new Submission { JobId = "j1", ShotId = "s1", Account = "default", Provider = "fake", Model = "m", Fingerprint = "f", Order = "{}", Price = new Money(3, "CNY"), IntentAt = now };
        var row = Assert.IsType<IntentOutcome.Recorded>(await store.RecordIntentAsync(intent, terms, None)).Submission;
        Assert.Single(await store.ListUndecidedAsync("default", "m", now.AddDays(-1), None));
        await store.RecordTaskAsync(row.Id, "t", null, None);
        Assert.Empty(await store.ListAbandonedAsync(now.AddDays(-1), None));
        await store.SettleAsync(row.Id, new Settlement { State = SubmissionState.Downloaded, ClipPath = "/c" }, None);
        Assert.NotNull(await store.FindClipAsync("default", "f", None));
        Assert.Single(await store.ListLastSubmissionsAsync("j1", None));
        await store.FindKnownTasksAsync(["t"], None);
        await store.SaveCheckpointAsync("j1", lease, PipelineStage.Plan, "", "{}", None);
        await store.AppendAsync("j1", [new JobPaused()], None);
        await store.ReadUpdatesAsync("j1", 0, None);
        await store.RecordWishAsync("j1", JobWish.Pause, new JobPaused(), None);
        Assert.Empty(await store.ListAsync(new JobFilter { IsStopped = true, UpdatedBefore = now.AddYears(-5) }, None));
        Assert.Single(await store.ListAsync(new JobFilter { Status = JobStatus.Running }, None));
        await store.EndAsync("j1", lease, new JobEnd { Status = JobStatus.Completed, Update = new JobPaused() }, None);
        Assert.Single(await store.TakeUntoldAsync("o", now.AddHours(-1), 10, None));
        Assert.Single(await store.ReadSubmissionsAsync(new SpendingFilter { JobId = "j1" }, None).ToListAsync(None));
        await store.DeleteAsync("j1", None);
        await store.DischargeAsync("o", None);
    }

    // Walking a partial index is short: what has ended is not in it.
    [GeneratedRegex("^SCAN (?!prism_owner|prism_submission USING INDEX prism_submission_open$|prism_job USING (COVERING )?INDEX prism_job_(unfinished|owned|wished|untold)$)")]
    private static partial Regex Scan();
}
