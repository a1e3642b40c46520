using System.Net.Sockets;
using Npgsql;
using Prism.Sdk.Configuration;
using Prism.Sdk.Jobs.Journal;

namespace Prism.Sdk.PostgreSql;

/// <summary>What the server's faults mean for the journal, in sentences. None holds the password.</summary>
internal static class PostgresFaults
{
    private const string IdleInTransaction = "25P03";

    // A name that no server knows leaves the driver as the bare fault of the socket.
    public static bool IsFault(Exception exception) => exception is NpgsqlException or SocketException or TimeoutException or IOException;

    public static bool IsDuplicate(Exception exception) =>
        (exception as PostgresException ?? exception.InnerException as PostgresException)?.SqlState == PostgresErrorCodes.UniqueViolation;

    /// <summary>Tells whether the server rolled a transaction back because of another one.</summary>
    public static bool IsCollision(PostgresException exception) =>
        exception.SqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected;

    /// <summary>Tells whether a person must change a setting, a right or a name first.</summary>
    public static bool IsConfiguration(NpgsqlException exception) => exception is PostgresException
    {
        SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification or PostgresErrorCodes.InvalidCatalogName
            or PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.InvalidSchemaName or PostgresErrorCodes.UndefinedObject,
    };

    public static PrismConfigurationException Refuse(NpgsqlException exception, string name) =>
        new($"The journal '{name}' cannot be opened ({exception.Message}). Set {PrismOptions.SectionName}:Database (DATABASE_URL) to a database that this user may write: its first start makes tables, so it needs CREATE on the schema.", exception);

    public static JournalException Explain(Exception exception, string name) => exception switch
    {
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } =>
            new JournalException("The disk of the journal's PostgreSQL server is full. Free some space and resume the job; nothing is bought until then.", exception) { IsTransient = true },
        PostgresException { SqlState: PostgresErrorCodes.ReadOnlySqlTransaction } =>
            new JournalException($"The journal '{name}' is read only: the server is a standby, or was made one. Nothing is bought until a primary answers; with several hosts write Target Session Attributes=primary.", exception) { IsTransient = true },
        PostgresException refused =>
            new JournalException($"The journal '{name}' failed ({refused.SqlState}: {refused.MessageText}). Nothing is bought until it can be written.", exception) { IsTransient = refused.IsTransient || IsCollision(refused) || IsEnding(refused) },
        TimeoutException or { InnerException: TimeoutException } =>
            new JournalException($"The journal's PostgreSQL server '{name}' did not answer in time. Nothing is bought until it does; what was just written may be there or not.", exception) { IsTransient = true },
        _ =>
            new JournalException($"The journal's PostgreSQL server '{name}' cannot be reached ({exception.Message}). Nothing is bought until it can; what was just written may be there or not.", exception) { IsTransient = true },
    };

    // The server, or whoever runs it, ended the session: another one will do.
    private static bool IsEnding(PostgresException exception) =>
        exception.SqlState.StartsWith("57P", StringComparison.Ordinal) || exception.SqlState.StartsWith("08", StringComparison.Ordinal)
        || exception.SqlState is PostgresErrorCodes.QueryCanceled or IdleInTransaction;
}
