using System.Transactions;
using Microsoft.Extensions.Options;
using Prism.Sdk.Configuration;
using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.PostgreSql;

namespace Prism.Sdk.IntegrationTests.Journal.Postgres;

/// <summary>What the server's faults, rights and settings do to the journal.</summary>
public sealed class PostgresDatabaseTests(PostgresServer server) : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly PostgresJournal journal = new(server);

    public ValueTask InitializeAsync() => journal.StartAsync();

    public ValueTask DisposeAsync() => journal.DisposeAsync();

    [Theory]
    [InlineData("Host=127.0.0.1;Port=1;Username=u;Password=secret;Database=d")]
    [InlineData("postgresql://u:secret@no-such-host.invalid/d")]
    public async Task ReadAsync_NoServer_IsTransientAndHidesThePassword(string address)
    {
        await using var database = Open(address);

        var exception = await Assert.ThrowsAsync<JournalException>(() => AskAsync(database, "SELECT 1"));

        Assert.True(exception.IsTransient);
        Assert.Contains("cannot be reached", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_DatabaseThatIsNotThere_SaysWhichSettingToChange()
    {
        await using var database = Open(server.Address("public", "no_such_database"));

        var exception = await Assert.ThrowsAsync<PrismConfigurationException>(() => AskAsync(database, "SELECT 1"));

        Assert.Contains("DATABASE_URL", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WriteAsync_ServerThatDefaultsToLooseCommits_CommitsDurably()
    {
        await using var database = Open(journal.Address + ";Options=-c synchronous_commit=off");

        Assert.Equal("on", await database.WriteAsync(static sql => sql.ValueAsync("SHOW synchronous_commit"), None));
        Assert.Equal("off", await AskAsync(database, "SHOW synchronous_commit"));
    }

    [Fact]
    public async Task WriteAsync_ServerThatCommitsEvenMoreSafely_IsLeftAlone()
    {
        await using var database = Open(journal.Address + ";Options=-c synchronous_commit=remote_apply");

        Assert.Equal("remote_apply", await database.WriteAsync(static sql => sql.ValueAsync("SHOW synchronous_commit"), None));
    }

    [Fact]
    public async Task WriteAsync_WithinATransactionOfTheHostThatFails_StaysWritten()
    {
        var store = journal.Open();
        using (new TransactionScope(TransactionScopeAsyncFlowOption.Enabled))
        {
            await store.EnlistAsync(new JobOwner { Id = "o", Place = "p", ProcessId = 1, ProcessStarted = "" }, None);
        }

        Assert.Single(await store.ListOwnersAsync(None));
    }

    [Fact]
    public async Task WriteAsync_TwoThatWaitForEachOther_BothAreWritten()
    {
        await using var database = Open(journal.Address);
        foreach (var account in (string[])["a", "b"])
        {
            await database.WriteAsync(sql => sql.RunAsync("INSERT INTO prism_account VALUES (@a, 0)", ("@a", account)), None);
        }

        using var met = new Barrier(2);
        var tries = 0;
        Task<int> CrossAsync(string first, string second) => Task.Run(() => database.WriteAsync(
            async sql =>
            {
                await sql.RunAsync("UPDATE prism_account SET turn = turn + 1 WHERE account = @a", ("@a", first));
                if (Interlocked.Increment(ref tries) <= 2)
                {
                    met.SignalAndWait(TimeSpan.FromSeconds(30), None);
                }

                return await sql.RunAsync("UPDATE prism_account SET turn = turn + 1 WHERE account = @a", ("@a", second));
            },
            None));

        await Task.WhenAll(CrossAsync("a", "b"), CrossAsync("b", "a"));

        Assert.True(tries >= 3, $"{tries} tries");
        Assert.Equal(4L, await AskAsync(database, "SELECT CAST(SUM(turn) AS BIGINT) FROM prism_account"));
    }

    [Fact]
    public async Task WriteAsync_ServerEndsTheSession_IsTransientAndTheNextCallGoesOn()
    {
        await using var database = Open(journal.Address + ";Application Name=ended");

        var exception = await Assert.ThrowsAsync<JournalException>(() => database.WriteAsync(
            async sql =>
            {
                await server.RunAsync("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'ended'");
                return await sql.RunAsync("INSERT INTO prism_account VALUES ('a', 0)");
            },
            None));

        Assert.True(exception.IsTransient);
        Assert.Equal(0L, await AskAsync(database, "SELECT COUNT(*) FROM prism_account"));
    }

    [Fact]
    public async Task WriteAsync_StandbyServer_IsTransient()
    {
        await journal.Open().ListOwnersAsync(None);
        await using var database = Open(journal.Address + ";Options=-c default_transaction_read_only=on");

        var exception = await Assert.ThrowsAsync<JournalException>(() => database.WriteAsync(static sql => sql.RunAsync("INSERT INTO prism_account VALUES ('a', 0)"), None));

        Assert.True(exception.IsTransient);
        Assert.Contains("read only", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_UserWhoMayMakeNoTables_NeedsThemMadeByAnother()
    {
        var user = $"user_{journal.Schema}";
        await server.RunAsync($"CREATE ROLE {user} LOGIN; GRANT USAGE ON SCHEMA {journal.Schema} TO {user}");
        var address = journal.Address.Replace("Username=postgres", $"Username={user}", StringComparison.Ordinal);
        await using (var database = Open(address))
        {
            var exception = await Assert.ThrowsAsync<PrismConfigurationException>(() => AskAsync(database, "SELECT 1"));
            Assert.Contains("CREATE", exception.Message, StringComparison.Ordinal);
        }

        await journal.Open().ListOwnersAsync(None);
        await server.RunAsync($"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {journal.Schema} TO {user}");
        await using (var database = Open(address))
        {
            Assert.Equal(1, await database.WriteAsync(static sql => sql.RunAsync("INSERT INTO prism_account VALUES ('a', 0)"), None));
        }
    }

    [Fact]
    public async Task Open_ManyProcessesAtOnce_OneMakesTheTables()
    {
        var stores = Enumerable.Range(0, 8).Select(_ => journal.Open()).ToArray();

        var owners = await Task.WhenAll(stores.Select(store => Task.Run(() => store.ListOwnersAsync(None))));

        Assert.All(owners, Assert.Empty);
    }

    [Fact]
    public async Task Open_JournalOfANewerPrism_IsRefusedByName()
    {
        await journal.Open().ListOwnersAsync(None);
        await server.RunAsync($"UPDATE {journal.Schema}.prism_schema SET version = 99");

        var exception = await Assert.ThrowsAsync<PrismConfigurationException>(() => journal.Open().ListOwnersAsync(None));

        Assert.Contains("99", exception.Message, StringComparison.Ordinal);
    }

    private static PostgresDatabase Open(string address) => new(new PostgresSource(address, Options.Create(new PrismOptions())));

    private static Task<object?> AskAsync(PostgresDatabase database, string sql) => database.ReadAsync(script => script.ValueAsync(sql), None);
}
