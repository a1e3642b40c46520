using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Prism.Sdk;
using Prism.Sdk.Clients.DashScope;
using Prism.Sdk.Clients.ModelScope;
using Prism.Sdk.Emulator;
using Prism.Sdk.Generation;
using Prism.Sdk.Pricing;

namespace QuickStart;

/// <summary>A pipeline and what it stands on: the container, and the emulator if it is our own.</summary>
internal sealed class Studio : IAsyncDisposable
{
    // A shot that takes two minutes at the real service takes two seconds here.
    private const double EmulatorSpeed = 60;

    private readonly ServiceProvider services;
    private readonly PrismEmulator? emulator;

    private Studio(ServiceProvider services, PrismEmulator? emulator, string description)
    {
        this.services = services;
        this.emulator = emulator;
        Description = description;
    }

    public string Description { get; }

    public IServiceProvider Services => services;

    public IVideoPipeline Pipeline => services.GetRequiredService<IVideoPipeline>();

    public string Currency => services.GetRequiredService<IClipProvider>().Capabilities.Prices is [var row, ..] ? row.PerSecond.Currency : "CNY";

    public Money PriceOf(VideoSize size, double seconds)
    {
        var row = services.GetRequiredService<IClipProvider>().Capabilities.Prices.Last(row => row.Sizes.Contains(size));
        return row.PerSecond with { Amount = row.PerSecond.Amount * (decimal)seconds };
    }

    public static async Task<Studio> OpenAsync(bool live, Uri? emulatorAt, CancellationToken cancellationToken)
    {
        var collection = new ServiceCollection();
        collection.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddJsonFile("appsettings.json", optional: true).AddEnvironmentVariables().Build());
        collection.AddLogging(logging => logging.SetMinimumLevel(LogLevels.FromEnvironment()).AddSimpleConsole(console => console.SingleLine = true));
        collection.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        var prism = collection.AddPrism();
        if (live)
        {
            return new Studio(collection.BuildServiceProvider(), null, "the real services: DashScope and ModelScope");
        }

        if (emulatorAt is not null)
        {
            UseEmulatorAt(collection, emulatorAt);
            return new Studio(collection.BuildServiceProvider(), null, $"the emulator at {emulatorAt}");
        }

        var emulator = await PrismEmulator.StartAsync(new PrismEmulatorOptions { Speed = EmulatorSpeed }, cancellationToken);
        prism.UseEmulator(emulator);
        return new Studio(collection.BuildServiceProvider(), emulator, $"an emulator of its own at {emulator.BaseAddress}, {EmulatorSpeed:0} times faster than life: no key, no bill");
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        if (emulator is not null)
        {
            await emulator.DisposeAsync();
        }
    }

    private static void UseEmulatorAt(IServiceCollection services, Uri address)
    {
        services.Configure<DashScopeOptions>(options => (options.BaseAddress, options.ApiKey) = (new Uri(address, "/api/v1/"), "sk-emulator"));
        services.Configure<ModelScopeOptions>(options => (options.BaseAddress, options.ApiKey) = (new Uri(address, "/v1/"), "ms-emulator"));
        services.Configure<GenerationOptions>(options => options.PollingInterval = TimeSpan.FromSeconds(1));
    }
}
