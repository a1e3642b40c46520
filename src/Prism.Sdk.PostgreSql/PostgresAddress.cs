using System.Diagnostics.CodeAnalysis;
using Npgsql;
using Prism.Sdk.Configuration;

namespace Prism.Sdk.PostgreSql;

/// <summary>Reads an address of PostgreSQL: <c>postgresql://user:password@host:port/database?sslmode=require</c> as <c>DATABASE_URL</c> holds it, or a connection string of Npgsql.</summary>
internal sealed class PostgresAddress(string? connection) : IJournalAddress
{
    private const string Example = "such as postgresql://user:password@host:5432/database, or Host=host;Database=database;Username=user.";

    // libpq's names where Npgsql's differ by more than a space or a line.
    private static readonly Dictionary<string, string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["sslmode"] = "SSL Mode",
        ["sslrootcert"] = "Root Certificate",
        ["sslcert"] = "SSL Certificate",
        ["sslkey"] = "SSL Key",
        ["connect_timeout"] = "Timeout",
        ["target_session_attrs"] = "Target Session Attributes",
        ["dbname"] = "Database",
        ["user"] = "Username",
    };

    public string? FindProblem(string? address) => TryParse(connection ?? address, out _, out var problem) ? null : problem;

    public static bool TryParse(string? address, [NotNullWhen(true)] out NpgsqlConnectionStringBuilder? parts, [NotNullWhen(false)] out string? problem)
    {
        (parts, problem) = (null, null);
        if (string.IsNullOrWhiteSpace(address))
        {
            problem = $"is empty; UsePostgreSql() needs an address, {Example}";
            return false;
        }

        // The messages of the parsers below name keys and numbers; what stands for a password is never among them.
        try
        {
            parts = address.Contains("://", StringComparison.Ordinal) ? FromUrl(address) : new NpgsqlConnectionStringBuilder(address);
            problem = string.IsNullOrEmpty(parts.Host) ? $"names no host; write an address of PostgreSQL, {Example}" : null;
        }
        catch (FormatException exception)
        {
            problem = exception.Message;
        }
        catch (ArgumentException)
        {
            problem = $"is no address of PostgreSQL, though UsePostgreSql() was called; write one, {Example}";
        }

        return problem is null;
    }

    /// <exception cref="FormatException">It is not such an address; the message says why.</exception>
    private static NpgsqlConnectionStringBuilder FromUrl(string url)
    {
        var (scheme, rest) = Cut(url, "://");

        // postgresql+psycopg2:// is how the original system's library writes it.
        if (!scheme.Split('+')[0].Equals("postgresql", StringComparison.OrdinalIgnoreCase) && !scheme.Equals("postgres", StringComparison.OrdinalIgnoreCase))
        {
            throw new FormatException($"begins with '{scheme}://', though UsePostgreSql() was called; write an address of PostgreSQL, {Example}");
        }

        var (place, query) = Cut(rest, "?");
        var (server, database) = Cut(place, "/");
        var parts = new NpgsqlConnectionStringBuilder();
        if (server.LastIndexOf('@') is >= 0 and var at)
        {
            var (user, password) = Cut(server[..at], ":");
            parts.Username = Uri.UnescapeDataString(user);
            parts.Password = password.Length > 0 ? Uri.UnescapeDataString(password) : null;
            server = server[(at + 1)..];
        }

        SetServer(parts, server);
        parts.Database = database.Length > 0 ? Uri.UnescapeDataString(database) : null;
        foreach (var pair in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            Set(parts, pair);
        }

        return parts;
    }

    private static void SetServer(NpgsqlConnectionStringBuilder parts, string server)
    {
        // Several hosts keep their ports, as Npgsql wants them; of one host, the port stands apart.
        if (server.Contains(',', StringComparison.Ordinal) || server.LastIndexOf(':') is var colon && (colon < 0 || server.IndexOf(']', StringComparison.Ordinal) > colon))
        {
            parts.Host = Uri.UnescapeDataString(server.Trim('[', ']'));
            return;
        }

        parts.Host = Uri.UnescapeDataString(server[..colon].Trim('[', ']'));
        parts.Port = int.TryParse(server[(colon + 1)..], out var port) && port is > 0 and < 65536
            ? port
            : throw new FormatException($"has no port number after its host; if the password holds @, : or /, write them as %40, %3A and %2F, {Example}");
    }

    private static void Set(NpgsqlConnectionStringBuilder parts, string pair)
    {
        var (name, value) = Cut(pair, "=");
        name = Uri.UnescapeDataString(name);
        value = Uri.UnescapeDataString(value);
        try
        {
            parts[Names.GetValueOrDefault(name, name.Replace('_', ' '))] = name.Equals("sslmode", StringComparison.OrdinalIgnoreCase) ? value.Replace("-", "", StringComparison.Ordinal) : value;
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or InvalidCastException or KeyNotFoundException)
        {
            throw new FormatException($"has the parameter '{name}', or a value of it, that Npgsql does not know. See https://www.npgsql.org/doc/connection-string-parameters.html", exception);
        }
    }

    private static (string Before, string After) Cut(string text, string at) =>
        text.IndexOf(at, StringComparison.Ordinal) is >= 0 and var place ? (text[..place], text[(place + at.Length)..]) : (text, "");
}
