using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Prism.Sdk.DependencyInjection;
using Prism.Sdk.Emulator;
using Prism.Sdk.Templates;

namespace Prism.Sdk.IntegrationTests;

/// <summary>A pipeline on an emulator: real HTTP, real ffmpeg, a real journal in a folder of its own.</summary>
internal sealed class Studio : IAsyncDisposable
{
    private readonly DirectoryInfo folder;
    private readonly Action<IPrismBuilder>? change;
    private ServiceProvider services;

    private Studio(PrismEmulator emulator, DirectoryInfo folder, Action<IPrismBuilder>? change)
    {
        (Emulator, this.folder, this.change) = (emulator, folder, change);
        services = Build();
    }

    public PrismEmulator Emulator { get; }

    public string Folder => folder.FullName;

    public IServiceProvider Services => services;

    public IVideoPipeline Pipeline => services.GetRequiredService<IVideoPipeline>();

    public CapturedLog Log { get; } = new();

    /// <summary>Gets what was billed, as the emulator counts it.</summary>
    public decimal Billed => Emulator.Bill.Where(entry => entry.IsBilled).Sum(entry => entry.Price);

    public static async Task<Studio> OpenAsync(Action<IPrismBuilder>? change = null, TimeSpan? runTime = null, EmulatedLanguage? language = null, bool shareClips = true)
    {
        var emulator = await PrismEmulator.StartAsync(new PrismEmulatorOptions
        {
            Speed = 100,
            ShareClips = shareClips,
            Language = language ?? new EmulatedLanguage(),
            RunTime = (runTime ?? TimeSpan.FromSeconds(10), runTime ?? TimeSpan.FromSeconds(20)),
        });
        return new Studio(emulator, Directory.CreateTempSubdirectory("prism-it-"), change);
    }

    /// <summary>Ends the container and makes a new one on the same journal, as a new process would.</summary>
    public async Task RestartAsync()
    {
        await services.DisposeAsync();
        services = Build();
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await Emulator.DisposeAsync();
        folder.Delete(recursive: true);
    }

    private ServiceProvider Build()
    {
        var collection = new ServiceCollection();
        collection.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        collection.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log));
        var prism = collection.AddPrism(options =>
        {
            options.Database = $"sqlite:///{Path.Join(Folder, "jobs.db")}";
            options.StaticRoot = Path.Join(Folder, "videos");
        });
        prism.UseEmulator(Emulator);

        // The templates are the same in each studio; asking for their vectors anew is most of a short test.
        collection.Configure<TemplateOptions>(static options => options.CacheFolder = Path.Join(AppContext.BaseDirectory, "template-vectors"));
        change?.Invoke(prism);
        return collection.BuildServiceProvider();
    }
}
