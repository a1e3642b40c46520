using Prism.Sdk.Templates.Routing;

namespace Prism.Sdk.Tests.Templates;

public sealed class RoutingIndexTests
{
    [Fact]
    public void CompareAll_Batch_IsWhatEachGetsAlone()
    {
        var random = new Random(7);
        var texts = Numbered(200);
        var index = new VectorIndex(texts, [.. texts.Rows.Select(_ => (ReadOnlyMemory<float>)Vector(random))]);
        float[][] queries = [Vector(random), Vector(random), Vector(random)];
        var together = new float[3 * texts.Rows.Count];
        var alone = new float[texts.Rows.Count];

        index.CompareAll([.. queries.SelectMany(static query => query)], 3, together);

        for (var query = 0; query < 3; query++)
        {
            index.Compare(queries[query], alone);
            Assert.Equal(alone, together.AsSpan(query * texts.Rows.Count, texts.Rows.Count).ToArray());
        }
    }

    [Fact]
    public void Compare_OwnVector_IsNearestToItself_ThoughAllShareADirection()
    {
        // As with real models: what all have in common is larger than what tells them apart.
        var random = new Random(7);
        var texts = Numbered(50);
        float[][] vectors = [.. texts.Rows.Select(_ => Vector(random).Select((value, place) => place == 0 ? 20 + value : value).ToArray())];
        var index = new VectorIndex(texts, [.. vectors.Select(static vector => (ReadOnlyMemory<float>)vector)]);
        var similarities = new float[texts.Rows.Count];

        foreach (var (row, vector) in vectors.Index())
        {
            index.Compare(vector, similarities);
            Assert.Equal(1, similarities[row], 4);
            Assert.True(similarities.Where((_, other) => other != row).Max() < 0.9);
        }
    }

    [Theory]
    [InlineData("A WEEKEND trip", "weekend trips")]
    [InlineData("去海边旅行", "旅行去海邊")]
    [InlineData("ＡＢＣ５", "abc5")]
    [InlineData("カメラで撮る", "カメラ")]
    public void Count_TextsThatShareWords_ShareTerms(string one, string other)
    {
        Assert.NotEmpty(LexicalTerms.Count(one).Keys.Where(static term => term.Length > 1).Intersect(LexicalTerms.Count(other).Keys));
    }

    [Fact]
    public void Count_HalfASurrogatePair_IsPassedOver()
    {
        Assert.Contains("#pair", LexicalTerms.Count("half a pair" + '\ud83d').Keys);
    }

    [Fact]
    public void Learn_ExamplesThatHangTogether_ANumberThatLetsThemPass()
    {
        var texts = TemplateTexts.Of(new[] { "red apple pie", "blue river boat", "fast racing car" }.Select(static (topic, place) =>
            ($"t{place}", (IReadOnlyList<string>)[topic], (IReadOnlyList<string>)[.. Enumerable.Range(0, 6).Select(number => $"{topic} number {number}")])));
        var index = new LexicalIndex(texts);
        var similarities = new float[texts.Rows.Count];

        var threshold = RoutingThreshold.Learn(index)!.Value;

        index.Compare("red apple pie number 2", similarities);
        Assert.True(TemplateRanking.Top(texts, similarities, 1)[0].Score > threshold);
        index.Compare("quarterly tax declaration form", similarities);
        Assert.True(TemplateRanking.Top(texts, similarities, 1)[0].Score < threshold);
        Assert.Null(RoutingThreshold.Learn(new LexicalIndex(Numbered(3))));
    }

    [Fact]
    public void Top_ManyTemplates_AreTheBestInOrder()
    {
        var texts = Numbered(1000);
        var random = new Random(3);
        float[] similarities = [.. texts.Rows.Select(_ => random.NextSingle())];

        var top = TemplateRanking.Top(texts, similarities, 5);

        var all = Enumerable.Range(0, 1000).OrderByDescending(template => (similarities[template * 2] + similarities[(template * 2) + 1]) / 2).Select(template => $"t{template}");
        Assert.Equal(all.Take(5), top.Select(static score => score.TemplateId));
    }

    private static TemplateTexts Numbered(int count) => TemplateTexts.Of(Enumerable.Range(0, count).Select(static number =>
        ($"t{number}", (IReadOnlyList<string>)[$"description {number}"], (IReadOnlyList<string>)[$"example {number}"])));

    private static float[] Vector(Random random) => [.. Enumerable.Range(0, 64).Select(_ => (random.NextSingle() * 2) - 1)];
}
