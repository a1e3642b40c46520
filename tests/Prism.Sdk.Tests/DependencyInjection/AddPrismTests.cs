using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Prism.Sdk.Clients.DashScope;
using Prism.Sdk.Clients.DashScope.Requests;
using Prism.Sdk.Clients.ModelScope;
using Prism.Sdk.Composition;
using Prism.Sdk.Configuration;
using Prism.Sdk.Generation;
using Prism.Sdk.Planning;
using Prism.Sdk.Pricing;
using Prism.Sdk.Tests.Clients;

namespace Prism.Sdk.Tests.DependencyInjection;

public sealed class AddPrismTests
{
    [Fact]
    public void AddPrism_NothingConfigured_ResolvesWithTheDocumentedDefaults()
    {
        using var services = Build([]);

        Assert.NotNull(services.GetRequiredService<IVideoPipeline>());
        Assert.Equal("sqlite:///./data/jobs.db", Options<PrismOptions>(services).Database);
        Assert.Equal("./data/videos", Options<PrismOptions>(services).StaticRoot);
        Assert.Equal(new Uri("https://dashscope.aliyuncs.com/api/v1/"), DashScopeEndpoint.Native(Options<DashScopeOptions>(services)));
        Assert.Equal(new Uri("https://api-inference.modelscope.cn/v1"), Options<ModelScopeOptions>(services).BaseAddress);
        Assert.Equal("Qwen/Qwen3-235B-A22B-Instruct-2507", Options<ModelScopeOptions>(services).Model);
        Assert.Equal(("text-embedding-v4", 1024, 10), (Options<EmbeddingOptions>(services).Model, Options<EmbeddingOptions>(services).Dimensions, Options<EmbeddingOptions>(services).BatchSize));
        Assert.Null(Options<GenerationOptions>(services).PollingInterval);
        Assert.NotEmpty(Options<PricingOptions>(services).Rows);
    }

    [Fact]
    public void AddPrism_EnvironmentAndSection_TheSectionWins()
    {
        using var services = Build(new()
        {
            ["DASHSCOPE_API_KEY"] = "sk-environment",
            ["MODELSCOPE_API_KEY"] = "ms-environment",
            ["MODELSCOPE_BASE_URL"] = "https://other.example/v1",
            ["QWEN_MODEL"] = "Qwen/Other",
            ["DATABASE_URL"] = "sqlite:///./other.db",
            ["STATIC_ROOT"] = "./other",
            ["DASHSCOPE_HTTP_BASE_URL"] = "https://dashscope-intl.aliyuncs.com/api/v1",
            ["Prism:ModelScope:Model"] = "Qwen/Section",
            ["Prism:Generation:MaxConcurrentShots"] = "2",
            ["Prism:Pricing:Rows:0:Region"] = "ap-southeast-1",
            ["Prism:Pricing:Rows:0:Model"] = "wan2.6-t2v",
            ["Prism:Pricing:Rows:0:Tier"] = "720P",
            ["Prism:Pricing:Rows:0:Currency"] = "USD",
            ["Prism:Pricing:Rows:0:PerSecond"] = "0.5",
        });

        Assert.Equal("sk-environment", Options<DashScopeOptions>(services).ApiKey);
        Assert.Equal(new Uri("https://dashscope-intl.aliyuncs.com/api/v1/"), DashScopeEndpoint.Native(Options<DashScopeOptions>(services)));
        Assert.Equal("ms-environment", Options<ModelScopeOptions>(services).ApiKey);
        Assert.Equal(new Uri("https://other.example/v1"), Options<ModelScopeOptions>(services).BaseAddress);
        Assert.Equal("Qwen/Section", Options<ModelScopeOptions>(services).Model);
        Assert.Equal(("sqlite:///./other.db", "./other"), (Options<PrismOptions>(services).Database, Options<PrismOptions>(services).StaticRoot));
        Assert.Equal(2, Options<GenerationOptions>(services).MaxConcurrentShots);
        Assert.Equal(0.5m, services.GetRequiredService<IClipProvider>().Capabilities.Prices.Last(row => row.Sizes.Contains(VideoSize.Landscape720)).PerSecond.Amount);
    }

    [Fact]
    public void AddPrism_ModelOfTomorrowInTheSection_IsSold()
    {
        using var services = Build(new Dictionary<string, string?>
        {
            ["Prism:DashScope:Models:0:Name"] = "wan9.9-t2v",
            ["Prism:DashScope:Models:0:Family"] = "TextToVideo",
            ["Prism:DashScope:Models:0:Sizes:0"] = "720P",
            ["Prism:DashScope:Models:0:Seconds"] = "4,8",
            ["Prism:DashScope:Models:0:Features:0"] = "ShotType",
            ["Prism:DashScope:Models:0:RunningTasks"] = "9",
            ["Prism:DashScope:Models:0:TypicalTime"] = "00:00:30",
        });

        var model = services.GetRequiredService<IClipProvider>().Capabilities.FindModel("wan9.9-t2v")!;

        Assert.Equal([4, 8], model.LegalSeconds!);
        Assert.Equal((5, 9, TimeSpan.FromSeconds(30)), (model.Sizes.Count, model.MaxRunningTasks, model.TypicalTime));
    }

    [Theory]
    [InlineData("Prism:Composition:Preset", "warp", "Prism:Composition:Preset is 'warp'")]
    [InlineData("Prism:Composition:Quality", "99", "Prism:Composition:Quality is 99")]
    [InlineData("Prism:Generation:MaxConcurrentShots", "0", "Prism:Generation:MaxConcurrentShots is 0")]
    [InlineData("Prism:Generation:PollingInterval", "4:00:00", "Prism:Generation:PollingInterval is 04:00:00")]
    [InlineData("Prism:DashScope:Region", "mars", "Prism:DashScope:Region is 'mars'")]
    [InlineData("DASHSCOPE_HTTP_BASE_URL", "not an address", "DASHSCOPE_HTTP_BASE_URL")]
    [InlineData("DASHSCOPE_HTTP_BASE_URL", "http://dashscope.aliyuncs.com/api/v1", "use https")]
    [InlineData("DASHSCOPE_HTTP_BASE_URL", "https://dashscope.aliyuncs.com/compatible-mode/v1", "must end in /api/v1")]
    [InlineData("MODELSCOPE_BASE_URL", "https://api-inference.modelscope.cn", "it must end in /v1")]
    [InlineData("DATABASE_URL", "mysql://x", "mysql://")]
    [InlineData("DASHSCOPE_API_KEY", "sk-a b", "DASHSCOPE_API_KEY")]
    [InlineData("Prism:Planning:MaxShots", "many", "'many' at 'Prism:Planning:MaxShots'")]
    public void GetPipeline_BadSetting_IsOneSentenceThatNamesKeyAndValue(string key, string value, string expected)
    {
        using var services = Build(new() { [key] = value });

        var exception = Assert.ThrowsAny<OptionsValidationException>(() => services.GetRequiredService<IVideoPipeline>());

        Assert.Contains(expected, Assert.Single(exception.Failures), StringComparison.Ordinal);
        Assert.DoesNotContain("sk-a b", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void GetPipeline_BadSettingsOfSeveralParts_AreToldTogether()
    {
        using var services = Build(new() { ["Prism:Composition:Preset"] = "warp", ["Prism:Planning:MaxShots"] = "many" });

        var exception = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IVideoPipeline>());

        Assert.Equal(2, exception.Failures.Count());
    }

    [Fact]
    public void AddPrism_Twice_AddsNothing()
    {
        var collection = new ServiceCollection();
        collection.AddLogging();
        collection.AddPrism();
        var count = collection.Count;
        collection.AddPrism();

        Assert.Equal(count, collection.Count);
    }

    [Fact]
    public void AddPrism_AllParts_CanBeBuilt()
    {
        var collection = new ServiceCollection();
        collection.AddLogging();
        collection.AddPrism();
        using var services = collection.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
        using var scope = services.CreateScope();

        Assert.NotNull(scope.ServiceProvider.GetRequiredService<IVideoComposer>());
        Assert.NotNull(scope.ServiceProvider.GetRequiredService<IClipGenerator>());
        Assert.NotNull(scope.ServiceProvider.GetRequiredService<IShotPlanner>());
        Assert.NotNull(scope.ServiceProvider.GetRequiredService<Prism.Sdk.Templates.ITemplateRouter>());
        Assert.NotNull(scope.ServiceProvider.GetRequiredService<Prism.Sdk.Intents.IIntentParser>());
        Assert.NotNull(scope.ServiceProvider.GetRequiredService<Prism.Sdk.Input.IInputProcessor>());
        Assert.NotNull(services.GetRequiredService<ContactSheet>());
    }

    [Fact]
    public async Task Submit_HostRetriesEveryHttpClient_IsStillSentOnce()
    {
        await using var server = await RecordingServer.StartAsync();
        server.Answer = static (context, _) => RecordingServer.JsonAsync(context, 503, "{}");
        var collection = new ServiceCollection();
        collection.AddLogging();
        collection.ConfigureHttpClientDefaults(static client => client.AddStandardResilienceHandler());
        collection.AddPrism();
        collection.ConfigureHttpClientDefaults(static client => client.AddStandardResilienceHandler());
        collection.Configure<DashScopeOptions>(options => (options.BaseAddress, options.ApiKey) = (server.BaseAddress, "sk-x"));
        await using var services = collection.BuildServiceProvider();

        var result = await services.GetRequiredService<VideoSynthesisClient>().SubmitAsync(new TextToVideoRequest { Prompt = "cat" }, TestContext.Current.CancellationToken);

        Assert.IsType<VideoSubmitResult.Unknown>(result);
        Assert.Single(server.Requests);
    }

    [Fact]
    public void RedisUrl_NothingUsesIt_IsToldOnce()
    {
        var log = new ListLogger();
        var environment = new PrismEnvironment(configuration: null, static name => name == "REDIS_URL" ? "redis://x" : null, ".none");
        var unused = new UnusedVariables(environment, log);

        unused.Tell();
        unused.Tell();

        Assert.Contains("REDIS_URL", Assert.Single(log.Lines), StringComparison.Ordinal);
    }

    private static T Options<T>(IServiceProvider services)
        where T : class => services.GetRequiredService<IOptions<T>>().Value;

    private static ServiceProvider Build(Dictionary<string, string?> settings)
    {
        var collection = new ServiceCollection();
        collection.AddLogging();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        collection.AddSingleton<IConfiguration>(configuration);

        // The machine's own environment must not speak into the test.
        collection.AddSingleton(new PrismEnvironment(configuration, static _ => null, ".none"));
        collection.AddPrism();
        return collection.BuildServiceProvider();
    }

    private sealed class ListLogger : Microsoft.Extensions.Logging.ILogger<UnusedVariables>
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(Microsoft.Extensions.Logging.LogLevel logLevel) => true;

        public void Log<TState>(Microsoft.Extensions.Logging.LogLevel logLevel, Microsoft.Extensions.Logging.EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add(formatter(state, exception));
    }
}
