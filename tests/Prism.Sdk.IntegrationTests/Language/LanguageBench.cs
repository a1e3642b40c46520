using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Prism.Sdk.Clients.ModelScope;
using Prism.Sdk.Emulator;

namespace Prism.Sdk.IntegrationTests.Language;

/// <summary>The language clients on an emulator, over real HTTP.</summary>
internal sealed class LanguageBench : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private LanguageBench(PrismEmulator emulator, Action<ModelScopeOptions>? change)
    {
        Emulator = emulator;
        var collection = new ServiceCollection();
        collection.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        collection.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log));
        collection.AddPrism().UseEmulator(emulator);
        collection.Configure<ModelScopeOptions>(options =>
        {
            options.MaxRetries = 0;
            change?.Invoke(options);
        });
        services = collection.BuildServiceProvider();
    }

    public PrismEmulator Emulator { get; }

    public CapturedLog Log { get; } = new();

    public IServiceProvider Services => services;

    public IChatClient Chat => services.GetRequiredKeyedService<IChatClient>(PrismServiceKeys.Models);

    public IEmbeddingGenerator<string, Embedding<float>> Embeddings => services.GetRequiredKeyedService<IEmbeddingGenerator<string, Embedding<float>>>(PrismServiceKeys.Models);

    public static async Task<LanguageBench> OpenAsync(Action<ModelScopeOptions>? change = null, EmulatedLanguage? language = null) =>
        new(await PrismEmulator.StartAsync(new PrismEmulatorOptions { Speed = 100, ShareClips = true, Language = language ?? new EmulatedLanguage() }, TestContext.Current.CancellationToken), change);

    public void Fault(string kind, string route = "chat", int times = 1) => Emulator.AddFault(new EmulatorFault { Route = route, Kind = kind, Times = times });

    public async Task<string> AskAsync(bool streamed = false) => streamed
        ? string.Concat(await Chat.GetStreamingResponseAsync("hello there", cancellationToken: TestContext.Current.CancellationToken).Select(static update => update.Text).ToListAsync(TestContext.Current.CancellationToken))
        : (await Chat.GetResponseAsync("hello there", cancellationToken: TestContext.Current.CancellationToken)).Text;

    /// <summary>Gets the models that were asked, in order.</summary>
    public IEnumerable<string> Asked => Emulator.Requests.Where(static request => request.Path.EndsWith("/chat/completions", StringComparison.Ordinal)).Select(static request => (string)System.Text.Json.Nodes.JsonNode.Parse(request.Body)!["model"]!);

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await Emulator.DisposeAsync();
    }
}
