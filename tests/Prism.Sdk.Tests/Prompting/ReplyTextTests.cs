using Prism.Sdk.Prompting;

namespace Prism.Sdk.Tests.Prompting;

public sealed class ReplyTextTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData("  a \n\t b  ", "a b")]
    [InlineData("a\u202Eb\u200Bc\u0007", "abc")]
    [InlineData("看 http://169.254.169.254/latest 和 www.example.com。", "看 和 。")]
    [InlineData("ftp://host/file,end", "")]
    [InlineData("拨打[PHONE_1]吧", "拨打[PHONE_1]吧")]
    [InlineData("👩‍🚀 flies", "👩‍🚀 flies")]
    public void Clean_Text_HasNoAddressAndNoHiddenCharacter(string? text, string expected) =>
        Assert.Equal(expected, ReplyText.Clean(text, 100).Replace("  ", " ", StringComparison.Ordinal));

    [Theory]
    [InlineData("One. Two. Three is long.", 12, "One. Two.")]
    [InlineData("one two three four", 12, "one two")]
    [InlineData("one two three four", 13, "one two three")]
    [InlineData("abcdefghij", 4, "abcd")]
    [InlineData("第一句。第二句。第三句", 9, "第一句。第二句。")]
    [InlineData("abc😀", 4, "abc")]
    [InlineData("Call [PHONE_12]", 12, "Call")]
    [InlineData("abc", 0, "")]
    public void Cut_LongText_EndsAtABorder(string text, int length, string expected) => Assert.Equal(expected, ReplyText.Cut(text, length));
}
