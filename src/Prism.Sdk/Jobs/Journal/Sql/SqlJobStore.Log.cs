using System.Text.Json;

namespace Prism.Sdk.Jobs.Journal.Sql;

/// <summary>What the stages yielded, what happened, and who was told.</summary>
internal sealed partial class SqlJobStore
{
    public Task<bool> SaveCheckpointAsync(string jobId, JobLease? lease, PipelineStage stage, string item, string payload, CancellationToken cancellationToken = default) => database.WriteAsync(
        async sql =>
        {
            if (!await (lease is { } held ? HoldsAsync(sql, jobId, held) : LockAsync(sql, jobId)).ConfigureAwait(false))
            {
                return false;
            }

            await WriteCheckpointAsync(sql, jobId, stage, item, payload).ConfigureAwait(false);
            return true;
        },
        cancellationToken);

    public Task<string?> LoadCheckpointAsync(string jobId, PipelineStage stage, string item, CancellationToken cancellationToken = default) => database.ReadAsync(
        async sql => (string?)await sql.ValueAsync(
            "SELECT payload FROM prism_checkpoint WHERE job_id = @job AND stage = @stage AND item = @item",
            ("@job", jobId),
            ("@stage", stage.ToString()),
            ("@item", item)).ConfigureAwait(false),
        cancellationToken);

    public Task AppendAsync(string jobId, IReadOnlyList<PipelineUpdate> updates, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(updates);
        return ChangeAsync(
            async sql =>
            {
                // Two processes may write to one log for a moment, when a job changes hands: the job's row keeps them apart.
                return await LockAsync(sql, jobId).ConfigureAwait(false) ? await WriteUpdatesAsync(sql, jobId, updates).ConfigureAwait(false) : 0;
            },
            cancellationToken);
    }

    public Task<IReadOnlyList<PipelineUpdate>> ReadUpdatesAsync(string jobId, long afterSequence, CancellationToken cancellationToken = default) => database.ReadAsync<IReadOnlyList<PipelineUpdate>>(
        async sql => await sql.RowsAsync(
            "SELECT payload FROM prism_event WHERE job_id = @job AND sequence > @after ORDER BY sequence",
            static reader => JsonSerializer.Deserialize(reader.GetString(0), JobJson.Default.PipelineUpdate)!,
            ("@job", jobId),
            ("@after", afterSequence)).ConfigureAwait(false),
        cancellationToken);

    public Task<IReadOnlyList<JobRecord>> TakeUntoldAsync(string ownerId, DateTimeOffset stoppedAfter, int most, CancellationToken cancellationToken = default)
    {
        const string Untold = "told = 0 AND status <> 'Running' AND updated_at >= @after AND (teller IS NULL OR teller = @owner OR NOT EXISTS (SELECT 1 FROM prism_owner WHERE prism_owner.id = prism_job.teller))";
        return database.WriteAsync<IReadOnlyList<JobRecord>>(
            async sql =>
            {
                await database.TakeTurnAsync(sql).ConfigureAwait(false);
                var taken = await sql.RowsAsync(
                    $"UPDATE prism_job SET teller = @owner WHERE id IN (SELECT id FROM prism_job WHERE {Untold} ORDER BY updated_at LIMIT @most) AND {Untold} RETURNING *",
                    SqlValues.Job,
                    ("@owner", ownerId),
                    ("@after", SqlValues.ToText(stoppedAfter)),
                    ("@most", most)).ConfigureAwait(false);
                return [.. taken.OrderBy(static job => job.UpdatedAt)];
            },
            cancellationToken);
    }

    // Without a teller the job was resumed and has stopped again since it was taken: that end is still to be told.
    public Task MarkToldAsync(string jobId, CancellationToken cancellationToken = default) => ChangeAsync(
        sql => sql.RunAsync("UPDATE prism_job SET told = 1, teller = NULL WHERE id = @id AND status <> 'Running' AND teller IS NOT NULL", ("@id", jobId)),
        cancellationToken);

    public async Task<bool> DeleteAsync(string jobId, CancellationToken cancellationToken = default)
    {
        var gone = await ChangesAsync(
            async sql =>
            {
                var deleted = await sql.RunAsync("DELETE FROM prism_job WHERE id = @id AND status <> 'Running'", ("@id", jobId)).ConfigureAwait(false);
                if (deleted > 0)
                {
                    await sql.RunAsync("DELETE FROM prism_checkpoint WHERE job_id = @id", ("@id", jobId)).ConfigureAwait(false);
                    await sql.RunAsync("DELETE FROM prism_event WHERE job_id = @id", ("@id", jobId)).ConfigureAwait(false);
                    await sql.RunAsync("UPDATE prism_submission SET content = '', clip_path = NULL, note = NULL WHERE job_id = @id", ("@id", jobId)).ConfigureAwait(false);
                }

                return deleted;
            },
            cancellationToken).ConfigureAwait(false);
        if (gone)
        {
            await database.EraseTracesAsync(cancellationToken).ConfigureAwait(false);
        }

        return gone;
    }

    private static async Task<int> WriteUpdatesAsync(SqlScript sql, string jobId, IReadOnlyList<PipelineUpdate> updates)
    {
        var sequence = await sql.NumberAsync("SELECT COALESCE(MAX(sequence), 0) FROM prism_event WHERE job_id = @job", ("@job", jobId)).ConfigureAwait(false);
        foreach (var update in updates)
        {
            sequence++;
            await sql.RunAsync(
                "INSERT INTO prism_event (job_id, sequence, at, payload) VALUES (@job, @sequence, @at, @payload)",
                ("@job", jobId),
                ("@sequence", sequence),
                ("@at", SqlValues.ToText(update.Time)),
                ("@payload", JsonSerializer.Serialize(update with { Sequence = sequence }, JobJson.Default.PipelineUpdate))).ConfigureAwait(false);
        }

        return updates.Count;
    }

    private Task<int> WriteCheckpointAsync(SqlScript sql, string jobId, PipelineStage stage, string item, string payload) => sql.RunAsync(
        """
        INSERT INTO prism_checkpoint (job_id, stage, item, payload, updated_at) VALUES (@job, @stage, @item, @payload, @now)
        ON CONFLICT (job_id, stage, item) DO UPDATE SET payload = excluded.payload, updated_at = excluded.updated_at
        """,
        ("@job", jobId),
        ("@stage", stage.ToString()),
        ("@item", item),
        ("@payload", payload),
        ("@now", Now()));

    // False for a job that was deleted: whoever still works on it must not write its words again.
    private static async Task<bool> LockAsync(SqlScript sql, string jobId) =>
        await sql.RunAsync("UPDATE prism_job SET epoch = epoch WHERE id = @job", ("@job", jobId)).ConfigureAwait(false) > 0;

    // An update that changes nothing: it takes the row's lock where a database has such, so that the answer stays true until the end of the transaction.
    private static async Task<bool> HoldsAsync(SqlScript sql, string jobId, JobLease lease) =>
        await sql.RunAsync($"UPDATE prism_job SET epoch = epoch WHERE id = @job AND {Leased}", ("@job", jobId), ("@owner", lease.Owner), ("@epoch", lease.Epoch)).ConfigureAwait(false) > 0;
}
