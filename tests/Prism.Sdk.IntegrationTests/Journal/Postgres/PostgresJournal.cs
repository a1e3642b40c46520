using Microsoft.Extensions.Options;
using Prism.Sdk.Configuration;
using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Jobs.Journal.Sql;
using Prism.Sdk.PostgreSql;

namespace Prism.Sdk.IntegrationTests.Journal.Postgres;

/// <summary>A journal in a schema of its own on the tests' server.</summary>
public sealed class PostgresJournal(PostgresServer server) : TestJournal
{
    private readonly Dictionary<IJobStore, PostgresDatabase> open = [];

    public string Schema { get; } = $"test_{Guid.NewGuid():N}";

    public string Address => server.Address(Schema);

    public override async ValueTask StartAsync()
    {
        await server.RequireAsync();
        await server.RunAsync($"CREATE SCHEMA {Schema}");
    }

    public override IJobStore Open()
    {
        var database = new PostgresDatabase(new PostgresSource(Address, Options.Create(new PrismOptions())));
        var store = new SqlJobStore(database, Time);
        open.Add(store, database);
        return store;
    }

    public override async ValueTask CloseAsync(IJobStore store)
    {
        if (open.Remove(store, out var database))
        {
            await database.DisposeAsync();
        }
    }

    public override async ValueTask DisposeAsync()
    {
        foreach (var database in open.Values)
        {
            await database.DisposeAsync();
        }
    }
}
