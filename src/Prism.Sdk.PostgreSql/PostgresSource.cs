using Microsoft.Extensions.Options;
using Npgsql;
using Prism.Sdk.Configuration;

namespace Prism.Sdk.PostgreSql;

/// <summary>Where connections come from: a pool of our own, made with the first use, or the host's.</summary>
internal sealed class PostgresSource : IAsyncDisposable, IDisposable
{
    private readonly Lazy<NpgsqlDataSource> connections;
    private readonly bool isOwn;

    public PostgresSource(string? connection, IOptions<PrismOptions> options)
    {
        (isOwn, connections) = (true, new(() => NpgsqlDataSource.Create(Parse(connection ?? options.Value.Database))));
    }

    public PostgresSource(NpgsqlDataSource host)
    {
        connections = new(host);
    }

    public NpgsqlDataSource Connections => connections.Value;

    /// <summary>Gets how a person knows the database: host, port and name.</summary>
    public string Name => new NpgsqlConnectionStringBuilder(Connections.ConnectionString) is var parts
        ? $"{parts.Host}:{parts.Port}/{parts.Database ?? parts.Username}"
        : "";

    public ValueTask DisposeAsync() => isOwn && connections.IsValueCreated ? connections.Value.DisposeAsync() : ValueTask.CompletedTask;

    public void Dispose()
    {
        if (isOwn && connections.IsValueCreated)
        {
            connections.Value.Dispose();
        }
    }

    private static NpgsqlConnectionStringBuilder Parse(string address) =>
        PostgresAddress.TryParse(address, out var parts, out var problem)
            ? parts
            : throw new PrismConfigurationException($"{PrismOptions.SectionName}:Database (DATABASE_URL) {problem}");
}
