using Prism.Sdk.Templates.Routing;
using Prism.Sdk.Tests.Input;
using Prism.Sdk.Tests.Templates;

namespace Prism.Sdk.IntegrationTests.Language;

/// <summary>The floor under routing by embeddings, over real HTTP; the emulator's vectors know letters alone.</summary>
public sealed class RoutingFloorTests
{
    [Fact]
    public async Task Embeddings_OnPromptsOfKnownCategories_AreRightOftenEnough()
    {
        var draws = RoutingDraws.Read(SharedData.Find("routing"));
        await using var bench = await LanguageBench.OpenAsync();
        string[] texts = [.. draws.Prompts.Select(static prompt => prompt.Text).Distinct()];
        var embedded = await bench.Embeddings.GenerateAsync(texts, cancellationToken: TestContext.Current.CancellationToken);
        var vectors = texts.Zip(embedded).ToDictionary(static pair => pair.First, static pair => pair.Second.Vector);

        var accuracy = Enumerable.Range(0, RoutingDraws.Draws).Average(seed =>
        {
            var draw = draws.Draw(seed);
            var index = new VectorIndex(draw.Texts, [.. draw.Texts.Rows.Select(row => vectors[row])]);
            return draw.Ask((text, similarities) => index.Compare(vectors[text].Span, similarities)).Average(static answer => answer.IsRight ? 1.0 : 0);
        });

        Assert.InRange(accuracy, 0.36, 1);
    }
}
