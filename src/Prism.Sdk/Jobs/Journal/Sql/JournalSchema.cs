using System.Globalization;

namespace Prism.Sdk.Jobs.Journal.Sql;

/// <summary>The tables of the journal, as steps from one version to the next. All names begin with <c>prism_</c>, so the database may be one that another program uses too.</summary>
internal static class JournalSchema
{
    // A step that has shipped is never edited: a journal of any age must come through them all.
    private static readonly string[] Steps =
    [
        """
        CREATE TABLE prism_job (
            id TEXT PRIMARY KEY,
            key TEXT,
            account TEXT NOT NULL,
            status TEXT NOT NULL,
            request TEXT NOT NULL,
            request_hash TEXT NOT NULL,
            budget TEXT,
            budget_currency TEXT,
            tags TEXT NOT NULL,
            film TEXT,
            error TEXT,
            created_at TEXT NOT NULL,
            updated_at TEXT NOT NULL,
            UNIQUE (account, key));
        CREATE INDEX prism_job_status ON prism_job (status, created_at);

        CREATE TABLE prism_checkpoint (
            job_id TEXT NOT NULL,
            stage TEXT NOT NULL,
            item TEXT NOT NULL,
            payload TEXT NOT NULL,
            updated_at TEXT NOT NULL,
            PRIMARY KEY (job_id, stage, item));

        CREATE TABLE prism_submission (
            id {identity},
            job_id TEXT NOT NULL,
            shot_id TEXT NOT NULL,
            attempt INTEGER NOT NULL,
            state INTEGER NOT NULL,
            account TEXT NOT NULL,
            provider TEXT NOT NULL,
            model TEXT NOT NULL,
            fingerprint TEXT NOT NULL,
            content TEXT NOT NULL,
            price TEXT NOT NULL,
            currency TEXT NOT NULL,
            intent_at TEXT NOT NULL,
            task_id TEXT UNIQUE,
            request_id TEXT,
            settled_at TEXT,
            cost TEXT,
            note TEXT,
            UNIQUE (job_id, shot_id, attempt));

        CREATE TABLE prism_event (
            job_id TEXT NOT NULL,
            sequence BIGINT NOT NULL,
            at TEXT NOT NULL,
            payload TEXT NOT NULL,
            PRIMARY KEY (job_id, sequence));
        """,
        """
        ALTER TABLE prism_job ADD COLUMN owner TEXT;
        ALTER TABLE prism_job ADD COLUMN epoch BIGINT NOT NULL DEFAULT 0;
        ALTER TABLE prism_job ADD COLUMN takeovers INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE prism_job ADD COLUMN wish INTEGER;
        ALTER TABLE prism_job ADD COLUMN reuse_clips INTEGER NOT NULL DEFAULT 1;
        ALTER TABLE prism_job ADD COLUMN told INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE prism_job ADD COLUMN teller TEXT;
        CREATE INDEX prism_job_created ON prism_job (created_at);
        CREATE INDEX prism_job_unfinished ON prism_job (created_at) WHERE status = 'Running';
        CREATE INDEX prism_job_owned ON prism_job (owner) WHERE status = 'Running';
        CREATE INDEX prism_job_wished ON prism_job (owner) WHERE wish IS NOT NULL;
        CREATE INDEX prism_job_stopped ON prism_job (updated_at) WHERE status <> 'Running';
        CREATE INDEX prism_job_untold ON prism_job (updated_at) WHERE told = 0 AND status <> 'Running';

        CREATE TABLE prism_owner (
            id TEXT PRIMARY KEY,
            place TEXT NOT NULL,
            process_id INTEGER NOT NULL,
            process_started TEXT NOT NULL,
            beat BIGINT NOT NULL);

        CREATE TABLE prism_account (
            account TEXT PRIMARY KEY,
            turn BIGINT NOT NULL);

        ALTER TABLE prism_submission ADD COLUMN seconds INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE prism_submission ADD COLUMN list_micros BIGINT NOT NULL DEFAULT 0;
        ALTER TABLE prism_submission ADD COLUMN price_micros BIGINT NOT NULL DEFAULT 0;
        ALTER TABLE prism_submission ADD COLUMN cost_micros BIGINT;
        ALTER TABLE prism_submission ADD COLUMN billed_seconds {real};
        ALTER TABLE prism_submission ADD COLUMN tags TEXT NOT NULL DEFAULT '{}';
        ALTER TABLE prism_submission ADD COLUMN send_until TEXT;
        ALTER TABLE prism_submission ADD COLUMN clip_path TEXT;
        ALTER TABLE prism_submission ADD COLUMN clip_sha256 TEXT;
        UPDATE prism_submission SET
            price_micros = CAST(ROUND(CAST(price AS NUMERIC) * 1000000) AS BIGINT),
            list_micros = CAST(ROUND(CAST(price AS NUMERIC) * 1000000) AS BIGINT),
            cost_micros = CAST(ROUND(CAST(cost AS NUMERIC) * 1000000) AS BIGINT),
            send_until = intent_at;
        ALTER TABLE prism_submission DROP COLUMN price;
        ALTER TABLE prism_submission DROP COLUMN cost;
        CREATE INDEX prism_submission_open ON prism_submission (account, model, intent_at) WHERE state IN (0, 1, 2);
        CREATE INDEX prism_submission_time ON prism_submission (account, intent_at);
        CREATE INDEX prism_submission_clip ON prism_submission (account, fingerprint) WHERE state IN (7, 8);

        CREATE TABLE prism_tag (
            submission_id BIGINT NOT NULL,
            name TEXT NOT NULL,
            value TEXT NOT NULL,
            at TEXT NOT NULL,
            PRIMARY KEY (submission_id, name));
        CREATE INDEX prism_tag_value ON prism_tag (name, value, at);

        CREATE TABLE prism_text_use (
            id {identity},
            job_id TEXT NOT NULL,
            account TEXT NOT NULL,
            model TEXT NOT NULL,
            input_tokens BIGINT NOT NULL,
            output_tokens BIGINT NOT NULL,
            cost_micros BIGINT NOT NULL,
            currency TEXT NOT NULL,
            tags TEXT NOT NULL,
            at TEXT NOT NULL);
        CREATE INDEX prism_text_use_job ON prism_text_use (job_id);
        CREATE INDEX prism_text_use_time ON prism_text_use (account, at);
        """,
        """
        ALTER TABLE prism_job ADD COLUMN pinned INTEGER NOT NULL DEFAULT 1;
        """,
    ];

    public static int Version => Steps.Length;

    /// <summary>Brings the journal to the present version, in the transaction of the caller: all steps or none.</summary>
    public static async Task PrepareAsync(SqlScript sql, JournalDatabase database)
    {
        // Asked first: in production a process often may write to tables and not make any.
        if (await sql.ValueAsync(database.IsPreparedQuery).ConfigureAwait(false) is null)
        {
            await sql.RunAsync("CREATE TABLE prism_schema (version INTEGER NOT NULL)").ConfigureAwait(false);
        }

        var found = await sql.NumberAsync("SELECT COALESCE(MAX(version), 0) FROM prism_schema").ConfigureAwait(false);
        if (found > Version)
        {
            throw new PrismConfigurationException(string.Create(CultureInfo.InvariantCulture, $"The journal has schema version {found}; this version of Prism knows {Version}. Use the newer Prism that wrote it, or another database (Prism:Database, DATABASE_URL)."));
        }

        for (var step = (int)found; step < Version; step++)
        {
            await sql.RunAsync(Steps[step].Replace("{identity}", database.IdentityColumn, StringComparison.Ordinal).Replace("{real}", database.RealColumn, StringComparison.Ordinal)).ConfigureAwait(false);
        }

        if (found < Version)
        {
            await sql.RunAsync("DELETE FROM prism_schema").ConfigureAwait(false);
            await sql.RunAsync("INSERT INTO prism_schema (version) VALUES (@version)", ("@version", Version)).ConfigureAwait(false);
        }
    }
}
