using System.Text;
using Prism.Sdk.Composition.Texts;

namespace Prism.Sdk.Tests.Composition;

public sealed class BurnFontTests
{
    private static readonly BurnFont Font = new("f", new HashSet<Rune> { new('♪'), new(0x20E3) });

    [Theory]
    [InlineData("雨夜, it's 5 €", "雨夜, it's 5 €")]
    [InlineData("a  b", "a  b")] // nothing to take out: as it was written
    [InlineData("a 🐈‍⬛ b", "a ⬛ b")]
    [InlineData("🎉 done ☀️", "done ☀")]
    [InlineData("♪ la ♪ la ★", "la la ★")]
    [InlineData("1️⃣ one\n🎉\nthree", "1 one\n\nthree")]
    [InlineData("🐈🎉", "")]
    public void Drawable_LeavesOutWhatTheFontCannotDraw(string text, string drawn) => Assert.Equal(drawn, Font.Drawable(text));

    [Theory]
    [InlineData("雨", true, false)]
    [InlineData("é", true, false)]
    [InlineData("ก็", true, false)]
    [InlineData("€", true, false)]
    [InlineData("→", true, false)] // a symbol of mathematics: without it the words would say something else
    [InlineData("★", false, true)]
    [InlineData("♪", false, true)]
    [InlineData("🐈", false, false)]
    [InlineData("\u200d", false, false)]
    [InlineData(" ", false, false)]
    public void Needs_LettersAreNeededAndSignsAreWished(string text, bool needed, bool sign)
    {
        Assert.All(text.EnumerateRunes(), rune => Assert.Equal((needed, sign), (BurnFont.IsNeeded(rune), BurnFont.IsSign(rune))));
    }
}
