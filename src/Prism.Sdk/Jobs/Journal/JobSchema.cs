using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Prism.Sdk.Jobs.Journal;

/// <summary>The tables of the journal. All names begin with <c>prism_</c>, so the file may be one that another program uses too.</summary>
internal static class JobSchema
{
    public const int Version = 1;

    private const string Tables = """
        CREATE TABLE IF NOT EXISTS prism_job (
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
        CREATE INDEX IF NOT EXISTS prism_job_status ON prism_job (status, created_at);

        CREATE TABLE IF NOT EXISTS prism_checkpoint (
            job_id TEXT NOT NULL,
            stage TEXT NOT NULL,
            item TEXT NOT NULL,
            payload TEXT NOT NULL,
            updated_at TEXT NOT NULL,
            PRIMARY KEY (job_id, stage, item));

        CREATE TABLE IF NOT EXISTS prism_submission (
            id INTEGER PRIMARY KEY,
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

        CREATE TABLE IF NOT EXISTS prism_event (
            job_id TEXT NOT NULL,
            sequence INTEGER NOT NULL,
            at TEXT NOT NULL,
            payload TEXT NOT NULL,
            PRIMARY KEY (job_id, sequence));

        CREATE TABLE IF NOT EXISTS prism_schema (version INTEGER NOT NULL);
        INSERT INTO prism_schema (version) SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM prism_schema);
        """;

    public static void Prepare(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();

        // FULL, not NORMAL: a power cut must not take back an intent or a task id. A commit costs 0.25 ms; a shot costs money.
        command.Run("PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;");
        command.Run(Tables);
        var found = Convert.ToInt32(command.Scalar("SELECT version FROM prism_schema"), CultureInfo.InvariantCulture);
        if (found > Version)
        {
            throw new PrismConfigurationException($"The journal has schema version {found}; this version of Prism knows {Version}. Use the newer Prism that wrote it, or another file (Prism:Database, DATABASE_URL).");
        }
    }
}
