using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Prism.Sdk.Pricing;

namespace Prism.Sdk.Jobs.Journal;

/// <summary>Jobs and their checkpoints.</summary>
internal sealed partial class SqliteJobStore
{
    private const string SaveCheckpoint = """
        INSERT INTO prism_checkpoint (job_id, stage, item, payload, updated_at) VALUES ($job, $stage, $item, $payload, $now)
        ON CONFLICT (job_id, stage, item) DO UPDATE SET payload = excluded.payload, updated_at = excluded.updated_at
        """;

    public Task<JobRecord> CreateAsync(JobRecord job, PipelineStage firstStage, string firstCheckpoint, CancellationToken cancellationToken) => WriteAsync(
        command =>
        {
            if (job.Key is not null
                && command.Rows("SELECT * FROM prism_job WHERE account = $account AND key = $key", ReadJob, ("$account", job.Account), ("$key", job.Key)) is [var existing])
            {
                return existing;
            }

            command.Run(
                """
                INSERT INTO prism_job (id, key, account, status, request, request_hash, budget, budget_currency, tags, created_at, updated_at)
                VALUES ($id, $key, $account, $status, $request, $hash, $budget, $currency, $tags, $created, $created)
                """,
                ("$id", job.Id),
                ("$key", job.Key),
                ("$account", job.Account),
                ("$status", job.Status.ToString()),
                ("$request", job.Request),
                ("$hash", job.RequestHash),
                ("$budget", job.Budget is { } budget ? ToText(budget.Amount) : null),
                ("$currency", job.Budget?.Currency),
                ("$tags", JsonSerializer.Serialize(job.Tags, JobJson.Default.IReadOnlyDictionaryStringString)),
                ("$created", ToText(job.CreatedAt)));
            command.Run(SaveCheckpoint, ("$job", job.Id), ("$stage", firstStage.ToString()), ("$item", ""), ("$payload", firstCheckpoint), ("$now", Now()));
            return job;
        },
        cancellationToken);

    public Task<JobRecord?> FindAsync(string jobId, CancellationToken cancellationToken) => ReadAsync(
        command => command.Rows("SELECT * FROM prism_job WHERE id = $id", ReadJob, ("$id", jobId)).FirstOrDefault(),
        cancellationToken);

    public Task<IReadOnlyList<VideoJobSummary>> ListAsync(JobFilter filter, CancellationToken cancellationToken) => ReadAsync<IReadOnlyList<VideoJobSummary>>(
        command => command.Rows(
            "SELECT * FROM prism_job WHERE $status IS NULL OR status = $status ORDER BY created_at DESC, id DESC LIMIT $limit",
            static reader => new VideoJobSummary
            {
                Id = reader.Text("id")!,
                Key = reader.Text("key"),
                Account = reader.Text("account")!,
                Status = Enum.Parse<JobStatus>(reader.Text("status")!),
                CreatedAt = ToTime(reader.Text("created_at")!),
                UpdatedAt = ToTime(reader.Text("updated_at")!),
            },
            ("$status", filter.Status?.ToString()),
            ("$limit", filter.Limit)),
        cancellationToken);

    public Task SetStatusAsync(string jobId, JobStatus status, FinalVideo? film, JobError? error, CancellationToken cancellationToken) => WriteAsync(
        command => command.Run(
            "UPDATE prism_job SET status = $status, film = $film, error = $error, updated_at = $now WHERE id = $id",
            ("$id", jobId),
            ("$status", status.ToString()),
            ("$film", film is null ? null : JsonSerializer.Serialize(film, JobJson.Default.FinalVideo)),
            ("$error", error is null ? null : JsonSerializer.Serialize(error, JobJson.Default.JobError)),
            ("$now", Now())),
        cancellationToken);

    public Task SaveCheckpointAsync(string jobId, PipelineStage stage, string item, string payload, CancellationToken cancellationToken) => WriteAsync(
        command => command.Run(SaveCheckpoint, ("$job", jobId), ("$stage", stage.ToString()), ("$item", item), ("$payload", payload), ("$now", Now())),
        cancellationToken);

    public Task<string?> LoadCheckpointAsync(string jobId, PipelineStage stage, string item, CancellationToken cancellationToken) => ReadAsync(
        command => (string?)command.Scalar(
            "SELECT payload FROM prism_checkpoint WHERE job_id = $job AND stage = $stage AND item = $item",
            ("$job", jobId),
            ("$stage", stage.ToString()),
            ("$item", item)),
        cancellationToken);

    private static JobRecord ReadJob(SqliteDataReader reader) => new()
    {
        Id = reader.Text("id")!,
        Key = reader.Text("key"),
        Account = reader.Text("account")!,
        Status = Enum.Parse<JobStatus>(reader.Text("status")!),
        Request = reader.Text("request")!,
        RequestHash = reader.Text("request_hash")!,
        Budget = reader.Text("budget") is { } budget ? new Money(ToAmount(budget), reader.Text("budget_currency")!) : null,
        Tags = JsonSerializer.Deserialize(reader.Text("tags")!, JobJson.Default.IReadOnlyDictionaryStringString)!,
        Film = reader.Text("film") is { } film ? JsonSerializer.Deserialize(film, JobJson.Default.FinalVideo) : null,
        Error = reader.Text("error") is { } error ? JsonSerializer.Deserialize(error, JobJson.Default.JobError) : null,
        CreatedAt = ToTime(reader.Text("created_at")!),
        UpdatedAt = ToTime(reader.Text("updated_at")!),
    };

    // Money is text in the file: SQLite's numbers are binary fractions.
    private static string ToText(decimal amount) => amount.ToString(CultureInfo.InvariantCulture);

    private static decimal ToAmount(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
