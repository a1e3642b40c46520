using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Prism.Sdk.Configuration;
using Prism.Sdk.Jobs;
using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Jobs.Journal.Sql;
using Prism.Sdk.Jobs.Running;
using Prism.Sdk.Pricing;

namespace Prism.Sdk.Tests.Jobs.Journal;

/// <summary>A real SQLite journal in a file of its own, removed with the test.</summary>
internal sealed class TempJournal : IDisposable
{
    /// <summary>The process that works on the jobs of a test.</summary>
    public const string Owner = "owner-1";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("prism-journal-");
    private SqliteDatabase database;

    public TempJournal()
    {
        database = Open();
        Store = new SqlJobStore(database, Time);
    }

    public static JobLease Lease { get; } = new(Owner, 1);

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    public SqlJobStore Store { get; private set; }

    public string Folder => folder.FullName;

    public string File => Path.Join(Folder, "sub", "jobs.db");

    /// <summary>Gets terms under which everything but the lease is allowed.</summary>
    public IntentTerms Terms => new() { Lease = Lease, MaxOpen = 1000, MaxPerSecond = 1000, OpenSince = Time.GetUtcNow().AddHours(-1) };

    /// <summary>Makes the processes at this journal, as one that has not looked at the others yet sees them.</summary>
    public Workforce Workforce() => new(Store, Options.Create(new JobRecoveryOptions()), new LeaseClock(Time), NullLogger<Workforce>.Instance);

    /// <summary>Closes the journal and opens it again, as a new process would.</summary>
    public void Reopen()
    {
        database.Dispose();
        database = Open();
        Store = new SqlJobStore(database, Time);
    }

    public Task<JobRecord> CreateAsync(string id, string? key = null, Money? budget = null, string request = "{}") =>
        Store.CreateAsync(Record(id, key, budget, request), JobBeginning.With(PipelineStage.Input, "{}"), CancellationToken.None);

    public JobRecord Record(string id, string? key = null, Money? budget = null, string request = "{}") => new()
    {
        Id = id,
        Key = key,
        Account = "default",
        Status = JobStatus.Running,
        Request = request,
        RequestHash = request,
        Budget = budget,
        Tags = new Dictionary<string, string> { ["team"] = "a" },
        Lease = Lease,
        CreatedAt = Time.GetUtcNow(),
        UpdatedAt = Time.GetUtcNow(),
    };

    public Submission Intent(string jobId, string shotId, decimal price = 3) => new()
    {
        JobId = jobId,
        ShotId = shotId,
        Account = "default",
        Provider = "fake",
        Model = "m",
        Fingerprint = "f",
        Order = "{}",
        Seconds = 5,
        ListPrice = new Money(price, "CNY"),
        Price = new Money(price, "CNY"),
        IntentAt = Time.GetUtcNow(),
        SendUntil = Time.GetUtcNow().AddSeconds(30),
    };

    /// <summary>Writes an intent that must be taken.</summary>
    public async Task<Submission> RecordAsync(Submission intent, IntentTerms? terms = null) =>
        Assert.IsType<IntentOutcome.Recorded>(await Store.RecordIntentAsync(intent, terms ?? Terms, CancellationToken.None)).Submission;

    public void Dispose()
    {
        database.Dispose();
        folder.Delete(recursive: true);
    }

    private SqliteDatabase Open() => new(Options.Create(new PrismOptions { Database = $"sqlite:///{File}" }));
}
