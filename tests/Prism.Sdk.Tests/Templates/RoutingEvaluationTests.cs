using Prism.Sdk.Templates.Routing;
using Prism.Sdk.Tests.Input;

namespace Prism.Sdk.Tests.Templates;

/// <summary>Floors under what <c>tests/Prism.Sdk.Evaluation routing</c> prints, some points below it.</summary>
public sealed class RoutingEvaluationTests
{
    [Fact]
    public void Words_OnPromptsOfKnownCategories_AreRightOftenEnough()
    {
        var draws = RoutingDraws.Read(SharedData.Find("routing"));

        var accuracy = Enumerable.Range(0, RoutingDraws.Draws).Average(seed =>
        {
            var draw = draws.Draw(seed);
            return draw.Ask(new LexicalIndex(draw.Texts).Compare).Average(static answer => answer.IsRight ? 1.0 : 0);
        });

        Assert.InRange(accuracy, 0.38, 1);
    }
}
