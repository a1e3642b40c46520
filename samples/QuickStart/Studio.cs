using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Prism.Sdk;
using Prism.Sdk.Emulator;
using Prism.Sdk.Generation;
using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Pricing;

namespace QuickStart;

/// <summary>A pipeline and what it stands on: the container, and the emulator if it is our own.</summary>
internal sealed class Studio : IAsyncDisposable
{
    // A shot that takes two minutes at the real service takes two seconds here.
    private const double EmulatorSpeed = 60;

    private readonly ServiceProvider services;
    private readonly PrismEmulator? emulator;

    private Studio(ServiceProvider services, World world, PrismEmulator? emulator, string description)
    {
        this.services = services;
        this.emulator = emulator;
        World = world;
        Description = description;
    }

    public World World { get; }

    public string Description { get; }

    public IServiceProvider Services => services;

    public IVideoPipeline Pipeline => services.GetRequiredService<IVideoPipeline>();

    public IJobStore Journal => services.GetRequiredService<IJobStore>();

    public string EmulatorFolder => OwnEmulator.FolderOf(services);

    public string Currency => services.GetRequiredService<IClipProvider>().Capabilities.Prices is [var row, ..] ? row.PerSecond.Currency : "CNY";

    public Money PriceOf(VideoSize size, double seconds)
    {
        var row = services.GetRequiredService<IClipProvider>().Capabilities.Prices.Last(row => row.Sizes.Contains(size));
        return row.PerSecond with { Amount = row.PerSecond.Amount * (decimal)seconds };
    }

    /// <summary>Opens the journal alone: to look at jobs, and to stop and delete them. Nothing can be bought.</summary>
    public static Studio OpenJournal(World world) => new(Collect().BuildServiceProvider(), world, null, "the journal");

    /// <summary>Opens a pipeline.</summary>
    /// <param name="world">Who answers.</param>
    /// <param name="keepsState">Whether an emulator of our own keeps tasks and bill beside the journal.</param>
    /// <param name="cancellationToken">Stops the opening.</param>
    public static async Task<Studio> OpenAsync(World world, bool keepsState, CancellationToken cancellationToken)
    {
        var collection = Collect();
        var prism = collection.AddPrism();
        if (world.IsLive)
        {
            return new Studio(collection.BuildServiceProvider(), world, null, "the real services: DashScope and ModelScope");
        }

        if (world.EmulatorAt is { } address)
        {
            await prism.UseEmulatorAsync(address, cancellationToken);
            return new Studio(collection.BuildServiceProvider(), world, null, $"the emulator at {address}");
        }

        string? folder = null;
        if (keepsState)
        {
            await using var looking = collection.BuildServiceProvider();
            folder = OwnEmulator.FolderOf(looking);
        }

        var emulator = await PrismEmulator.StartAsync(new PrismEmulatorOptions { Speed = EmulatorSpeed, StateFolder = folder }, cancellationToken);
        prism.UseEmulator(emulator);
        return new Studio(collection.BuildServiceProvider(), world, emulator, $"an emulator of its own at {emulator.BaseAddress}, {EmulatorSpeed:0} times faster than life: no key, no bill");
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        if (emulator is not null)
        {
            await emulator.DisposeAsync();
        }
    }

    private static ServiceCollection Collect()
    {
        var collection = new ServiceCollection();
        collection.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddJsonFile("appsettings.json", optional: true).AddEnvironmentVariables().Build());
        collection.AddLogging(logging => logging.SetMinimumLevel(LogLevels.FromEnvironment()).AddSimpleConsole(console => console.SingleLine = true));
        collection.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        collection.AddPrism();
        return collection;
    }
}
