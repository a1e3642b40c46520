using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Prism.Sdk.IntegrationTests.Journal;
using Prism.Sdk.IntegrationTests.Journal.Sqlite;
using Prism.Sdk.IntegrationTests.Judging;
using Prism.Sdk.IntegrationTests.Matrix.Bench;
using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Pricing;
using Prism.Sdk.Worker;

namespace Prism.Sdk.IntegrationTests.Matrix.Rows;

/// <summary>The journal locked, full, spoilt, old, and shared.</summary>
public sealed class JournalRows : MatrixTable
{
    private static readonly string[] Writes =
    [
        nameof(IJobStore.CreateAsync), nameof(IJobStore.SaveCheckpointAsync), nameof(IJobLedger.RecordIntentAsync), nameof(IJobLedger.RecordTaskAsync),
        nameof(IJobLedger.SettleAsync), nameof(IJobStore.AppendAsync), nameof(IJobStore.EndAsync),
    ];

    internal static IReadOnlyList<MatrixRow> Table { get; } =
    [
        Row("Q01", "another program holds the lock for a second", "a film", Retry.Auto, ChargeKind.None, "waited for", bench => LockedAsync(bench, TimeSpan.FromSeconds(1))),
        Row("Q02", "another program holds the lock for long", "JournalException, transient, or a film later", Retry.Later, ChargeKind.None, "no POST without its intent in the journal", LockedForLongAsync),
        Own("Q03", "two processes write at once", "both go on", Retry.Auto, ChargeKind.None, "each line once", static () => BorrowAsync(new SqliteLogTests(), static tests => tests.AppendAsync_FromTwoProcessesAtOnce_NumbersEachOnce())),
        Row("Q04", "the journal refuses the first, second, … n-th write", "JournalException or a film; a film after resuming", Retry.Later, ChargeKind.Possible, "one task a shot, at whichever write", EachWriteAsync, With(static prism => RefuseWrites(prism.Services))),
        Own("Q05", "the disk fails when the journal is synced", "JournalException; a film by the next process", Retry.Later, ChargeKind.Possible, "one task a shot", static () => FailingSync.PlayAsync("fsync,fdatasync", from: 3)),
        Row("Q06", "bytes of the journal are flipped, in its first page or later", "an error of ours that keeps the file", Retry.Fix, ChargeKind.None, "nothing is bought, nothing is replaced", SpoiltAsync),
        Own("Q07", "the journal is a letter, or half of itself", "PrismConfigurationException, or another of ours", Retry.Fix, ChargeKind.None, "the file stays as it was", NoDatabaseAsync),
        Own("Q08", "the journal or its folder cannot be written", "PrismConfigurationException that names the setting", Retry.Fix, ChargeKind.None, "said at once", ReadOnlyAsync),
        Own("Q09", "the journal of a newer or an older version", "PrismConfigurationException; or its jobs go on", Retry.Fix, ChargeKind.None, "upgraded whole or not at all", VersionsAsync),
        Own("Q10", "the journal is copied without its log", "what the last checkpoint held", Retry.None, ChargeKind.None, "it opens", WithoutLogAsync),
        Own("Q13", "a journal that an earlier version wrote", "its job goes on", Retry.Auto, ChargeKind.None, "under its budget", static () => BorrowAsync(static tests => tests.Open_JournalOfVersionOne_ItsJobGoesOnUnderItsBudget(), new SqliteMigrationTests())),
        Own("Q14", "two hosts at one journal", "each job has one owner", Retry.Auto, ChargeKind.None, "exactly one wins each", static () => BorrowAsync(new SqliteLeasesTests(), static tests => tests.ClaimAsync_TwoProcessesAtOnce_EachJobGoesToExactlyOne())),
    ];

    public static TheoryData<string> Ids => IdsOf(Table);

    // Which write of the row is refused; the row is played once.
    private static int left = int.MaxValue;

    [Theory]
    [MemberData(nameof(Ids))]
    public Task Row_Fault_EndsAsToldAndPaysNothingTwice(string id) => PlayAsync(Table, id);

    private static async Task BorrowAsync<T>(T tests, Func<T, Task> test)
        where T : JournalConformance
    {
        await using (tests)
        {
            await tests.InitializeAsync();
            await test(tests);
        }
    }

    private static async Task BorrowAsync<T>(Func<T, Task> test, T tests)
        where T : IAsyncDisposable
    {
        await using (tests)
        {
            await test(tests);
        }
    }

    private static async Task LockedAsync(MatrixBench bench, TimeSpan time)
    {
        var job = await bench.StartAsync();
        await using (var connection = await HoldAsync(bench))
        {
            await Task.Delay(time);
        }

        await bench.FilmAsync(job);
        Assert.Equal((1, 1), (bench.Posts, bench.Accepted));
    }

    private static async Task LockedForLongAsync(MatrixBench bench)
    {
        // The tables are there; then nothing can be written.
        Assert.Null(await bench.Pipeline.GetJobAsync("none"));
        Task<VideoJob> starting;
        await using (var connection = await HoldAsync(bench))
        {
            starting = bench.StartAsync(shots: 2);
            await Task.WhenAny(starting, Task.Delay(TimeSpan.FromSeconds(4)));
            Assert.Equal(0, bench.Posts);
        }

        // It gave up, or it did not: nothing was bought meanwhile.
        var refused = await Record.ExceptionAsync(() => starting);
        Assert.True(refused is null or JournalException { IsTransient: true }, $"{refused}");
        await bench.FilmAsync(refused is null ? await starting : await bench.StartAsync(shots: 2));
        Assert.Equal((2, 2), (bench.Posts, bench.Accepted));
    }

    private static async Task<SqliteConnection> HoldAsync(MatrixBench bench)
    {
        var connection = new SqliteConnection($"Data Source={Path.Join(bench.Folder, "jobs.db")};Pooling=False");
        await connection.OpenAsync();
        await using var begin = connection.CreateCommand();
        begin.CommandText = "BEGIN IMMEDIATE";
        await begin.ExecuteNonQueryAsync();
        return connection;
    }

    private static void RefuseWrites(IServiceCollection services) => services.Decorate<IJobStore>(static (_, inner) => Decorator.Around(inner, static (name, _, call) =>
        Writes.Contains(name) && Interlocked.Decrement(ref left) == 0 ? throw new JournalException("The disk is full.") { IsTransient = true } : call()));

    private static async Task EachWriteAsync(MatrixBench bench)
    {
        var films = 0;
        for (var refused = 1; ; refused++)
        {
            left = refused;
            var key = new JobOptions { Key = $"write {refused}" };
            var plan = MatrixBench.Plan(1, $"{Canary.Words} {refused}");
            for (var tries = 0; tries < 3; tries++)
            {
                try
                {
                    var job = await bench.Pipeline.StartAsync(plan, key);
                    await job.RefreshAsync();
                    if (job.Status != JobStatus.Running)
                    {
                        await job.ResumeAsync();
                    }

                    await job.WaitForCompletionAsync();
                    break;
                }
                catch (PrismException exception)
                {
                    bench.Sweep.LookAt(exception);
                }
            }

            var wasRefused = left <= 0;
            left = int.MaxValue;
            Assert.Equal(JobStatus.Completed, (await bench.Pipeline.StartAsync(plan, key)).Status);
            films++;
            Assert.Equal(films, bench.Accepted);
            if (!wasRefused)
            {
                break;
            }
        }

        Assert.InRange(films, 8, 100);
    }

    private static async Task SpoiltAsync(MatrixBench bench)
    {
        await bench.FilmAsync();
        await bench.CloseBooksAsync();
        var file = Path.Join(bench.Folder, "jobs.db");
        var good = await File.ReadAllBytesAsync(file);
        foreach (var place in (int[])[20, good.Length / 2])
        {
            var bad = good.ToArray();
            bad.AsSpan(place, 900).Fill(0xA5);
            await File.WriteAllBytesAsync(file, bad);
            var ended = await Record.ExceptionAsync(async () => await (await bench.Pipeline.StartAsync(MatrixBench.Plan(1, $"{Canary.Words} {place}"))).WaitForCompletionAsync());
            Assert.True(ended is null or PrismException, $"{ended}");
            await bench.CloseBooksAsync();
            if (place == 20)
            {
                Assert.NotNull(ended);
                Assert.Equal(bad, await File.ReadAllBytesAsync(file));
                Assert.Equal(1, bench.Posts);
            }
        }

        File.Delete(file);
        File.Delete(file + "-wal");
        File.Delete(file + "-shm");
    }

    private static async Task NoDatabaseAsync()
    {
        await BorrowAsync(static tests => tests.Open_FileThatIsNoDatabase_IsRefusedAndKept(), new SqliteFileTests());
        await BorrowAsync(static tests => tests.Open_TruncatedJournal_IsRefusedAndKept(), new SqliteFileTests());
    }

    private static async Task ReadOnlyAsync()
    {
        await BorrowAsync(static tests => tests.Open_FileThatCannotBeWritten_SaysWhichSettingToChange(), new SqliteFileTests());
        await BorrowAsync(static tests => tests.Open_FolderThatCannotBeWritten_SaysWhichSettingToChange("/proc/prism/jobs.db"), new SqliteFileTests());
    }

    private static async Task VersionsAsync()
    {
        await BorrowAsync(static tests => tests.Open_JournalOfANewerPrism_IsRefusedByName(), new SqliteMigrationTests());
        await BorrowAsync(static tests => tests.Open_StepThatFailsHalfWay_LeavesVersionOneAsItWas(), new SqliteMigrationTests());
    }

    private static async Task WithoutLogAsync()
    {
        await using var journal = new SqliteJournal();
        var store = journal.Open();
        var job = new JobRecord { Id = "j1", Key = "k", Account = "a", Status = JobStatus.Running, Request = "{}", RequestHash = "h", Lease = new JobLease("o", 1), CreatedAt = default, UpdatedAt = default };
        await store.CreateAsync(job, JobBeginning.With(PipelineStage.Input, "{}"));
        await using (var connection = journal.Connect())
        {
            await using var checkpoint = connection.CreateCommand();
            checkpoint.CommandText = "PRAGMA wal_checkpoint(FULL)";
            await checkpoint.ExecuteNonQueryAsync();
        }

        await store.CreateAsync(job with { Id = "j2", Key = "k2" }, JobBeginning.With(PipelineStage.Input, "{}"));
        var copy = Path.Join(journal.Folder, "copy.db");
        File.Copy(journal.File, copy);
        var again = journal.Open($"sqlite:///{copy}");
        Assert.NotNull(await again.FindAsync("j1"));
        await again.CreateAsync(job with { Id = "j3", Key = "k3" }, JobBeginning.With(PipelineStage.Input, "{}"));
        Assert.NotNull(await again.FindAsync("j3"));
    }
}
