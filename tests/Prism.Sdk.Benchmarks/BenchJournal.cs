using Microsoft.Extensions.Options;
using Prism.Sdk.Configuration;
using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Jobs.Journal.Sql;
using Prism.Sdk.Pricing;

namespace Prism.Sdk.Benchmarks;

/// <summary>A journal in a file of its own, removed at the end.</summary>
internal sealed class BenchJournal : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("prism-bench-");
    private readonly SqliteDatabase database;

    public BenchJournal()
    {
        database = new SqliteDatabase(Options.Create(new PrismOptions { Database = Url }));
        Store = new SqlJobStore(database, TimeProvider.System);
    }

    public SqlJobStore Store { get; }

    public string Folder => folder.FullName;

    public string File => Path.Join(Folder, "jobs.db");

    public string Url => $"sqlite:///{File}";

    public static JobRecord Job(string id, string? owner) => new()
    {
        Id = id,
        Account = "default",
        Status = JobStatus.Running,
        Request = "{}",
        RequestHash = id,
        Lease = new JobLease(owner, 1),
        CreatedAt = TimeProvider.System.GetUtcNow(),
        UpdatedAt = TimeProvider.System.GetUtcNow(),
    };

    public static Submission Intent(string jobId, string shotId, string order = "{}") => new()
    {
        JobId = jobId,
        ShotId = shotId,
        Account = "default",
        Provider = "dashscope",
        Model = "wan2.6-t2v",
        Fingerprint = Guid.NewGuid().ToString("N"),
        Order = order,
        Seconds = 5,
        ListPrice = new Money(3, "CNY"),
        Price = new Money(3, "CNY"),
        IntentAt = TimeProvider.System.GetUtcNow(),
        SendUntil = TimeProvider.System.GetUtcNow().AddSeconds(30),
    };

    public static IntentTerms Terms(string owner) => new()
    {
        Lease = new JobLease(owner, 1),
        MaxOpen = int.MaxValue,
        MaxPerSecond = int.MaxValue,
        OpenSince = TimeProvider.System.GetUtcNow().AddMinutes(-20),
    };

    /// <summary>Fills the journal with finished jobs of one shot each, as years of work would.</summary>
    public void FillWithFinished(int count)
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = """
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $count)
            INSERT INTO prism_job (id, account, status, request, request_hash, tags, told, created_at, updated_at)
            SELECT printf('old-%08d', i), 'default', 'Completed', '{}', printf('%d', i), '{}', 1, printf('2025-%02d-%02dT00:00:00.0000000Z', 1 + i % 12, 1 + i % 28), '2025-12-31T00:00:00.0000000Z' FROM n;
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $count)
            INSERT INTO prism_submission (job_id, shot_id, attempt, state, account, provider, model, fingerprint, content, currency, intent_at, task_id, seconds, list_micros, price_micros, cost_micros, clip_path)
            SELECT printf('old-%08d', i), 's1', 1, 8, 'default', 'dashscope', 'wan2.6-t2v', printf('f%d', i), '{}', 'CNY', printf('2025-%02d-%02dT00:00:00.0000000Z', 1 + i % 12, 1 + i % 28), printf('old-task-%08d', i), 5, 3000000, 3000000, 3000000, '/gone' FROM n;
            """;
        command.Parameters.AddWithValue("$count", count);
        command.CommandTimeout = 600;
        command.ExecuteNonQuery();
    }

    public void Dispose()
    {
        database.Dispose();
        folder.Delete(recursive: true);
    }
}
