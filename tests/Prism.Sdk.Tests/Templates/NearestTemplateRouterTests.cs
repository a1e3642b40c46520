using Prism.Sdk.Templates;

namespace Prism.Sdk.Tests.Templates;

public sealed class NearestTemplateRouterTests : IDisposable
{
    private readonly RoutingBench bench = new();

    public void Dispose() => bench.Dispose();

    [Theory]
    [InlineData("周末去杭州旅行，看西湖风景，吃美食", "travel-vlog")]
    [InlineData("A new product: buy our phone, with a feature list, order today", "product-ad")]
    [InlineData("Once upon a time a little fairy found a story", "short-story")]
    public async Task MatchAsync_Text_PicksTheNearestAndSaysWhy(string text, string template)
    {
        using var generator = new FakeEmbeddingGenerator(RoutingBench.Words);

        var match = await bench.MatchAsync(generator, text);

        Assert.Equal((template, TemplateRouting.Embeddings, false), (match.Template.Id, match.Routing, match.Abstained));
        Assert.Equal((template, match.Score), (match.Candidates[0].TemplateId, match.Candidates[0].Score));
        Assert.Equal(match.Candidates.OrderByDescending(candidate => candidate.Score), match.Candidates);
        Assert.Equal(match.Candidates[0].Score - match.Candidates[1].Score, match.Margin!.Value, 6);
        Assert.Contains(match.Candidates[0].Nearest!, match.Explanation, StringComparison.Ordinal);
        Assert.DoesNotContain(text, match.Explanation, StringComparison.Ordinal);
        Assert.Empty(bench.Context.Warnings);
    }

    [Fact]
    public async Task MatchAsync_NamedTemplate_EmbedsNothing()
    {
        using var generator = new FakeEmbeddingGenerator(RoutingBench.Words);

        var match = await bench.MatchAsync(generator, "text", templateId: "travel-vlog");

        Assert.Equal(("travel-vlog", null, TemplateRouting.Named), (match.Template.Id, match.Score, match.Routing));
        Assert.Empty(generator.Calls);
    }

    [Fact]
    public async Task MatchAsync_UnknownTemplate_ListsThoseThatExist()
    {
        using var generator = new FakeEmbeddingGenerator(RoutingBench.Words);

        var exception = await Assert.ThrowsAsync<PrismException>(() => bench.MatchAsync(generator, "text", templateId: "nope"));

        Assert.Contains("short-story", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0f)]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public async Task MatchAsync_BrokenQueryVector_FallsBackWithAWarning(float broken)
    {
        using var generator = new FakeEmbeddingGenerator(text => text.Contains("query", StringComparison.Ordinal) ? [broken, 0] : [1, 1]);
        bench.Settings.MinimumScore = 0.1;

        var match = await bench.MatchAsync(generator, "query");

        Assert.Equal(("short-story", true, -1), (match.Template.Id, match.Abstained, match.Score));
        Assert.Equal(["template-fallback"], bench.Context.Warnings);
    }

    [Fact]
    public async Task MatchAsync_TemplatesOfAnotherLength_SearchesByWords()
    {
        using var generator = new FakeEmbeddingGenerator(text => text.Contains("query", StringComparison.Ordinal) ? [1] : [1, 1]);

        var match = await bench.MatchAsync(generator, "query: a weekend of travel");

        Assert.Equal(("travel-vlog", TemplateRouting.Words), (match.Template.Id, match.Routing));
        Assert.Equal(["template-words"], bench.Context.Warnings);
    }

    [Fact]
    public async Task MatchAsync_NothingIsNear_FallsBackAndStillTellsTheNearest()
    {
        using var generator = new FakeEmbeddingGenerator(text => text.Contains("query", StringComparison.Ordinal) ? [0.1f, 0.995f] : [1, 0]);
        bench.Settings.MinimumScore = 0.2;

        var match = await bench.MatchAsync(generator, "query");

        Assert.Equal("short-story", match.Template.Id);
        Assert.Equal(3, match.Candidates.Count);
        Assert.InRange(match.Score!.Value, 0.09, 0.11);
        Assert.Equal(0.2, match.Threshold);
        Assert.Equal(["template-fallback"], bench.Context.Warnings);
    }

    [Fact]
    public async Task MatchAsync_ScoreOfTheModel_WinsOverTheLearnedOne()
    {
        using var generator = new FakeEmbeddingGenerator(RoutingBench.Words, model: "m1");
        bench.Settings.MinimumScores["M1"] = 0.999;

        var match = await bench.MatchAsync(generator, "travel, and buy a product, once upon a time");

        Assert.Equal((true, 0.999), (match.Abstained, match.Threshold));
        Assert.Contains("MinimumScores:m1", match.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MatchAsync_SecondText_EmbedsTheTemplatesOnlyOnce()
    {
        using var generator = new FakeEmbeddingGenerator(RoutingBench.Words);
        var router = bench.Start(generator);

        await bench.MatchAsync(router, "travel");
        await bench.MatchAsync(router, "story");

        Assert.Equal(2, generator.Calls.Count(call => call.Count == 1));
        Assert.Equal(1, generator.Calls.Count(call => call.Count > 1));
    }

    [Fact]
    public async Task MatchAsync_ServiceFailsOnce_WordsHelpAndItIsAskedAgainNextTime()
    {
        var fails = true;
        using var generator = new FakeEmbeddingGenerator(text => fails ? throw new ProviderRequestException("down") : RoutingBench.Words(text));
        var router = bench.Start(generator);

        var byWords = await bench.MatchAsync(router, "a journey by the coast, travel for a weekend");
        fails = false;
        var byEmbeddings = await bench.MatchAsync(router, "travel journey");

        Assert.Equal(("travel-vlog", TemplateRouting.Words), (byWords.Template.Id, byWords.Routing));
        Assert.Equal(("travel-vlog", TemplateRouting.Embeddings), (byEmbeddings.Template.Id, byEmbeddings.Routing));
        Assert.Equal(["template-words"], bench.Context.Warnings);
    }

    [Fact]
    public async Task MatchAsync_RefusedWords_AreTold()
    {
        using var generator = new FakeEmbeddingGenerator(_ => throw new ContentRejectedException("no"));

        await Assert.ThrowsAsync<ContentRejectedException>(() => bench.MatchAsync(generator, "text"));
    }

    [Fact]
    public async Task MatchAsync_EmbeddingsTurnedOff_AsksNobodyAndWarnsOfNothing()
    {
        using var generator = new FakeEmbeddingGenerator(RoutingBench.Words);
        bench.Settings.UseEmbeddings = false;

        var match = await bench.MatchAsync(generator, "周末去旅行看风景");

        Assert.Equal(("travel-vlog", TemplateRouting.Words), (match.Template.Id, match.Routing));
        Assert.Empty(generator.Calls);
        Assert.Empty(bench.Context.Warnings);
    }

    [Fact]
    public async Task MatchAsync_LongText_EmbedsItsBeginning()
    {
        using var generator = new FakeEmbeddingGenerator(RoutingBench.Words);

        await bench.MatchAsync(generator, new string('游', 50_000));

        Assert.All(generator.Calls.SelectMany(call => call), text => Assert.True(text.Length <= 2000));
    }
}
