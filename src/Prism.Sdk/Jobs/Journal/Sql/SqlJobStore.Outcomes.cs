namespace Prism.Sdk.Jobs.Journal.Sql;

/// <summary>Outcomes: fenced by nothing, because whoever learns one may write it.</summary>
internal sealed partial class SqlJobStore
{
    private const string LastAttempt = "attempt = (SELECT MAX(attempt) FROM prism_submission WHERE job_id = s.job_id AND shot_id = s.shot_id)";

    public async Task<bool> RecordTaskAsync(long submissionId, string taskId, string? requestId, CancellationToken cancellationToken = default)
    {
        try
        {
            return await database.WriteAsync(
                async sql =>
                {
                    // A person's word (skipped, given up) stands: the row learns its task, and is not waited for again.
                    await sql.RunAsync(
                        "UPDATE prism_submission SET state = CASE WHEN state IN (6, 9) THEN state ELSE @state END, task_id = @task, request_id = COALESCE(@request, request_id) WHERE id = @id AND task_id IS NULL",
                        ("@id", submissionId),
                        ("@state", (int)SubmissionState.Submitted),
                        ("@task", taskId),
                        ("@request", requestId)).ConfigureAwait(false);
                    return (string?)await sql.ValueAsync("SELECT task_id FROM prism_submission WHERE id = @id", ("@id", submissionId)).ConfigureAwait(false) == taskId;
                },
                cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (database.IsDuplicate(exception))
        {
            return false;
        }
    }

    public Task<bool> SettleAsync(long submissionId, Settlement settlement, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(settlement);
        return ChangesAsync(
            sql => sql.RunAsync(
                """
                UPDATE prism_submission SET
                    state = @state,
                    cost_micros = COALESCE(CASE WHEN currency = @currency THEN CAST(@cost AS BIGINT) END, cost_micros),
                    billed_seconds = COALESCE(@billed, billed_seconds),
                    request_id = COALESCE(@request, request_id),
                    clip_path = CASE WHEN content = '' THEN NULL ELSE COALESCE(@path, clip_path) END,
                    clip_sha256 = COALESCE(@sha, clip_sha256),
                    note = CASE WHEN content = '' THEN NULL ELSE COALESCE(@note, note) END,
                    settled_at = @now
                WHERE id = @id AND NOT (state IN (3, 7, 8) AND @state NOT IN (3, 7, 8)) AND NOT (task_id IS NOT NULL AND @state IN (1, 5))
                """,
                ("@id", submissionId),
                ("@state", (int)settlement.State),
                ("@cost", settlement.Cost is { } cost ? SqlValues.ToMicros(cost.Amount) : null),
                ("@currency", settlement.Cost?.Currency ?? ""),
                ("@billed", settlement.BilledSeconds),
                ("@request", settlement.RequestId),
                ("@path", settlement.ClipPath),
                ("@sha", settlement.ClipSha256),
                ("@note", settlement.Note),
                ("@now", Now())),
            cancellationToken);
    }

    public Task<IReadOnlyList<Submission>> ListLastSubmissionsAsync(string jobId, CancellationToken cancellationToken = default) => database.ReadAsync<IReadOnlyList<Submission>>(
        async sql => await sql.RowsAsync($"SELECT * FROM prism_submission AS s WHERE job_id = @job AND {LastAttempt}", SqlValues.Submission, ("@job", jobId)).ConfigureAwait(false),
        cancellationToken);

    public Task<IReadOnlyList<Submission>> ListUndecidedAsync(string account, string model, DateTimeOffset since, CancellationToken cancellationToken = default) => database.ReadAsync<IReadOnlyList<Submission>>(
        async sql => await sql.RowsAsync(
            "SELECT * FROM prism_submission WHERE account = @account AND model = @model AND intent_at >= @since AND state IN (0, 1, 2) AND state < 2 ORDER BY intent_at, id",
            SqlValues.Submission,
            ("@account", account),
            ("@model", model),
            ("@since", SqlValues.ToText(since))).ConfigureAwait(false),
        cancellationToken);

    public Task<IReadOnlyList<Submission>> ListAbandonedAsync(DateTimeOffset since, CancellationToken cancellationToken = default) => database.ReadAsync<IReadOnlyList<Submission>>(
        async sql => await sql.RowsAsync(
            """
            SELECT * FROM prism_submission WHERE state IN (0, 1, 2) AND state = 2 AND intent_at >= @since
            AND NOT EXISTS (SELECT 1 FROM prism_job WHERE prism_job.id = prism_submission.job_id AND status = 'Running') ORDER BY intent_at, id
            """,
            SqlValues.Submission,
            ("@since", SqlValues.ToText(since))).ConfigureAwait(false),
        cancellationToken);

    public Task<IReadOnlySet<string>> FindKnownTasksAsync(IReadOnlyCollection<string> taskIds, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(taskIds);
        return database.ReadAsync<IReadOnlySet<string>>(
            async sql =>
            {
                var known = new HashSet<string>();
                foreach (var taskId in taskIds)
                {
                    if (await sql.ValueAsync("SELECT 1 FROM prism_submission WHERE task_id = @task", ("@task", taskId)).ConfigureAwait(false) is not null)
                    {
                        known.Add(taskId);
                    }
                }

                return known;
            },
            cancellationToken);
    }

    public Task<Submission?> FindClipAsync(string account, string fingerprint, CancellationToken cancellationToken = default) => database.ReadAsync(
        async sql => (await sql.RowsAsync(
            "SELECT * FROM prism_submission WHERE account = @account AND fingerprint = @fingerprint AND state IN (7, 8) AND clip_path IS NOT NULL ORDER BY id DESC LIMIT 1",
            SqlValues.Submission,
            ("@account", account),
            ("@fingerprint", fingerprint)).ConfigureAwait(false)).FirstOrDefault(),
        cancellationToken);
}
