using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Prism.Sdk.Clients.DashScope;
using Prism.Sdk.Clients.ModelScope;
using Prism.Sdk.Configuration;
using Prism.Sdk.Emulator;
using Prism.Sdk.Generation;
using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Jobs.Journal.Sql;
using Prism.Sdk.Planning;
using Prism.Sdk.Pricing;
using Prism.Sdk.Worker;

namespace Prism.Sdk.IntegrationTests.Matrix.Bench;

/// <summary>A pipeline on an emulator with canaries in key, prompt and caption; afterwards the bill, the folder and all that was said are judged.</summary>
internal sealed class MatrixBench : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string id;
    private readonly BenchSetup setup;
    private readonly DirectoryInfo folder;
    private SqliteDatabase database;
    private ServiceProvider? services;

    private MatrixBench(string id, BenchSetup setup, PrismEmulator emulator)
    {
        (this.id, this.setup, Emulator) = (id, setup, emulator);
        folder = Directory.CreateTempSubdirectory($"prism-row-{id}-");
        if (setup.IsWired)
        {
            Wire = new FaultyWire(emulator.BaseAddress);
        }

        database = new SqliteDatabase(Options.Create(new PrismOptions { Database = Database }));
        Books = new SqlJobStore(database, TimeProvider.System);
    }

    public PrismEmulator Emulator { get; }

    /// <summary>Gets the wire of a bench that was asked to have one.</summary>
    public FaultyWire Wire { get => field ?? throw new InvalidOperationException("This bench has no wire."); }

    public CanarySweep Sweep { get; } = new();

    /// <summary>Gets or sets whether a row changed what the service says of money, so that bill and journal cannot agree.</summary>
    public bool IsBillKnownWrong { get; set; }

    /// <summary>Gets or sets by how much this machine's wall clock is ahead.</summary>
    public TimeSpan Ahead { get; set; }

    /// <summary>Gets the journal by a way that no part under test goes.</summary>
    public SqlJobStore Books { get; private set; }

    public string Folder => folder.FullName;

    public string Database => $"sqlite:///{Path.Join(Folder, "jobs.db")}";

    public IServiceProvider Services => services ??= Build(changeAddress: null);

    public IVideoPipeline Pipeline => Services.GetRequiredService<IVideoPipeline>();

    /// <summary>Gets how many submits reached the service.</summary>
    public int Posts => Emulator.Requests.Count(static request => request.Method == "POST" && request.Path.EndsWith("video-synthesis", StringComparison.Ordinal));

    /// <summary>Gets how many tasks were accepted for us.</summary>
    public int Accepted => Emulator.Bill.Count(static entry => !entry.IsForeign);

    public static async Task<MatrixBench> OpenAsync(string id, BenchSetup setup) => new(id, setup, await PrismEmulator.StartAsync(new PrismEmulatorOptions
    {
        Speed = setup.Speed,
        ShareClips = true,
        SharedClipFolder = setup.HasRealClips ? BenchClips.Real : BenchClips.Quick,
        QueueTime = (TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3)),
        RunTime = (setup.RunTime, setup.RunTime),
        RunningTasks = setup.RunningTasks,
    }));

    public static ShotPlan Plan(int shots, string words = Canary.Words) => new()
    {
        Title = $"For {Canary.Email}",
        Language = "en",
        Model = "wan2.6-t2v",
        Size = VideoSize.Landscape720,
        Shots = [.. Enumerable.Range(1, shots).Select(shot => new Shot { Id = $"s{shot}", Prompt = $"{words}, shot {shot}, call {Canary.Phone}", Caption = $"Call {Canary.Phone}", Seconds = 2, Seed = 7 })],
    };

    public void Fault(string route, string kind, int status = 0, string code = "InternalError", bool? accepted = null, int times = 1, int skip = 0, string? message = null, string? retryAfter = null, double seconds = 0)
    {
        var fault = new EmulatorFault { Route = route, Kind = kind, Code = code, Accepted = accepted, Times = times, Skip = skip, RetryAfter = retryAfter, Seconds = seconds };
        fault = status == 0 ? fault : fault with { Status = status };
        Emulator.AddFault(message is null ? fault : fault with { Message = message });
    }

    /// <summary>Ends all faults that are left.</summary>
    public void ClearFaults()
    {
        if (setup.IsWired)
        {
            Wire.Clear();
        }

        // No word of the emulator ends its script alone; asking by way of its control page would be one more thing to go wrong.
        Emulator.ClearFaults();
    }

    /// <summary>Makes all calls go to another address from now on, as on a line that is bad.</summary>
    public void GoBy(Uri address) => services = Build(address);

    /// <summary>Gets the words of a shot as they leave the machine, personal data masked.</summary>
    public static string Sent(int shot) => Plan(shot).Shots[^1].Prompt.Replace(Canary.Phone, "[PHONE_1]", StringComparison.Ordinal);

    public Task<VideoJob> StartAsync(int shots = 1, JobOptions? options = null) => Pipeline.StartAsync(Plan(shots), options);

    /// <summary>Makes a film, and expects it to succeed.</summary>
    public async Task<FinalVideo> FilmAsync(int shots = 1, JobOptions? options = null) => await FilmAsync(await StartAsync(shots, options));

    public async Task<FinalVideo> FilmAsync(VideoJob job)
    {
        try
        {
            return await job.WaitForCompletionAsync().WaitAsync(Patience);
        }
        catch (Exception exception)
        {
            Sweep.LookAt(exception);
            throw new InvalidOperationException($"{id}: no film, but {exception.GetType().Name}: {exception.Message}", exception);
        }
    }

    /// <summary>Makes a film, and expects it to fail in our words.</summary>
    public async Task<T> FailAsync<T>(int shots = 1, JobOptions? options = null)
        where T : PrismException => await FailAsync<T>(async () => await (await StartAsync(shots, options)).WaitForCompletionAsync());

    public Task<T> FailAsync<T>(VideoJob job)
        where T : PrismException => FailAsync<T>(() => job.WaitForCompletionAsync());

    public async Task<T> FailAsync<T>(Func<Task> call)
        where T : PrismException
    {
        var exception = await Record.ExceptionAsync(() => call().WaitAsync(Patience));
        if (exception is not null)
        {
            Sweep.LookAt(exception);
        }

        return exception is T typed ? typed : throw new InvalidOperationException($"{id}: expected {typeof(T).Name}, got {exception?.GetType().Name ?? "none"}: {exception?.Message}", exception);
    }

    /// <summary>Ends the process in order, and begins a new one on the same journal.</summary>
    public async Task RestartAsync()
    {
        await EndAsync();
        services = Build(changeAddress: null);
    }

    /// <summary>Ends the process, and lets go of the journal's file.</summary>
    public async Task CloseBooksAsync()
    {
        await EndAsync();
        await database.DisposeAsync();
        database = new SqliteDatabase(Options.Create(new PrismOptions { Database = Database }));
        Books = new SqlJobStore(database, TimeProvider.System);
    }

    /// <summary>Builds one more process on the same journal. The caller disposes of it.</summary>
    public ServiceProvider Another() => Build(changeAddress: null);

    public async Task<VideoJob> AgainAsync(VideoJob job)
    {
        var again = (await Pipeline.GetJobAsync(job.Id))!;
        await again.ResumeAsync();
        return again;
    }

    public async Task<SubmissionState> StateAsync(string shot = "s1")
    {
        var rows = await Books.ReadSubmissionsAsync(new SpendingFilter()).ToListAsync();
        return rows.Where(row => row.ShotId == shot).MaxBy(static row => row.Attempt)!.State;
    }

    public async Task UntilAsync(Func<bool> holds, string what)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        var started = TimeProvider.System.GetTimestamp();
        while (!holds())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < Patience, $"{id}: {what} did not come.");
            await timer.WaitForNextTickAsync();
        }
    }

    /// <summary>Holds journal against bill, and looks for what was left behind or leaked. The emulator's own account of each task counts.</summary>
    public async Task JudgeAsync()
    {
        await EndAsync();
        await BenchJudge.AcquitAsync(this);
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        await database.DisposeAsync();
        if (setup.IsWired)
        {
            await Wire.DisposeAsync();
        }

        await Emulator.DisposeAsync();
        folder.Delete(recursive: true);
    }

    private async Task EndAsync()
    {
        if (services is not null)
        {
            await services.DisposeAsync();
            services = null;
        }
    }

    private ServiceProvider Build(Uri? changeAddress)
    {
        var collection = new ServiceCollection();
        collection.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        collection.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Sweep));
        var prism = collection.AddPrism(options => (options.Database, options.StaticRoot) = (Database, Path.Join(Folder, "videos")));
        prism.UseEmulator(Emulator);
        prism.UseRecordedTools(Path.Join(Folder, "tools"), setup.HasRealClips);
        var root = changeAddress ?? (setup.IsWired ? Wire.BaseAddress : null);
        collection.Configure<DashScopeOptions>(options =>
        {
            options.BaseAddress = root is null ? options.BaseAddress : new Uri(root, "/api/v1/");
            (options.ApiKey, options.SubmitTimeout, options.RequestTimeout) = (Canary.DashScopeKey, setup.SubmitTimeout, TimeSpan.FromSeconds(2));
        });
        collection.Configure<ModelScopeOptions>(options =>
        {
            options.BaseAddress = root is null ? options.BaseAddress : new Uri(root, "/v1/");
            (options.ApiKey, options.AttemptTimeout, options.TotalTimeout) = (Canary.ModelScopeKey, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(20));
        });
        collection.Configure<GenerationOptions>(static options => (options.PollingInterval, options.MaxSubmitRetries) = (TimeSpan.FromSeconds(10), 8));
        collection.Decorate<IClipProvider>((_, inner) => new WideProvider(inner, atOnce: 5, setup.Speed));
        collection.Decorate<TimeProvider>((_, inner) => new ShiftedTime(inner, () => Ahead));
        setup.Change?.Invoke(prism);
        return collection.BuildServiceProvider();
    }
}
