using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Prism.Sdk.Configuration;
using Prism.Sdk.Intents;
using Prism.Sdk.Templates;
using Prism.Sdk.Templates.Routing;
using Prism.Sdk.Tests.Prompting;

namespace Prism.Sdk.Tests.Templates;

/// <summary>A router over three small templates, or over those that a test gives, with its cache in a folder of its own.</summary>
internal sealed class RoutingBench : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("prism-routing-");

    public RecordingStageContext Context { get; } = new();

    public TemplateOptions Settings { get; } = new() { UseBuiltIn = false };

    public IReadOnlyList<VideoTemplate> Templates { get; set; } =
    [
        Template("product-ad", "presents a product: buy it, order it", "介绍产品，广告，下单购买", "Order the new phone.", "购买产品，送礼合适。"),
        Template("short-story", "tells a story, a tale", "讲一个故事，童话", "Once upon a time, a story.", "很久以前的故事。"),
        Template("travel-vlog", "records a journey, travel in cities", "记录旅行，风景与美食", "A weekend of travel by the coast.", "去海边旅行，看风景。"),
    ];

    public string Cache => Path.Join(folder.FullName, "cache");

    public static VideoTemplate Template(string id, string english, string chinese, params IReadOnlyList<string> examples)
    {
        var words = new BilingualText { Zh = chinese, En = english };
        return new VideoTemplate { Id = id, Name = words, Description = words, Style = words, Examples = examples, Beats = [new TemplateBeat { Name = "b", Purpose = words, Camera = words }] };
    }

    /// <summary>Makes a router as a new process would: nothing in memory.</summary>
    public NearestTemplateRouter Start(FakeEmbeddingGenerator generator)
    {
        Settings.CacheFolder ??= Cache;
        var settings = Options.Create(Settings);
        var library = new TemplateLibrary(settings, Templates.Select(static template => new TemplateSource(template)));
        var vectors = new TemplateVectors(library, new VectorCache(settings, Options.Create(new PrismOptions()), NullLogger<VectorCache>.Instance));
        return new NearestTemplateRouter(generator, library, vectors, new TemplateWords(library), settings, NullLogger<NearestTemplateRouter>.Instance);
    }

    public Task<TemplateMatch> MatchAsync(FakeEmbeddingGenerator generator, string text, string? templateId = null) => MatchAsync(Start(generator), text, templateId);

    public Task<TemplateMatch> MatchAsync(NearestTemplateRouter router, string text, string? templateId = null)
    {
        var intent = new VideoIntent { Title = "t", Language = "en", Subject = "", Events = [new IntentEvent { Id = "e1", Description = "d" }] };
        return router.MatchAsync(new TemplateQuery { Text = text, Intent = intent, TemplateId = templateId }, Context, TestContext.Current.CancellationToken);
    }

    public void Dispose() => folder.Delete(recursive: true);

    /// <summary>One dimension a topic: near enough to an embedding for these texts.</summary>
    public static float[] Words(string text)
    {
        string[][] topics =
        [
            ["product", "buy", "order", "feature", "产品", "广告", "下单", "购买", "送礼"],
            ["travel", "journey", "city", "cities", "coast", "旅", "风景", "美食", "weekend"],
            ["story", "tale", "once upon", "fairy", "故事", "童话", "很久以前"],
        ];
        return [.. topics.Select(topic => (float)topic.Count(word => text.Contains(word, StringComparison.OrdinalIgnoreCase))), 0.1f];
    }
}
