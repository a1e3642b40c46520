using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;
using Prism.Sdk.Configuration;
using Prism.Sdk.DependencyInjection;
using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Jobs.Journal.Sql;
using Prism.Sdk.PostgreSql;

namespace Prism.Sdk.IntegrationTests.Journal.Postgres;

/// <summary>Which address the settings may hold, by the journal that is registered.</summary>
public sealed class UsePostgreSqlTests(PostgresServer server)
{
    private const string Address = "postgresql://user:secret@host/db";

    [Fact]
    public void AddPrism_AddressOfPostgresWithoutThePackage_NamesThePackage()
    {
        using var provider = Build(Address, static _ => { });

        var exception = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IOptions<PrismOptions>>().Value);

        Assert.Contains("Prism.Sdk.PostgreSql", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void UsePostgreSql_AddressInTheSettings_IsTaken()
    {
        using var provider = Build(Address, static prism => prism.UsePostgreSql());

        Assert.Equal(Address, provider.GetRequiredService<IOptions<PrismOptions>>().Value.Database);
        Assert.IsType<PostgresDatabase>(provider.GetRequiredService<JournalDatabase>());
    }

    [Fact]
    public void UsePostgreSql_NoAddressAnywhere_SaysWhatToWrite()
    {
        using var provider = Build(database: null, static prism => prism.UsePostgreSql());

        var exception = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IOptions<PrismOptions>>().Value);

        Assert.Contains("postgresql://user:password@host:5432/database", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UsePostgreSql_AddressInCode_IsTakenBeforeTheSettings()
    {
        var journal = new PostgresJournal(server);
        await journal.StartAsync();
        await using var provider = Build("sqlite:///./data/jobs.db", prism => prism.UsePostgreSql(journal.Address));

        Assert.Null(await provider.GetRequiredService<IJobStore>().FindAsync("j1", CancellationToken.None));
        Assert.IsType<PostgresDatabase>(provider.GetRequiredService<JournalDatabase>());
    }

    [Fact]
    public async Task UsePostgreSql_ConnectionsOfTheHost_AreUsedAndLeftOpen()
    {
        var journal = new PostgresJournal(server);
        await journal.StartAsync();
        await using var source = NpgsqlDataSource.Create(journal.Address);
        await using (var provider = Build("sqlite:///./data/jobs.db", prism => prism.UsePostgreSql(source)))
        {
            Assert.Null(await provider.GetRequiredService<IJobStore>().FindAsync("j1", CancellationToken.None));
        }

        await using var command = source.CreateCommand("SELECT version FROM prism_schema");
        Assert.Equal(JournalSchema.Version, await command.ExecuteScalarAsync(CancellationToken.None));
    }

    private static ServiceProvider Build(string? database, Action<IPrismBuilder> change)
    {
        var services = new ServiceCollection();
        var settings = new Dictionary<string, string?> { ["Prism:Database"] = database };
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(database is null ? [] : settings).Build());
        services.AddLogging();
        change(services.AddPrism());
        return services.BuildServiceProvider();
    }
}
