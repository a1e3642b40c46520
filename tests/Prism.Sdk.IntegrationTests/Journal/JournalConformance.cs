using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Pricing;

namespace Prism.Sdk.IntegrationTests.Journal;

/// <summary>What every test of the promises of <see cref="IJobStore"/> needs. The promises themselves stand in the classes below it, one a question.</summary>
public abstract class JournalConformance(TestJournal journal) : IAsyncLifetime
{
    /// <summary>The process that works on the jobs of a test.</summary>
    protected const string Owner = "owner-1";

    protected const string Other = "owner-2";

    protected static readonly CancellationToken None = CancellationToken.None;

    protected static JobLease Lease { get; } = new(Owner, 1);

    protected TestJournal Journal => journal;

    protected IJobStore Store { get; private set; } = null!;

    protected DateTimeOffset Now => journal.Time.GetUtcNow();

    /// <summary>Gets terms under which everything but the lease is allowed.</summary>
    protected IntentTerms Terms => new() { Lease = Lease, MaxOpen = 1000, MaxPerSecond = 1000, OpenSince = Now.AddHours(-1) };

    public async ValueTask InitializeAsync()
    {
        await journal.StartAsync();
        Store = journal.Open();
        await EnlistAsync(Owner);
    }

    public async ValueTask DisposeAsync()
    {
        await journal.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes the journal and opens it again, as a new process would.</summary>
    protected async Task ReopenAsync()
    {
        await journal.CloseAsync(Store);
        Store = journal.Open();
    }

    protected Task EnlistAsync(string id) => Store.EnlistAsync(new JobOwner { Id = id, Place = "place", ProcessId = 7, ProcessStarted = "1234.5" }, None);

    /// <summary>Strikes a process off, as one that has not beaten.</summary>
    protected async Task DeposeAsync(string id) => await Store.DeposeAsync((await Store.ListOwnersAsync(None)).Single(owner => owner.Id == id), None);

    protected Task<JobRecord> CreateAsync(string id, string? key = null, Money? budget = null) => Store.CreateAsync(Record(id, key, budget), JobBeginning.With(PipelineStage.Input, "{}"), None);

    protected JobRecord Record(string id, string? key = null, Money? budget = null) => new()
    {
        Id = id,
        Key = key,
        Account = "default",
        Status = JobStatus.Running,
        Request = """{"text":"x"}""",
        RequestHash = "hash",
        Budget = budget,
        Tags = new Dictionary<string, string> { ["team"] = "a" },
        Lease = Lease,
        CreatedAt = Now,
        UpdatedAt = Now,
    };

    protected Submission Intent(string jobId, string shotId, decimal price = 3, string currency = "CNY") => new()
    {
        JobId = jobId,
        ShotId = shotId,
        Account = "default",
        Provider = "fake",
        Model = "m",
        Fingerprint = "f",
        Order = "{}",
        Seconds = 5,
        ListPrice = new Money(price, currency),
        Price = new Money(price, currency),
        IntentAt = Now,
        SendUntil = Now.AddSeconds(30),
    };

    /// <summary>Writes an intent that must be taken.</summary>
    protected async Task<Submission> RecordAsync(Submission intent, IntentTerms? terms = null) =>
        Assert.IsType<IntentOutcome.Recorded>(await Store.RecordIntentAsync(intent, terms ?? Terms, None)).Submission;

    protected Task<bool> SettleAsync(Submission row, SubmissionState state) => Store.SettleAsync(row.Id, new Settlement { State = state }, None);

    protected async Task EndAsync(string jobId, JobStatus status = JobStatus.Failed, JobLease? lease = null) =>
        Assert.True(await Store.EndAsync(jobId, lease ?? Lease, new JobEnd { Status = status, Update = Paused() }, None));

    protected JobPaused Paused() => new() { Time = Now };

    /// <summary>Gets a row of the ledger as it stands now.</summary>
    protected async Task<Submission> RowAsync(Submission row)
    {
        await foreach (var found in Store.ReadSubmissionsAsync(new SpendingFilter { JobId = row.JobId }, None))
        {
            if (found.Id == row.Id)
            {
                return found;
            }
        }

        throw new InvalidOperationException("The row is gone.");
    }

    /// <summary>Runs calls as nearly at once as the machine can.</summary>
    protected static Task<T[]> AtOnceAsync<T>(int count, Func<int, Task<T>> call) => Task.WhenAll(Enumerable.Range(0, count).Select(i => Task.Run(() => call(i))));
}
