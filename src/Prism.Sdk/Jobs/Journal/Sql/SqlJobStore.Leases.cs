namespace Prism.Sdk.Jobs.Journal.Sql;

/// <summary>Who works on which job.</summary>
internal sealed partial class SqlJobStore
{
    public Task EnlistAsync(JobOwner owner, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(owner);
        return ChangeAsync(
            sql => sql.RunAsync(
                "INSERT INTO prism_owner (id, place, process_id, process_started, beat) VALUES (@id, @place, @process, @started, 0)",
                ("@id", owner.Id),
                ("@place", owner.Place),
                ("@process", owner.ProcessId),
                ("@started", owner.ProcessStarted)),
            cancellationToken);
    }

    public Task<IReadOnlyDictionary<string, JobWish>?> BeatAsync(string ownerId, CancellationToken cancellationToken = default) => database.WriteAsync<IReadOnlyDictionary<string, JobWish>?>(
        async sql =>
        {
            if (await sql.RunAsync("UPDATE prism_owner SET beat = beat + 1 WHERE id = @id", ("@id", ownerId)).ConfigureAwait(false) == 0)
            {
                return null;
            }

            var wishes = await sql.RowsAsync(
                "SELECT id, wish FROM prism_job WHERE owner = @id AND wish IS NOT NULL",
                static reader => KeyValuePair.Create(reader.Text("id")!, (JobWish)reader.Number("wish")),
                ("@id", ownerId)).ConfigureAwait(false);
            return new Dictionary<string, JobWish>(wishes);
        },
        cancellationToken);

    public Task<IReadOnlyList<JobOwner>> ListOwnersAsync(CancellationToken cancellationToken = default) => database.ReadAsync<IReadOnlyList<JobOwner>>(
        async sql => await sql.RowsAsync(
            "SELECT * FROM prism_owner",
            static reader => new JobOwner
            {
                Id = reader.Text("id")!,
                Place = reader.Text("place")!,
                ProcessId = (int)reader.Number("process_id"),
                ProcessStarted = reader.Text("process_started")!,
                Beat = reader.Number("beat"),
            }).ConfigureAwait(false),
        cancellationToken);

    public Task DeposeAsync(JobOwner owner, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(owner);
        return ChangeAsync(
            sql => sql.RunAsync("DELETE FROM prism_owner WHERE id = @id AND beat = @beat", ("@id", owner.Id), ("@beat", owner.Beat)),
            cancellationToken);
    }

    public Task DischargeAsync(string ownerId, CancellationToken cancellationToken = default) => ChangeAsync(
        async sql =>
        {
            // A process that leaves in order has not died of its jobs: they are not suspect.
            await sql.RunAsync("DELETE FROM prism_owner WHERE id = @id", ("@id", ownerId)).ConfigureAwait(false);
            return await sql.RunAsync("UPDATE prism_job SET owner = NULL, takeovers = 0 WHERE owner = @id AND status = 'Running'", ("@id", ownerId)).ConfigureAwait(false);
        },
        cancellationToken);

    public Task<IReadOnlyList<JobRecord>> ClaimAsync(string ownerId, string? jobId, int most, CancellationToken cancellationToken = default)
    {
        var which = jobId is null ? $"SELECT id FROM prism_job WHERE {Free} ORDER BY created_at LIMIT @most" : "SELECT id FROM prism_job WHERE id = @job";
        var claimable = jobId is null ? Free : $"({Free} OR (status = 'Running' AND owner = @me))";
        return database.WriteAsync<IReadOnlyList<JobRecord>>(
            async sql =>
            {
                await database.TakeTurnAsync(sql).ConfigureAwait(false);
                var taken = await sql.RowsAsync(
                    $"""
                    UPDATE prism_job SET owner = @me, epoch = epoch + 1, takeovers = takeovers + CASE WHEN owner IS NULL OR owner = @me THEN 0 ELSE 1 END
                    WHERE id IN ({which}) AND {claimable} AND EXISTS (SELECT 1 FROM prism_owner WHERE prism_owner.id = @me) RETURNING *
                    """,
                    SqlValues.Job,
                    ("@me", ownerId),
                    ("@job", jobId ?? ""),
                    ("@most", most)).ConfigureAwait(false);
                return [.. taken.OrderBy(static job => job.CreatedAt)];
            },
            cancellationToken);
    }
}
