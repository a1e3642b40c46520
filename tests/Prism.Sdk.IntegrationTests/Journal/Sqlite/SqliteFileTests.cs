using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using Prism.Sdk.Configuration;
using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Jobs.Journal.Sql;

namespace Prism.Sdk.IntegrationTests.Journal.Sqlite;

/// <summary>The file: what is asked of it, what is refused, and what is never touched.</summary>
public sealed class SqliteFileTests : IAsyncDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly SqliteJournal journal = new();

    public ValueTask DisposeAsync() => journal.DisposeAsync();

    [Fact]
    public async Task Open_Journal_SyncsEveryCommitAndOverwritesWhatItErases()
    {
        await using var database = new SqliteDatabase(Options.Create(new PrismOptions { Database = $"sqlite:///{journal.File}" }));

        async Task<object?> AskAsync(string setting) => await database.ReadAsync(sql => sql.ValueAsync($"PRAGMA {setting}"), None);

        Assert.Equal((2L, "wal", 1L), (await AskAsync("synchronous"), await AskAsync("journal_mode"), await AskAsync("secure_delete")));
    }

    [Fact]
    public async Task Open_FileOfAnotherProgram_LeavesItsTables()
    {
        await using var connection = journal.Connect();
        Run(connection, "CREATE TABLE orders (id, text); INSERT INTO orders VALUES (1, 'kept'); PRAGMA user_version = 7");

        await CreateAsync(journal.Open());

        Assert.Equal("kept", Run(connection, "SELECT text FROM orders"));
        Assert.Equal(7L, Run(connection, "PRAGMA user_version"));
        Assert.Equal(0L, Run(connection, "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'prism_%' AND name <> 'orders'"));
    }

    [Fact]
    public async Task Open_FileThatIsNoDatabase_IsRefusedAndKept()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(journal.File)!);
        var text = string.Concat(Enumerable.Repeat("This is a letter and no database. ", 100));
        await File.WriteAllTextAsync(journal.File, text, None);

        var exception = await Assert.ThrowsAsync<PrismConfigurationException>(() => journal.Open().FindAsync("j1", None));

        Assert.Contains("never replaced", exception.Message, StringComparison.Ordinal);
        Assert.Equal(text, await File.ReadAllTextAsync(journal.File, None));
    }

    [Fact]
    public async Task Open_TruncatedJournal_IsRefusedAndKept()
    {
        var store = journal.Open();
        await CreateAsync(store);
        await journal.CloseAsync(store);
        await using (var file = File.OpenWrite(journal.File))
        {
            file.SetLength(file.Length / 2);
        }

        var before = await File.ReadAllBytesAsync(journal.File, None);
        var exception = await Assert.ThrowsAnyAsync<PrismException>(() => journal.Open().FindAsync("j1", None));

        Assert.Contains("eep", exception.Message, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(journal.File, None));
    }

    [Theory]
    [InlineData("/proc/prism/jobs.db")]
    [InlineData("/dev/null/jobs.db")]
    public async Task Open_FolderThatCannotBeWritten_SaysWhichSettingToChange(string file)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The folders of this test are Linux's.");

        var exception = await Assert.ThrowsAsync<PrismConfigurationException>(() => journal.Open($"sqlite:///{file}").FindAsync("j1", None));

        Assert.Contains("DATABASE_URL", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_FileThatCannotBeWritten_SaysWhichSettingToChange()
    {
        await using (var connection = journal.Connect())
        {
            Run(connection, "CREATE TABLE other (id)");
        }

        var exception = await Assert.ThrowsAsync<PrismConfigurationException>(() => journal.Open($"Data Source={journal.File};Mode=ReadOnly").FindAsync("j1", None));

        Assert.Contains("DATABASE_URL", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WriteAsync_AnotherProcessHoldsTheLock_IsTransientAndNothingIsWritten()
    {
        await using var database = new SqliteDatabase(Options.Create(new PrismOptions { Database = $"sqlite:///{journal.File}" })) { Patience = TimeSpan.FromSeconds(1) };
        var store = new SqlJobStore(database, journal.Time);
        Assert.Null(await store.FindAsync("j1", None));
        await using var connection = journal.Connect();
        Run(connection, "BEGIN IMMEDIATE");

        var exception = await Assert.ThrowsAsync<JournalException>(() => CreateAsync(store));

        Assert.True(exception.IsTransient);
        Run(connection, "ROLLBACK");
        Assert.Null(await store.FindAsync("j1", None));
        await CreateAsync(store);
        Assert.NotNull(await store.FindAsync("j1", None));
    }

    [Fact]
    public async Task DeleteAsync_WordsOfTheJob_AreGoneFromTheBytesOfAllFiles()
    {
        const string Marker = "the girl named Wintergreen 冬青";
        var store = journal.Open();
        await CreateAsync(store, Marker);
        await store.SaveCheckpointAsync("j1", lease: null, PipelineStage.Plan, "", string.Concat(Enumerable.Repeat(Marker, 5000)), None);
        for (var i = 0; i < 50; i++)
        {
            await store.AppendAsync("j1", [new PipelineWarning { Code = "c", Message = $"{i} {Marker}" }], None);
        }

        var lease = new JobLease("o", 1);
        var intent = new Submission { JobId = "j1", ShotId = "s1", Account = "a", Provider = "p", Model = "m", Fingerprint = "f", Order = Marker, Price = new(3, "CNY"), IntentAt = journal.Time.GetUtcNow() };
        var terms = new IntentTerms { Lease = lease, MaxOpen = 1, MaxPerSecond = 1, OpenSince = default };
        var bought = Assert.IsType<IntentOutcome.Recorded>(await store.RecordIntentAsync(intent, terms, None)).Submission;
        await store.SettleAsync(bought.Id, new Settlement { State = SubmissionState.Downloaded, Note = Marker, ClipPath = Marker }, None);
        await store.EndAsync("j1", lease, new JobEnd { Status = JobStatus.Failed, Error = new JobError { Type = "X", Message = Marker }, Update = new JobPaused() }, None);
        Assert.NotEmpty(FilesWith("Wintergreen"));

        Assert.True(await store.DeleteAsync("j1", None));

        Assert.Empty(FilesWith("Wintergreen"));
    }

    private static async Task CreateAsync(IJobStore store, string request = "{}")
    {
        var job = new JobRecord { Id = "j1", Key = request, Account = "a", Status = JobStatus.Running, Request = request, RequestHash = "h", Lease = new JobLease("o", 1), CreatedAt = default, UpdatedAt = default };
        await store.CreateAsync(job, JobBeginning.With(PipelineStage.Input, request), None);
    }

    private static object? Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    private string[] FilesWith(string words) => [.. Directory.EnumerateFiles(Path.GetDirectoryName(journal.File)!).Where(file => ReadShared(file).AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(words)) >= 0)];

    // The store still has the files open.
    private static byte[] ReadShared(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
