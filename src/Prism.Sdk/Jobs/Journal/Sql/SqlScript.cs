using System.Data.Common;
using System.Globalization;

namespace Prism.Sdk.Jobs.Journal.Sql;

/// <summary>The statements of one transaction, a line each: text, then its parameters.</summary>
internal sealed class SqlScript(DbCommand command)
{
    public Task<int> RunAsync(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters) =>
        With(sql, parameters).ExecuteNonQueryAsync();

    public Task<object?> ValueAsync(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        With(sql, parameters);
        return ReadAsync();

        async Task<object?> ReadAsync() => await command.ExecuteScalarAsync().ConfigureAwait(false) is { } value and not DBNull ? value : null;
    }

    public Task<long> NumberAsync(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var value = ValueAsync(sql, parameters);
        return ReadAsync();

        async Task<long> ReadAsync() => Convert.ToInt64(await value.ConfigureAwait(false), CultureInfo.InvariantCulture);
    }

    public Task<List<T>> RowsAsync<T>(string sql, Func<DbDataReader, T> read, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        With(sql, parameters);
        return ReadAsync();

        async Task<List<T>> ReadAsync()
        {
            var reader = await command.ExecuteReaderAsync().ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                var rows = new List<T>();
                while (await reader.ReadAsync().ConfigureAwait(false))
                {
                    rows.Add(read(reader));
                }

                return rows;
            }
        }
    }

    private DbCommand With(string sql, ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        // Every text is a constant of this folder; values travel as parameters.
#pragma warning disable CA2100
        command.CommandText = sql;
#pragma warning restore CA2100
        command.Parameters.Clear();
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value is string text ? SqlValues.ToStorable(text) : value ?? DBNull.Value);
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
