using Microsoft.Data.Sqlite;

namespace Prism.Sdk.IntegrationTests.Journal.Sqlite;

/// <summary>A journal as the first version made it, with a job and its money in it.</summary>
internal static class VersionOne
{
    // As it was shipped; never to be edited, nor to be taken from the code that must come through it.
    private const string Tables =
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
        CREATE TABLE prism_event (
            job_id TEXT NOT NULL,
            sequence INTEGER NOT NULL,
            at TEXT NOT NULL,
            payload TEXT NOT NULL,
            PRIMARY KEY (job_id, sequence));
        CREATE TABLE prism_schema (version INTEGER NOT NULL);
        INSERT INTO prism_schema (version) VALUES (1);
        """;

    private const string Rows =
        """
        INSERT INTO prism_job (id, key, account, status, request, request_hash, budget, budget_currency, tags, created_at, updated_at) VALUES
            ('j1', 'key', 'default', 'Running', '{"text":"片"}', 'h', '12.34', 'CNY', '{"team":"a"}', '2026-01-01T00:00:00.1234567Z', '2026-01-01T00:00:01.0000000Z');
        INSERT INTO prism_checkpoint VALUES ('j1', 'Input', '', '{"text":"片"}', '2026-01-01T00:00:00.0000000Z');
        INSERT INTO prism_event VALUES ('j1', 1, '2026-01-01T00:00:00.0000000Z', '{"kind":"paused","sequence":1,"time":"2026-01-01T00:00:00+00:00"}');
        INSERT INTO prism_submission (id, job_id, shot_id, attempt, state, account, provider, model, fingerprint, content, price, currency, intent_at, task_id, request_id, cost, note) VALUES
            (1, 'j1', 's1', 1, 2, 'default', 'DashScope', 'm', 'f1', '{"p":1}', '3.00', 'CNY', '2026-01-01T00:00:02.0000000Z', 't1', 'r1', NULL, NULL),
            (2, 'j1', 's2', 1, 3, 'default', 'DashScope', 'm', 'f2', '{"p":2}', '0.7', 'CNY', '2026-01-01T00:00:03.0000000Z', 't2', NULL, '0.29', 'n'),
            (3, 'j1', 's3', 1, 1, 'default', 'DashScope', 'm', 'f3', '{"p":3}', '123456.789012', 'USD', '2026-01-01T00:00:04.0000000Z', NULL, NULL, NULL, NULL),
            (4, 'j1', 's4', 1, 0, 'default', 'DashScope', 'm', 'f4', '{"p":4}', '0.000001', 'CNY', '2026-01-01T00:00:05.0000000Z', NULL, NULL, NULL, NULL);
        """;

    public static void Write(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"PRAGMA journal_mode = WAL; {Tables} {Rows}";
        command.ExecuteNonQuery();
    }
}
