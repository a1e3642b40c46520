using System.Globalization;
using System.Text.Json;

namespace Prism.Sdk.Jobs.Journal.Sql;

/// <summary>Jobs, from their acceptance to their end.</summary>
internal sealed partial class SqlJobStore
{
    public async Task<JobRecord> CreateAsync(JobRecord job, JobBeginning beginning, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(beginning);
        try
        {
            return await database.WriteAsync(sql => InsertAsync(sql, job, beginning), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (job.Key is not null && database.IsDuplicate(exception))
        {
            // Two processes with one key at the same moment: the other was faster.
            return await database.ReadAsync(sql => OfKeyAsync(sql, job), cancellationToken).ConfigureAwait(false)
                ?? throw new JournalException($"The journal refuses job {job.Id} with key '{job.Key}', and knows no job with it.", exception);
        }
    }

    public Task<JobRecord?> FindAsync(string jobId, CancellationToken cancellationToken = default) => database.ReadAsync(
        async sql => (await sql.RowsAsync("SELECT * FROM prism_job WHERE id = @id", SqlValues.Job, ("@id", jobId)).ConfigureAwait(false)).FirstOrDefault(),
        cancellationToken);

    public Task<IReadOnlyList<VideoJobSummary>> ListAsync(JobFilter filter, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var which = (filter.Status is null ? "" : " AND status = @status") + (filter.KeyPrefix is null ? "" : " AND substr(key, 1, @length) = @prefix")
            + (filter.IsStopped ? " AND status <> 'Running'" : "") + (filter.UpdatedBefore is null ? "" : " AND updated_at < @before");
        return database.ReadAsync<IReadOnlyList<VideoJobSummary>>(
            async sql => await sql.RowsAsync(
                $"SELECT id, key, account, status, created_at, updated_at FROM prism_job WHERE 1 = 1{which} ORDER BY created_at DESC, id DESC LIMIT @limit",
                static reader => new VideoJobSummary
                {
                    Id = reader.Text("id")!,
                    Key = reader.Text("key"),
                    Account = reader.Text("account")!,
                    Status = Enum.Parse<JobStatus>(reader.Text("status")!),
                    CreatedAt = reader.Time("created_at"),
                    UpdatedAt = reader.Time("updated_at"),
                },
                ("@status", filter.Status?.ToString() ?? ""),
                ("@prefix", filter.KeyPrefix ?? ""),
                ("@length", filter.KeyPrefix?.EnumerateRunes().Count() ?? 0),
                ("@before", SqlValues.ToText(filter.UpdatedBefore ?? DateTimeOffset.MaxValue)),
                ("@limit", filter.Limit)).ConfigureAwait(false),
            cancellationToken);
    }

    public Task<bool> EndAsync(string jobId, JobLease lease, JobEnd end, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(end);
        return ChangesAsync(
            async sql =>
            {
                var changed = await sql.RunAsync(
                    $"UPDATE prism_job SET status = @status, film = @film, error = @error, owner = NULL, wish = NULL, told = 0, teller = NULL, updated_at = @now WHERE id = @id AND {Leased}",
                    ("@id", jobId),
                    ("@owner", lease.Owner),
                    ("@epoch", lease.Epoch),
                    ("@status", end.Status.ToString()),
                    ("@film", end.Film is null ? null : JsonSerializer.Serialize(end.Film, JobJson.Default.FinalVideo)),
                    ("@error", end.Error is null ? null : JsonSerializer.Serialize(end.Error, JobJson.Default.JobError)),
                    ("@now", Now())).ConfigureAwait(false);
                if (changed > 0)
                {
                    await WriteUpdatesAsync(sql, jobId, [end.Update]).ConfigureAwait(false);
                }

                if (changed > 0 && end.Status == JobStatus.Completed)
                {
                    await sql.RunAsync(
                        "UPDATE prism_submission SET state = @used WHERE job_id = @id AND state = @downloaded",
                        ("@id", jobId),
                        ("@used", (int)SubmissionState.Used),
                        ("@downloaded", (int)SubmissionState.Downloaded)).ConfigureAwait(false);
                }

                return changed;
            },
            cancellationToken);
    }

    public Task<bool> ReopenAsync(string jobId, CancellationToken cancellationToken = default) => ChangesAsync(
        sql => sql.RunAsync(
            "UPDATE prism_job SET status = 'Running', film = NULL, error = NULL, owner = NULL, wish = NULL, takeovers = 0, updated_at = @now WHERE id = @id AND status NOT IN ('Running', 'Completed')",
            ("@id", jobId),
            ("@now", Now())),
        cancellationToken);

    public Task RecordWishAsync(string jobId, JobWish wish, PipelineUpdate update, CancellationToken cancellationToken = default) => ChangeAsync(
        async sql =>
        {
            await database.TakeTurnAsync(sql).ConfigureAwait(false);
            var stopped = await sql.RunAsync(
                $"UPDATE prism_job SET status = @status, told = 0, teller = NULL, owner = NULL, wish = NULL, updated_at = @now WHERE id = @id AND ({Free}{(wish == JobWish.Cancel ? " OR status NOT IN ('Running', 'Completed', 'Canceled')" : "")})",
                ("@id", jobId),
                ("@status", (wish == JobWish.Pause ? JobStatus.Paused : JobStatus.Canceled).ToString()),
                ("@now", Now())).ConfigureAwait(false);
            if (stopped > 0)
            {
                await WriteUpdatesAsync(sql, jobId, [update]).ConfigureAwait(false);
                return stopped;
            }

            return await sql.RunAsync("UPDATE prism_job SET wish = @wish WHERE id = @id AND status = 'Running'", ("@id", jobId), ("@wish", (int)wish)).ConfigureAwait(false);
        },
        cancellationToken);

    private async Task<JobRecord> InsertAsync(SqlScript sql, JobRecord job, JobBeginning beginning)
    {
        if (job.Key is not null && await OfKeyAsync(sql, job).ConfigureAwait(false) is { } existing)
        {
            return existing;
        }

        await sql.RunAsync(
            """
            INSERT INTO prism_job (id, key, account, status, request, request_hash, budget, budget_currency, tags, reuse_clips, pinned, owner, epoch, created_at, updated_at)
            VALUES (@id, @key, @account, @status, @request, @hash, @budget, @currency, @tags, @reuse, @pinned, @owner, @epoch, @created, @created)
            """,
            ("@id", job.Id),
            ("@key", job.Key),
            ("@account", job.Account),
            ("@status", job.Status.ToString()),
            ("@request", job.Request),
            ("@hash", job.RequestHash),
            ("@budget", job.Budget?.Amount.ToString(CultureInfo.InvariantCulture)),
            ("@currency", job.Budget?.Currency),
            ("@tags", SqlValues.ToJson(job.Tags)),
            ("@reuse", job.ReuseClips ? 1 : 0),
            ("@pinned", job.IsPinned ? 1 : 0),
            ("@owner", job.Lease.Owner),
            ("@epoch", job.Lease.Epoch),
            ("@created", SqlValues.ToText(job.CreatedAt))).ConfigureAwait(false);
        foreach (var checkpoint in beginning.Checkpoints)
        {
            await WriteCheckpointAsync(sql, job.Id, checkpoint.Stage, checkpoint.Item, checkpoint.Payload).ConfigureAwait(false);
        }

        await WriteUpdatesAsync(sql, job.Id, beginning.Updates).ConfigureAwait(false);
        return job;
    }

    private static async Task<JobRecord?> OfKeyAsync(SqlScript sql, JobRecord job) =>
        (await sql.RowsAsync("SELECT * FROM prism_job WHERE account = @account AND key = @key", SqlValues.Job, ("@account", job.Account), ("@key", job.Key)).ConfigureAwait(false)).FirstOrDefault();
}
