using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Prism.Sdk.Configuration;
using Prism.Sdk.DependencyInjection;
using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Jobs.Journal.Sql;
using Prism.Sdk.Jobs.Running;
using Prism.Sdk.Pricing;
using Prism.Sdk.Worker;

namespace Prism.Sdk.IntegrationTests.Judging;

/// <summary>A journal, and containers on it that stand for processes: one after the other, ended in order or killed, or two at a time.</summary>
internal sealed class MoneyBench : IAsyncDisposable
{
    // Jobs of a chaos round wait for each other; a lookup takes a few seconds.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("prism-money-");
    private readonly Action<IPrismBuilder> arrange;
    private readonly SqliteDatabase database;
    private Life life = new();
    private ServiceProvider services;

    public MoneyBench(Action<IPrismBuilder> arrange)
    {
        this.arrange = arrange;
        database = new SqliteDatabase(Options.Create(new PrismOptions { Database = Database }));
        Books = new SqlJobStore(database, TimeProvider.System);
        Witness = new Witness(Books);
        services = Build(life);
    }

    public IServiceProvider Services => services;

    public IVideoPipeline Pipeline => services.GetRequiredService<IVideoPipeline>();

    /// <summary>Gets the journal by a way that no part under test goes.</summary>
    public SqlJobStore Books { get; }

    public Witness Witness { get; }

    private string Database => $"sqlite:///{Path.Join(folder.FullName, "jobs.db")}";

    /// <summary>Ends the process in order, and begins a new one, which goes on with what is unfinished.</summary>
    public async Task RestartAsync()
    {
        await services.DisposeAsync();
        await BeginAsync();
    }

    /// <summary>Kills the process: from now on it writes and sends nothing.</summary>
    public void Kill() => life.End();

    /// <summary>Begins a new process after <see cref="Kill"/>.</summary>
    public async Task ReviveAsync()
    {
        life.End();
        await services.DisposeAsync();
        await DeposeAsync();
        await BeginAsync();
    }

    /// <summary>Declares all processes dead.</summary>
    public async Task DeposeAsync()
    {
        foreach (var owner in await Books.ListOwnersAsync())
        {
            await Books.DeposeAsync(owner);
        }
    }

    /// <summary>Builds one more process on the same journal. The caller disposes of it.</summary>
    public ServiceProvider Another() => Build(new Life());

    /// <summary>Waits until a job has stopped; one that does not is a failure of its own, told with its rows.</summary>
    public async Task<JobRecord> UntilStoppedAsync(string jobId)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        var started = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(started) < Patience)
        {
            if (await Books.FindAsync(jobId) is { Status: not JobStatus.Running } job)
            {
                return job;
            }

            await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }

        var rows = await Books.ReadSubmissionsAsync(new SpendingFilter { JobId = jobId }).ToListAsync();
        throw new TimeoutException($"{await Books.FindAsync(jobId)} is stuck: {string.Join(", ", rows)}");
    }

    public async Task<Affairs> LookAsync(IReadOnlyList<BilledTask> bill)
    {
        var jobs = new List<JobRecord>();
        foreach (var job in await Books.ListAsync(new JobFilter { Limit = 1000 }))
        {
            jobs.Add((await Books.FindAsync(job.Id))!);
        }

        return new Affairs { Bill = bill, Jobs = jobs, Rows = await Books.ReadSubmissionsAsync(new SpendingFilter()).ToListAsync(), Seen = Witness.Seen };
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await database.DisposeAsync();
        folder.Delete(recursive: true);
    }

    private async Task BeginAsync()
    {
        life = new Life();
        services = Build(life);
        await services.GetRequiredService<JobRunner>().ResideAsync(CancellationToken.None);
    }

    private ServiceProvider Build(Life own)
    {
        var collection = new ServiceCollection();
        collection.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        collection.AddLogging();
        var prism = collection.AddPrism(options =>
        {
            options.Database = Database;
            options.StaticRoot = Path.Join(folder.FullName, "videos");
        });
        prism.UseQuickTools(Path.Join(folder.FullName, "tools"));
        arrange(prism);
        Witness.Stand(collection);
        own.Guard(collection);
        return collection.BuildServiceProvider();
    }
}
