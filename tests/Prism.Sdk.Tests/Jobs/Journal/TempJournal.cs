using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Prism.Sdk.Configuration;
using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Pricing;

namespace Prism.Sdk.Tests.Jobs.Journal;

/// <summary>A real SQLite journal in a file of its own, removed with the test.</summary>
internal sealed class TempJournal : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("prism-journal-");

    public TempJournal() => Store = Open();

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    public SqliteJobStore Store { get; private set; }

    public string Folder => folder.FullName;

    /// <summary>Closes the journal and opens it again, as a new process would.</summary>
    public void Reopen()
    {
        Store.Dispose();
        Store = Open();
    }

    public Task<JobRecord> CreateAsync(string id, string? key = null, Money? budget = null, string request = "{}") =>
        Store.CreateAsync(Record(id, key, budget, request), PipelineStage.Input, "{}", CancellationToken.None);

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
        Price = new Money(price, "CNY"),
        IntentAt = Time.GetUtcNow(),
    };

    public void Dispose()
    {
        Store.Dispose();
        folder.Delete(recursive: true);
    }

    private SqliteJobStore Open() =>
        new(Options.Create(new PrismOptions { Database = $"sqlite:///{Path.Join(folder.FullName, "sub", "jobs.db")}" }), Time);
}
