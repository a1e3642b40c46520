using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using Prism.Sdk.Configuration;
using Prism.Sdk.Generation;
using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Pricing;

namespace Prism.Sdk.Tests.Jobs.Journal;

public sealed class SqliteJobStoreTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly TempJournal journal = new();

    public void Dispose() => journal.Dispose();

    [Fact]
    public async Task CreateAsync_ThenReopen_FindsTheJobWithAllItsMembers()
    {
        var created = await journal.CreateAsync("j1", "key", new Money(12.34m, "CNY"), """{"text":"x"}""");
        journal.Reopen();

        var found = await journal.Store.FindAsync("j1", None);

        Assert.Equivalent(created, found, strict: true);
        Assert.Equal("{}", await journal.Store.LoadCheckpointAsync("j1", PipelineStage.Input, "", None));
    }

    [Fact]
    public async Task CreateAsync_SameKeyTwice_GivesTheFirstJob()
    {
        await journal.CreateAsync("j1", "key");

        var second = await journal.CreateAsync("j2", "key");

        Assert.Equal("j1", second.Id);
        Assert.Null(await journal.Store.FindAsync("j2", None));
    }

    [Fact]
    public async Task CreateAsync_NoKey_NeverMeetsAnotherJob()
    {
        await journal.CreateAsync("j1");
        await journal.CreateAsync("j2");

        Assert.Equal(2, (await journal.Store.ListAsync(new JobFilter(), None)).Count);
    }

    [Fact]
    public async Task SetStatusAsync_Completed_KeepsTheFilm()
    {
        await journal.CreateAsync("j1");
        var film = new FinalVideo { Path = "/x/片.mp4", Duration = TimeSpan.FromSeconds(10.5), Size = VideoSize.Landscape720, FrameRate = 30, Sha256 = "ab", Cost = new Money(6, "CNY"), Clips = [new Clip { ShotId = "s1", Path = "/c", Sha256 = "cd" }] };

        await journal.Store.SetStatusAsync("j1", JobStatus.Completed, film, null, None);

        var found = await journal.Store.FindAsync("j1", None);
        Assert.Equal(JobStatus.Completed, found!.Status);
        Assert.Equivalent(film, found.Film, strict: true);
        Assert.Empty(await journal.Store.ListAsync(new JobFilter { Status = JobStatus.Running }, None));
    }

    [Fact]
    public async Task AppendAsync_SeveralUpdates_AreNumberedAndReadBackAsTheyWere()
    {
        await journal.CreateAsync("j1");
        await journal.Store.AppendAsync("j1", new StageStarted { Stage = PipelineStage.Plan, Time = journal.Time.GetUtcNow() }, None);
        await journal.Store.AppendAsync("j1", new ShotProgress { ShotId = "s1", TaskId = "t", Status = "RUNNING", Elapsed = TimeSpan.FromSeconds(3) }, None);
        await journal.Store.AppendAsync("j1", new JobFailed { Error = new JobError { Type = "X", Message = "m", PossiblyCharged = Charge.Confirmed(new Money(3, "CNY")) } }, None);

        var after = await journal.Store.ReadUpdatesAsync("j1", 1, None);

        Assert.Equal([2L, 3L], after.Select(update => update.Sequence));
        Assert.Equal("RUNNING", Assert.IsType<ShotProgress>(after[0]).Status);
        Assert.Equal(new Money(3, "CNY"), Assert.IsType<JobFailed>(after[1]).Error.PossiblyCharged.Amount);
    }

    [Fact]
    public async Task RecordTaskAsync_ThenReopen_TheTaskIdIsThere()
    {
        await journal.CreateAsync("j1");
        var intent = await journal.Store.RecordIntentAsync(journal.Intent("j1", "s1"), None);
        await journal.Store.RecordTaskAsync(intent.Id, "task-1", "request-1", None);
        journal.Reopen();

        var row = Assert.Single(await journal.Store.LastSubmissionsAsync("j1", None));

        Assert.Equal((SubmissionState.Submitted, "task-1", "request-1", 1), (row.State, row.TaskId, row.RequestId, row.Attempt));
    }

    [Fact]
    public async Task RecordTaskAsync_OneTaskForTwoShots_IsRefused()
    {
        await journal.CreateAsync("j1");
        var first = await journal.Store.RecordIntentAsync(journal.Intent("j1", "s1"), None);
        var second = await journal.Store.RecordIntentAsync(journal.Intent("j1", "s2"), None);
        await journal.Store.RecordTaskAsync(first.Id, "task-1", null, None);

        await Assert.ThrowsAsync<SqliteException>(() => journal.Store.RecordTaskAsync(second.Id, "task-1", null, None));
    }

    [Fact]
    public async Task RecordTaskAsync_SecondIdForOneAttempt_ChangesNothing()
    {
        await journal.CreateAsync("j1");
        var intent = await journal.Store.RecordIntentAsync(journal.Intent("j1", "s1"), None);
        await journal.Store.RecordTaskAsync(intent.Id, "task-1", null, None);
        await journal.Store.RecordTaskAsync(intent.Id, "task-2", null, None);

        Assert.Equal("task-1", Assert.Single(await journal.Store.LastSubmissionsAsync("j1", None)).TaskId);
    }

    [Fact]
    public async Task RecordIntentAsync_BudgetForTwoShots_RefusesTheThird()
    {
        await journal.CreateAsync("j1", budget: new Money(6, "CNY"));
        await journal.Store.RecordIntentAsync(journal.Intent("j1", "s1"), None);
        await journal.Store.RecordIntentAsync(journal.Intent("j1", "s2"), None);

        var exception = await Assert.ThrowsAsync<BudgetExceededException>(() => journal.Store.RecordIntentAsync(journal.Intent("j1", "s3"), None));

        Assert.Equal((new Money(6, "CNY"), new Money(9, "CNY")), (exception.Budget, exception.Needed));
        Assert.Equal(2, (await journal.Store.LastSubmissionsAsync("j1", None)).Count);
    }

    [Theory]
    [InlineData(nameof(SubmissionState.Void), true)]
    [InlineData(nameof(SubmissionState.Failed), true)]
    [InlineData(nameof(SubmissionState.Unknown), false)]
    [InlineData(nameof(SubmissionState.Succeeded), false)]
    [InlineData(nameof(SubmissionState.Skipped), false)]
    public async Task RecordIntentAsync_AfterAnAttemptOfAState_ReservesAnewOnlyWhatWasNeverBilled(string state, bool mayBuyAgain)
    {
        await journal.CreateAsync("j1", budget: new Money(3, "CNY"));
        var first = await journal.Store.RecordIntentAsync(journal.Intent("j1", "s1"), None);
        await journal.Store.CloseSubmissionAsync(first.Id, Enum.Parse<SubmissionState>(state), cost: null, note: null, None);

        var again = () => journal.Store.RecordIntentAsync(journal.Intent("j1", "s1"), None);

        if (mayBuyAgain)
        {
            Assert.Equal(2, (await again()).Attempt);
        }
        else
        {
            await Assert.ThrowsAsync<BudgetExceededException>(again);
        }
    }

    [Fact]
    public async Task RecordIntentAsync_OtherCurrency_IsRefused()
    {
        await journal.CreateAsync("j1", budget: new Money(100, "USD"));

        await Assert.ThrowsAsync<BudgetExceededException>(() => journal.Store.RecordIntentAsync(journal.Intent("j1", "s1"), None));
    }

    [Fact]
    public async Task RecordIntentAsync_ManyAtOnce_NeverExceedTheBudget()
    {
        await journal.CreateAsync("j1", budget: new Money(15, "CNY"));

        var results = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(async () =>
        {
            try
            {
                await journal.Store.RecordIntentAsync(journal.Intent("j1", $"s{i}"), None);
                return 1;
            }
            catch (BudgetExceededException)
            {
                return 0;
            }
        })));

        Assert.Equal(5, results.Sum());
    }

    [Fact]
    public async Task FindAsync_JournalOfANewerPrism_IsRefusedByName()
    {
        await journal.CreateAsync("j1");
        var file = Path.Join(journal.Folder, "sub", "jobs.db");
        using (var connection = new SqliteConnection($"Data Source={file};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "UPDATE prism_schema SET version = 99";
            command.ExecuteNonQuery();
        }

        journal.Reopen();

        var exception = await Assert.ThrowsAsync<PrismConfigurationException>(() => journal.Store.FindAsync("j1", None));
        Assert.Contains("99", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FindAsync_FolderThatIsAFile_SaysWhichSettingToChange()
    {
        var file = Path.Join(journal.Folder, "plain");
        await File.WriteAllTextAsync(file, "x", TestContext.Current.CancellationToken);
        using var store = new SqliteJobStore(Options.Create(new PrismOptions { Database = $"sqlite:///{file}/jobs.db" }), TimeProvider.System);

        var exception = await Assert.ThrowsAsync<PrismConfigurationException>(() => store.FindAsync("j1", None));

        Assert.Contains("DATABASE_URL", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_Journal_IsSyncedOnEveryCommit()
    {
        using var store = new SqliteConnection($"Data Source={Path.Join(journal.Folder, "s.db")};Pooling=False");
        store.Open();
        JobSchema.Prepare(store);
        using var command = store.CreateCommand();

        command.CommandText = "PRAGMA synchronous";
        Assert.Equal(2L, command.ExecuteScalar());
        command.CommandText = "PRAGMA journal_mode";
        Assert.Equal("wal", command.ExecuteScalar());
    }
}
