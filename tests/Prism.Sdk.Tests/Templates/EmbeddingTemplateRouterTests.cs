using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Prism.Sdk.Intents;
using Prism.Sdk.Templates;
using Prism.Sdk.Tests.Prompting;

namespace Prism.Sdk.Tests.Templates;

public sealed class EmbeddingTemplateRouterTests
{
    private readonly RecordingStageContext context = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("周末去杭州旅行，看西湖风景，吃美食", "travel-vlog")]
    [InlineData("A new product: buy our phone, with a feature list, order today", "product-ad")]
    [InlineData("Once upon a time a little fairy found a story", "short-story")]
    public async Task MatchAsync_Text_PicksTheNearestWithScoreAndCandidates(string text, string template)
    {
        using var generator = new FakeEmbeddingGenerator(Words);

        var match = await Match(generator, text);

        Assert.Equal(template, match.Template.Id);
        Assert.Equal(3, match.Candidates.Count);
        Assert.Equal((template, match.Score), (match.Candidates[0].TemplateId, match.Candidates[0].Score));
        Assert.Equal(match.Candidates.OrderByDescending(candidate => candidate.Score), match.Candidates);
        Assert.Empty(context.Warnings);
    }

    [Fact]
    public async Task MatchAsync_NamedTemplate_EmbedsNothing()
    {
        using var generator = new FakeEmbeddingGenerator(Words);

        var match = await Match(generator, "text", templateId: "travel-vlog");

        Assert.Equal(("travel-vlog", null), (match.Template.Id, match.Score));
        Assert.Empty(generator.Calls);
    }

    [Fact]
    public async Task MatchAsync_UnknownTemplate_ListsThoseThatExist()
    {
        using var generator = new FakeEmbeddingGenerator(Words);

        var exception = await Assert.ThrowsAsync<PrismException>(() => Match(generator, "text", templateId: "nope"));

        Assert.Contains("short-story", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0f)]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public async Task MatchAsync_BrokenQueryVector_FallsBackWithAWarning(float broken)
    {
        using var generator = new FakeEmbeddingGenerator(text => text.Contains("query", StringComparison.Ordinal) ? [broken, 0] : [1, 1]);

        var match = await Match(generator, "query");

        Assert.Equal("short-story", match.Template.Id);
        Assert.Equal(-1, match.Score);
        Assert.Equal(["template-fallback"], context.Warnings);
    }

    [Fact]
    public async Task MatchAsync_OtherDimensions_FallsBackWithAWarning()
    {
        using var generator = new FakeEmbeddingGenerator(text => text.Contains("query", StringComparison.Ordinal) ? [1, 2, 3] : [1, 1]);

        Assert.Equal("short-story", (await Match(generator, "query")).Template.Id);
        Assert.Equal(["template-fallback"], context.Warnings);
    }

    [Fact]
    public async Task MatchAsync_BelowTheMinimum_FallsBackToTheTemplateOfTheOptions()
    {
        using var generator = new FakeEmbeddingGenerator(text => text.Contains("query", StringComparison.Ordinal) ? [0.1f, 1] : [1, 0]);

        var match = await Match(generator, "query", options: new TemplateOptions { FallbackId = "travel-vlog" });

        Assert.Equal("travel-vlog", match.Template.Id);
        Assert.InRange(match.Score!.Value, 0.09, 0.11);
        Assert.Equal(["template-fallback"], context.Warnings);
    }

    [Fact]
    public async Task MatchAsync_SecondText_EmbedsTheTemplatesOnlyOnce()
    {
        using var generator = new FakeEmbeddingGenerator(Words);
        using var vectors = new TemplateVectors(new TemplateLibrary(Options.Create(new TemplateOptions())));

        await Match(generator, "travel", vectors: vectors);
        await Match(generator, "story", vectors: vectors);

        Assert.Equal(2, generator.Calls.Count(call => call.Count == 1));
        Assert.Equal(1, generator.Calls.Count(call => call.Count > 1));
    }

    [Fact]
    public async Task MatchAsync_ServiceFailsOnce_IsAskedAgainNextTime()
    {
        var fails = true;
        using var generator = new FakeEmbeddingGenerator(text => fails ? throw new ProviderRequestException("down") : Words(text));
        using var vectors = new TemplateVectors(new TemplateLibrary(Options.Create(new TemplateOptions())));
        await Assert.ThrowsAsync<ProviderRequestException>(() => Match(generator, "travel journey", vectors: vectors));
        fails = false;

        var match = await Match(generator, "travel journey", vectors: vectors);

        Assert.Equal("travel-vlog", match.Template.Id);
    }

    [Fact]
    public async Task MatchAsync_LongText_EmbedsItsBeginning()
    {
        using var generator = new FakeEmbeddingGenerator(Words);

        await Match(generator, new string('游', 50_000));

        Assert.All(generator.Calls.SelectMany(call => call), text => Assert.True(text.Length <= 2000));
    }

    private async Task<TemplateMatch> Match(
        FakeEmbeddingGenerator generator, string text, string? templateId = null, TemplateOptions? options = null, TemplateVectors? vectors = null)
    {
        var settings = Options.Create(options ?? new TemplateOptions());
        var library = new TemplateLibrary(settings);
        using var own = new TemplateVectors(library);
        var router = new EmbeddingTemplateRouter(generator, library, vectors ?? own, settings, NullLogger<EmbeddingTemplateRouter>.Instance);
        var intent = new VideoIntent { Title = "t", Language = "en", Subject = "", Events = [new IntentEvent { Id = "e1", Description = "d" }] };
        return await router.MatchAsync(new TemplateQuery { Text = text, Intent = intent, TemplateId = templateId }, context, Token);
    }

    // One dimension a topic: near enough to an embedding for these texts.
    private static float[] Words(string text)
    {
        string[][] topics =
        [
            ["product", "brand", "buy", "order", "feature", "产品", "广告", "下单", "购买", "送礼", "coffee machine"],
            ["travel", "journey", "city", "cities", "coast", "旅", "风景", "美食", "weekend"],
            ["story", "tale", "once upon", "drama", "fairy", "故事", "童话", "从前", "很久以前", "grandfather"],
        ];
        return [.. topics.Select(topic => (float)topic.Count(word => text.Contains(word, StringComparison.OrdinalIgnoreCase))), 0.1f];
    }
}
