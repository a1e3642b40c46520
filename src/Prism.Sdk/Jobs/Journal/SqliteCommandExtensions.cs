using Microsoft.Data.Sqlite;

namespace Prism.Sdk.Jobs.Journal;

/// <summary>One statement in one line: text, then its parameters.</summary>
internal static class SqliteCommandExtensions
{
    public static int Run(this SqliteCommand command, string sql, params ReadOnlySpan<(string Name, object? Value)> parameters) =>
        command.With(sql, parameters).ExecuteNonQuery();

    public static object? Scalar(this SqliteCommand command, string sql, params ReadOnlySpan<(string Name, object? Value)> parameters) =>
        command.With(sql, parameters).ExecuteScalar() is { } value and not DBNull ? value : null;

    public static List<T> Rows<T>(this SqliteCommand command, string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var reader = command.With(sql, parameters).ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    public static string? Text(this SqliteDataReader reader, string column) =>
        reader.GetOrdinal(column) is var ordinal && reader.IsDBNull(ordinal) ? null : reader.GetString(ordinal);

    private static SqliteCommand With(this SqliteCommand command, string sql, ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        // Every text is a constant of this folder; values travel as parameters.
#pragma warning disable CA2100
        command.CommandText = sql;
#pragma warning restore CA2100
        command.Parameters.Clear();
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        }

        return command;
    }
}
