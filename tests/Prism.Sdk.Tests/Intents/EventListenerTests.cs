using Prism.Sdk.Intents;

namespace Prism.Sdk.Tests.Intents;

public sealed class EventListenerTests
{
    private const string Answer =
        """<think>{"draft":1}</think> Here: {"title":"a \"}] title","events":[{"id":"e1","description":"A [fox] \"runs\" {fast}."},{"id":"e2","description":"See https://x.example/a now"},null,{"description":7},{"description":"It sleeps."}],"characters":[{"description":"red"}]}""";

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1000)]
    public void Hear_PiecesOfAnySize_TellsEachWholeEventOnce(int size)
    {
        List<string> told = [];
        var listener = new EventListener(24, told.Add);

        foreach (var piece in Answer.Chunk(size))
        {
            listener.Hear(new string(piece));
        }

        Assert.Equal(["A [fox] \"runs\" {fast}.", "See  now", "It sleeps."], told);
    }

    [Fact]
    public void Hear_HalfAnEvent_TellsOnlyTheWholeOnes()
    {
        List<string> told = [];
        var listener = new EventListener(24, told.Add);

        listener.Hear(Answer[..Answer.IndexOf("https", StringComparison.Ordinal)]);

        Assert.Single(told);
    }

    [Fact]
    public void Hear_MoreThanTheBound_TellsNoMore()
    {
        List<string> told = [];
        var listener = new EventListener(1, told.Add);

        listener.Hear(Answer);

        Assert.Single(told);
    }
}
