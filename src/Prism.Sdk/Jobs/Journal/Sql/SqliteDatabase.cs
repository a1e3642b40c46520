using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using Prism.Sdk.Configuration;

namespace Prism.Sdk.Jobs.Journal.Sql;

/// <summary>The journal in one SQLite file: write-ahead log, every commit synced to disk, one writer at a time.</summary>
/// <remarks>Microsoft.Data.Sqlite runs synchronously under its async methods; a commit takes well under a millisecond, so calls run in place.</remarks>
internal sealed class SqliteDatabase(IOptions<PrismOptions> options) : JournalDatabase
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int Full = 13;
    private const int Corrupt = 11;
    private const int NotADatabase = 26;
    private const int Constraint = 19;

    private readonly SemaphoreSlim gate = new(1, 1);
    private SqliteConnection? connection;

    /// <summary>Gets how long to wait for the lock of another process.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    public override string IdentityColumn => "INTEGER PRIMARY KEY";

    public override string RealColumn => "REAL";

    public override string IsPreparedQuery => "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'prism_schema'";

    public override async Task<T> WriteAsync<T>(Func<SqlScript, Task<T>> work, CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await TransactAsync(await OpenAsync().ConfigureAwait(false), work).ConfigureAwait(false);
        }
        catch (SqliteException exception)
        {
            throw Explain(exception);
        }
        finally
        {
            gate.Release();
        }
    }

    public override async Task<T> ReadAsync<T>(Func<SqlScript, Task<T>> work, CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var command = (await OpenAsync().ConfigureAwait(false)).CreateCommand();
            await using (command.ConfigureAwait(false))
            {
                return await work(new SqlScript(command)).ConfigureAwait(false);
            }
        }
        catch (SqliteException exception)
        {
            throw Explain(exception);
        }
        finally
        {
            gate.Release();
        }
    }

    public override bool IsDuplicate(Exception exception) =>
        exception is SqliteException { SqliteErrorCode: Constraint } or JournalException { InnerException: SqliteException { SqliteErrorCode: Constraint } };

    // BEGIN IMMEDIATE has taken the only turn there is.
    public override Task TakeTurnAsync(SqlScript sql) => Task.CompletedTask;

    // secure_delete has overwritten the pages; what still stands in the log goes with a checkpoint.
    public override Task EraseTracesAsync(CancellationToken cancellationToken) =>
        ReadAsync(static sql => sql.RunAsync("PRAGMA wal_checkpoint(TRUNCATE)"), cancellationToken);

    public override ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    public override void Dispose() => connection?.Dispose();

    // BEGIN IMMEDIATE: the write lock at once, so that a read inside the transaction stays true, and no upgrade can fail half-way.
    private static async Task<T> TransactAsync<T>(SqliteConnection connection, Func<SqlScript, Task<T>> work)
    {
        var transaction = connection.BeginTransaction(deferred: false);
        await using (transaction.ConfigureAwait(false))
        {
            var command = connection.CreateCommand();
            await using (command.ConfigureAwait(false))
            {
                command.Transaction = transaction;
                var result = await work(new SqlScript(command)).ConfigureAwait(false);
                await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
                return result;
            }
        }
    }

    private async Task<SqliteConnection> OpenAsync()
    {
        if (connection is not null)
        {
            return connection;
        }

        if (!DatabaseUrl.TryParse(options.Value.Database, out var text, out var problem))
        {
            throw new PrismConfigurationException($"{PrismOptions.SectionName}:Database (DATABASE_URL) {problem}");
        }

        var builder = new SqliteConnectionStringBuilder(text) { Pooling = false, DefaultTimeout = (int)Patience.TotalSeconds };
        var opened = new SqliteConnection(builder.ToString());
        try
        {
            PrepareFolder(builder.DataSource);
            opened.Open();
            await SetAsync(opened).ConfigureAwait(false);
            await TransactAsync(opened, async sql =>
            {
                await JournalSchema.PrepareAsync(sql, this).ConfigureAwait(false);
                return true;
            }).ConfigureAwait(false);
            return connection = opened;
        }
        catch (Exception exception)
        {
            await opened.DisposeAsync().ConfigureAwait(false);
            throw exception is SqliteException { SqliteErrorCode: not (Busy or Locked) } or IOException or UnauthorizedAccessException
                ? new PrismConfigurationException($"The journal '{builder.DataSource}' cannot be opened ({exception.Message}). Set {PrismOptions.SectionName}:Database (DATABASE_URL) to a file that this process may write, such as sqlite:///./data/jobs.db. A damaged journal is never replaced by itself: keep it, and start with another file.", exception)
                : exception;
        }
    }

    private static void PrepareFolder(string file)
    {
        if (file != ":memory:" && Path.GetDirectoryName(Path.GetFullPath(file)) is { Length: > 0 } folder)
        {
            Directory.CreateDirectory(folder);
            NetworkFolder.Refuse(folder);
        }
    }

    // FULL, not NORMAL: a power cut must not take back an intent or a task id. A commit costs 0.25 ms; a shot costs money.
    private async Task SetAsync(SqliteConnection connection)
    {
        var command = connection.CreateCommand();
        await using (command.ConfigureAwait(false))
        {
            command.CommandText = string.Create(CultureInfo.InvariantCulture, $"PRAGMA busy_timeout = {Patience.TotalMilliseconds / 2:0}; ") + "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON;";
            await command.ExecuteNonQueryAsync().ConfigureAwait(false);
        }
    }

    private static JournalException Explain(SqliteException exception) => exception.SqliteErrorCode switch
    {
        Busy or Locked => new JournalException("The journal is busy: another process holds its lock for too long. Nothing was written, and nothing is bought meanwhile; try again.", exception) { IsTransient = true },
        Full => new JournalException("The journal's disk is full. Free some space and resume the job; nothing is bought until then.", exception) { IsTransient = true },
        Corrupt or NotADatabase => new JournalException($"The journal is damaged ({exception.Message}). Keep the file: it holds what was paid for. Start with another file (Prism:Database, DATABASE_URL), and find tasks of the last 24 hours in the provider's list.", exception),
        _ => new JournalException($"The journal failed ({exception.Message}). Nothing is bought until it can be written.", exception),
    };
}
