using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace Prism.Sdk.Configuration;

/// <summary>Reads <c>DATABASE_URL</c> as the original system writes it: <c>sqlite:///relative</c>, <c>sqlite:////absolute</c>, or a plain connection string.</summary>
internal static class DatabaseUrl
{
    private const string Sqlite = "sqlite:///";

    public static bool TryParse(string? url, [NotNullWhen(true)] out string? connectionString, [NotNullWhen(false)] out string? problem)
    {
        connectionString = null;
        problem = null;
        if (string.IsNullOrWhiteSpace(url))
        {
            problem = "is empty; give the journal, such as sqlite:///./data/jobs.db.";
        }
        else if (url.StartsWith(Sqlite, StringComparison.OrdinalIgnoreCase) && url.Length > Sqlite.Length)
        {
            connectionString = new SqliteConnectionStringBuilder { DataSource = url[Sqlite.Length..] }.ToString();
        }
        else if (url.StartsWith("postgres", StringComparison.OrdinalIgnoreCase) && url.Contains("://", StringComparison.Ordinal))
        {
            problem = $"begins with '{url[..url.IndexOf("://", StringComparison.Ordinal)]}://'; for that, add the package Prism.Sdk.PostgreSql and call AddPrism().UsePostgreSql(), or write the journal to SQLite, such as sqlite:///./data/jobs.db.";
        }
        else if (url.Contains("://", StringComparison.Ordinal))
        {
            // A URL may hold a password: only its scheme is shown.
            problem = $"begins with '{url[..url.IndexOf("://", StringComparison.Ordinal)]}://'; this package writes its journal to SQLite, such as sqlite:///./data/jobs.db.";
        }
        else
        {
            try
            {
                var builder = new SqliteConnectionStringBuilder(url);
                connectionString = builder.DataSource.Length > 0 ? builder.ToString() : null;
                problem = connectionString is null ? "names no file; write Data Source=path." : null;
            }
            catch (ArgumentException)
            {
                problem = "is neither a sqlite:/// address nor a connection string of SQLite (Data Source=path). For PostgreSQL, add the package Prism.Sdk.PostgreSql and call AddPrism().UsePostgreSql().";
            }
        }

        return connectionString is not null;
    }
}
