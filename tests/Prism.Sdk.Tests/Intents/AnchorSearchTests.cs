using Prism.Sdk.Intents;

namespace Prism.Sdk.Tests.Intents;

public sealed class AnchorSearchTests
{
    private const string English = "Every evening the old man climbed the stairs. A small boat was in the waves. “Light it!” he said. Every evening he came.";
    private const string Chinese = "一只橘猫在雨夜的东京街头散步，它抬头看着霓虹灯。后来它走进了一家小店，老板给了它一条鱼。";

    [Theory]
    [InlineData(English, "the old man climbed the stairs", "the old man climbed the stairs")]
    [InlineData(English, "every  evening The old man, climbed", "Every evening the old man climbed")]
    [InlineData(English, "\"Light it!\"", "Light it")]
    [InlineData(English, "the old man climbs the stairs", "the old man climbed the stairs")]
    [InlineData(Chinese, "橘猫在雨夜的东京街头散步", "橘猫在雨夜的东京街头散步")]
    [InlineData(Chinese, "橘猫 在雨夜的东京街头散步 它抬头", "橘猫在雨夜的东京街头散步，它抬头")]
    [InlineData(Chinese, "它走进了一间小店，老板给了它一条鱼", "它走进了一家小店，老板给了它一条鱼")]
    public void Find_NearMiss_GivesTheWordsOfTheText(string text, string anchor, string expected)
    {
        var found = new AnchorSearch(text).Find(anchor);

        Assert.Contains(expected, found!.Value.Words, StringComparison.Ordinal);
        Assert.InRange(found.Value.Words.Length, expected.Length, expected.Length + 6);
        Assert.Equal(found.Value.Words, text.Substring(found.Value.At, found.Value.Words.Length));
    }

    [Theory]
    [InlineData(English, "the dragon burns the village")]
    [InlineData(Chinese, "巨龙烧毁了整个村庄")]
    [InlineData(Chinese, "")]
    [InlineData("", "words")]
    [InlineData(English, null)]
    public void Find_WordsThatAreNowhere_GivesNone(string text, string? anchor) => Assert.Null(new AnchorSearch(text).Find(anchor));

    [Fact]
    public void Find_WordsThatStandTwice_AreThoseAfterTheLastEvent() => Assert.Equal(English.LastIndexOf("Every evening", StringComparison.Ordinal), new AnchorSearch(English).Find("Every evening", from: 50)!.Value.At);
}
