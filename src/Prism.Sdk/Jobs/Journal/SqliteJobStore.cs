using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using Prism.Sdk.Configuration;

namespace Prism.Sdk.Jobs.Journal;

/// <summary>The journal in one SQLite file: write-ahead log, every commit synced to disk, one writer at a time.</summary>
/// <remarks>Microsoft.Data.Sqlite runs synchronously under its async methods; a commit takes well under a millisecond, so calls run in place.</remarks>
internal sealed partial class SqliteJobStore : IJobStore, IDisposable
{
    private readonly TimeProvider time;
    private readonly Lazy<SqliteConnection> connection;
    private readonly Lock gate = new();

    public SqliteJobStore(IOptions<PrismOptions> options, TimeProvider time)
    {
        this.time = time;
        connection = new(() => Open(options.Value.Database));
    }

    public void Dispose()
    {
        if (connection.IsValueCreated)
        {
            connection.Value.Dispose();
        }
    }

    private static SqliteConnection Open(string? url)
    {
        if (!DatabaseUrl.TryParse(url, out var connectionString, out var problem))
        {
            throw new PrismConfigurationException($"{PrismOptions.SectionName}:Database (DATABASE_URL) {problem}");
        }

        var builder = new SqliteConnectionStringBuilder(connectionString) { Pooling = false };
        var file = builder.DataSource;
        try
        {
            if (file != ":memory:" && Path.GetDirectoryName(Path.GetFullPath(file)) is { Length: > 0 } folder)
            {
                Directory.CreateDirectory(folder);
            }

            var opened = new SqliteConnection(builder.ToString());
            opened.Open();
            JobSchema.Prepare(opened);
            return opened;
        }
        catch (Exception exception) when (exception is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new PrismConfigurationException($"The journal '{file}' cannot be opened ({exception.Message}). Set {PrismOptions.SectionName}:Database (DATABASE_URL) to a file that this process may write, such as sqlite:///./data/jobs.db.", exception);
        }
    }

    /// <summary>Runs one transaction that may write. SQLite takes the write lock at once (BEGIN IMMEDIATE), so a read inside it stays true.</summary>
    private Task<T> WriteAsync<T>(Func<SqliteCommand, T> work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            using var transaction = connection.Value.BeginTransaction(deferred: false);
            using var command = connection.Value.CreateCommand();
            command.Transaction = transaction;
            var result = work(command);
            transaction.Commit();
            return Task.FromResult(result);
        }
    }

    private Task<T> ReadAsync<T>(Func<SqliteCommand, T> work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            using var command = connection.Value.CreateCommand();
            return Task.FromResult(work(command));
        }
    }

    private string Now() => ToText(time.GetUtcNow());

    private static string ToText(DateTimeOffset moment) => moment.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    private static DateTimeOffset ToTime(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
