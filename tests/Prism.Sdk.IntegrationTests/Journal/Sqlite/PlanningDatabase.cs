using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;
using Prism.Sdk.Jobs.Journal.Sql;

namespace Prism.Sdk.IntegrationTests.Journal.Sqlite;

/// <summary>Runs the store's statements on a connection of its own, and asks for the plan of each first.</summary>
internal sealed class PlanningDatabase(SqliteConnection connection) : JournalDatabase
{
    public List<string> Plans { get; } = [];

    public override string IdentityColumn => "INTEGER PRIMARY KEY";

    public override string RealColumn => "REAL";

    public override string IsPreparedQuery => "SELECT 1";

    public override async Task<T> WriteAsync<T>(Func<SqlScript, Task<T>> work, CancellationToken cancellationToken)
    {
        await using var transaction = connection.BeginTransaction();
        await using var command = new PlanningCommand(connection.CreateCommand(), Plans) { Transaction = transaction };
        var result = await work(new SqlScript(command));
        await transaction.CommitAsync(CancellationToken.None);
        return result;
    }

    public override Task<T> ReadAsync<T>(Func<SqlScript, Task<T>> work, CancellationToken cancellationToken) => WriteAsync(work, cancellationToken);

    public override bool IsDuplicate(Exception exception) => false;

    public override Task TakeTurnAsync(SqlScript sql) => Task.CompletedTask;

    public override Task EraseTracesAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    public override void Dispose()
    {
    }

    private sealed class PlanningCommand(SqliteCommand inner, List<string> plans) : DbCommand
    {
        [AllowNull]
        public override string CommandText { get; set; } = "";

        public override int CommandTimeout { get => inner.CommandTimeout; set => inner.CommandTimeout = value; }

        public override CommandType CommandType { get => inner.CommandType; set => inner.CommandType = value; }

        public override bool DesignTimeVisible { get; set; }

        public override UpdateRowSource UpdatedRowSource { get; set; }

        protected override DbConnection? DbConnection { get => inner.Connection; set => inner.Connection = (SqliteConnection?)value; }

        protected override DbParameterCollection DbParameterCollection => inner.Parameters;

        protected override DbTransaction? DbTransaction { get => inner.Transaction; set => inner.Transaction = (SqliteTransaction?)value; }

        public override void Cancel() => inner.Cancel();

        public override int ExecuteNonQuery() => Planned().ExecuteNonQuery();

        public override object? ExecuteScalar() => Planned().ExecuteScalar();

        public override void Prepare() => inner.Prepare();

        protected override DbParameter CreateDbParameter() => inner.CreateParameter();

        protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => Planned().ExecuteReader(behavior);

        protected override void Dispose(bool disposing)
        {
            inner.Dispose();
            base.Dispose(disposing);
        }

        private SqliteCommand Planned()
        {
            inner.CommandText = $"EXPLAIN QUERY PLAN {CommandText}";
            using (var plan = inner.ExecuteReader())
            {
                while (plan.Read())
                {
                    plans.Add(plan.GetString(3));
                }
            }

            inner.CommandText = CommandText;
            return inner;
        }
    }
}
