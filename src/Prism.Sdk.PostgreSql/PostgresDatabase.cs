using System.Transactions;
using Npgsql;
using Prism.Sdk.Jobs.Journal.Sql;
using IsolationLevel = System.Data.IsolationLevel;

namespace Prism.Sdk.PostgreSql;

/// <summary>The journal in PostgreSQL: many processes at once, one transaction a write, rows locked by those who write them.</summary>
internal sealed class PostgresDatabase(PostgresSource source) : JournalDatabase
{
    // 'prism' and a number, as advisory locks are of the whole database and want a number of their own.
    private const long SchemaLock = 0x707269736d01;
    private const long TurnLock = 0x707269736d02;
    private const int Tries = 5;

    // Durable whatever the server's default is; and a process that freezes within a transaction does not keep its locks for ever.
    private const string Settings =
        """
        SELECT set_config('synchronous_commit', CASE current_setting('synchronous_commit') WHEN 'off' THEN 'on' ELSE current_setting('synchronous_commit') END, true),
            set_config('idle_in_transaction_session_timeout', '30s', true)
        """;

    private readonly SemaphoreSlim gate = new(1, 1);
    private volatile bool prepared;

    public override string IdentityColumn => "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY";

    public override string RealColumn => "DOUBLE PRECISION";

    public override string IsPreparedQuery => "SELECT 1 WHERE to_regclass('prism_schema') IS NOT NULL";

    public override async Task<T> WriteAsync<T>(Func<SqlScript, Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            await PrepareAsync(cancellationToken).ConfigureAwait(false);
            return await TransactAsync(work, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (PostgresFaults.IsFault(exception))
        {
            throw PostgresFaults.Explain(exception, source.Name);
        }
    }

    public override async Task<T> ReadAsync<T>(Func<SqlScript, Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            await PrepareAsync(cancellationToken).ConfigureAwait(false);
            var connection = await OpenAsync(cancellationToken).ConfigureAwait(false);
            await using (connection.ConfigureAwait(false))
            {
                var command = connection.CreateCommand();
                await using (command.ConfigureAwait(false))
                {
                    return await work(new SqlScript(command)).ConfigureAwait(false);
                }
            }
        }
        catch (Exception exception) when (PostgresFaults.IsFault(exception))
        {
            throw PostgresFaults.Explain(exception, source.Name);
        }
    }

    public override bool IsDuplicate(Exception exception) => PostgresFaults.IsDuplicate(exception);

    public override Task TakeTurnAsync(SqlScript sql) => sql.RunAsync("SELECT pg_advisory_xact_lock(@turn)", ("@turn", TurnLock));

    // Erased rows are gone for every reader at once; their bytes go with the server's own vacuum, which is not ours to hurry.
    public override Task EraseTracesAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override ValueTask DisposeAsync()
    {
        gate.Dispose();
        return source.DisposeAsync();
    }

    public override void Dispose()
    {
        gate.Dispose();
        source.Dispose();
    }

    private async Task PrepareAsync(CancellationToken cancellationToken)
    {
        if (prepared)
        {
            return;
        }

        await gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (!prepared)
            {
                await TransactAsync(
                    async sql =>
                    {
                        await sql.RunAsync("SELECT pg_advisory_xact_lock(@schema)", ("@schema", SchemaLock)).ConfigureAwait(false);
                        await JournalSchema.PrepareAsync(sql, this).ConfigureAwait(false);
                        return true;
                    },
                    cancellationToken).ConfigureAwait(false);
                prepared = true;
            }
        }
        catch (NpgsqlException exception) when (PostgresFaults.IsConfiguration(exception))
        {
            throw PostgresFaults.Refuse(exception, source.Name);
        }
        finally
        {
            gate.Release();
        }
    }

    private async Task<T> TransactAsync<T>(Func<SqlScript, Task<T>> work, CancellationToken cancellationToken)
    {
        for (var tried = 1; ; tried++)
        {
            try
            {
                return await TransactOnceAsync(work, cancellationToken).ConfigureAwait(false);
            }
            catch (PostgresException exception) when (tried < Tries && PostgresFaults.IsCollision(exception))
            {
                // The server rolled this one back so that the other could go on. On a busy machine that one is not awake yet, and this one would be in its way again.
                await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(10, 40) * tried), TimeProvider.System, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task<T> TransactOnceAsync<T>(Func<SqlScript, Task<T>> work, CancellationToken cancellationToken)
    {
        var connection = await OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                var command = connection.CreateCommand();
                await using (command.ConfigureAwait(false))
                {
                    command.Transaction = transaction;
                    var sql = new SqlScript(command);
                    await sql.RunAsync(Settings).ConfigureAwait(false);
                    var result = await work(sql).ConfigureAwait(false);
                    await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
                    return result;
                }
            }
        }
    }

    // The host's own transaction must not take the journal's rows back with it.
    private async Task<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken)
    {
        using var alone = new TransactionScope(TransactionScopeOption.Suppress, TransactionScopeAsyncFlowOption.Enabled);
        var connection = await source.Connections.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        alone.Complete();
        return connection;
    }
}
