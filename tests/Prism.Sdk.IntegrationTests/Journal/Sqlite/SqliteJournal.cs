using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using Prism.Sdk.Configuration;
using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Jobs.Journal.Sql;

namespace Prism.Sdk.IntegrationTests.Journal.Sqlite;

/// <summary>A journal in a SQLite file of its own, removed with the test.</summary>
public sealed class SqliteJournal : TestJournal
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("prism-journal-");
    private readonly Dictionary<IJobStore, SqliteDatabase> open = [];

    public string Folder => folder.FullName;

    public string File => Path.Join(Folder, "sub", "jobs.db");

    public override IJobStore Open() => Open($"sqlite:///{File}");

    public IJobStore Open(string address)
    {
        // Long enough for the tests in which several processes press; a test that waits in vain makes its own.
        var database = new SqliteDatabase(Options.Create(new PrismOptions { Database = address }));
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

    /// <summary>Opens the file as another program would.</summary>
    public SqliteConnection Connect()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        return connection;
    }

    public override async ValueTask DisposeAsync()
    {
        foreach (var database in open.Values)
        {
            await database.DisposeAsync();
        }

        folder.Delete(recursive: true);
    }
}
