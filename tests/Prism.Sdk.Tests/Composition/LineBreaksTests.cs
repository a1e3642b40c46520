using Prism.Sdk.Composition.Texts;

namespace Prism.Sdk.Tests.Composition;

public sealed class LineBreaksTests
{
    [Theory]
    [InlineData("short", 20, "short")]
    [InlineData("one two three four", 10, "one two|three four")]
    [InlineData("一只橘猫在雨夜的东京街头散步", 16, "一只橘猫在雨夜|的东京街头散步")]
    [InlineData("一二三四五六七八，九", 16, "一二三四五|六七八，九")]
    [InlineData("first\nsecond", 40, "first|second")]
    public void Wrap_Text_BreaksWhereItMay(string text, int columns, string lines) =>
        Assert.Equal(lines.Split('|'), LineBreaks.Wrap(text, columns));

    [Fact]
    public void Wrap_AnyText_LosesNothingButSpaces()
    {
        const string Text = "雨夜 the cat🐈‍⬛ e\u0301te\u0301 walks，然后 supercalifragilisticexpialidocious停下来。";

        Assert.Equal(Text.Replace(" ", ""), string.Concat(LineBreaks.Wrap(Text, 10)).Replace(" ", ""));
    }
}
