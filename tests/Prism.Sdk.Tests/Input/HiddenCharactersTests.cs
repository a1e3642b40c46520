using Prism.Sdk.Input.Cleaning;

namespace Prism.Sdk.Tests.Input;

public sealed class HiddenCharactersTests
{
    [Theory]
    [InlineData("a\u202Eb\u2066c\u2069d\u200Fe\u061Cf", "abcdef", "Direction", 5)]
    [InlineData("1\u200B3\u2060812\uFEFF345678\u00AD", "13812345678", "ZeroWidth", 4)]
    [InlineData("猫\u3164\u200C\u200D狗", "猫狗", "ZeroWidth", 3)]
    [InlineData("\U000E0049\U000E0067\U000E006Enore", "nore", "Tag", 3)]
    [InlineData("a\uFE00\uFE01\U000E0101b", "ab", "Tag", 3)]
    [InlineData("😀\uFE0F\uFE0F\uFE0F", "😀\uFE0F", "Tag", 2)]
    [InlineData("\U0001F3F4\U000E0067\U000E0062\U000E007F", "\U0001F3F4", "Tag", 3)]
    [InlineData("\u001B[1;31mred\u001B[0m", "red", "Terminal", 2)]
    [InlineData("\u001B]8;;http://example.com\u0007link\u001B]8;;\u001B\\", "link", "Terminal", 2)]
    [InlineData("\u009B31mred\u001Bc", "red", "Terminal", 2)]
    [InlineData("a\0b\u0007c\u0090d", "abcd", "Control", 3)]
    public void Remove_WhatNoReaderSees_GoesAndIsCounted(string text, string clean, string kind, int count)
    {
        var (left, removed) = HiddenCharacters.Remove(text);

        Assert.Equal(clean, left);
        Assert.Equal([KeyValuePair.Create(Enum.Parse<HiddenKind>(kind), count)], removed);
    }

    // Attributes cannot hold them.
    [Fact]
    public void Remove_HalvesOfPairs_Go() => Assert.Equal("abc😀", HiddenCharacters.Remove("a\uD83Db\uDE00c😀").Text);

    [Theory]
    [InlineData("一只橘猫，在雨夜的东京街头。\n\tA cat.")]
    [InlineData("می‌خواهم")]
    [InlineData("उत्‍साही प्रस्तुतकर्ता")]
    [InlineData("👨‍👩‍👧‍👦 ❤️‍🔥 1️⃣ 🏴󠁧󠁢󠁥󠁮󠁧󠁿 ☎️ 🇨🇳")]
    [InlineData("葛\U000E0100城")]
    [InlineData("café naïve ÅÉ 𠮷")]
    public void Remove_WhatWritingNeeds_Stays(string text)
    {
        var (left, removed) = HiddenCharacters.Remove(text);

        Assert.Equal(text, left);
        Assert.Empty(removed);
    }

    [Fact]
    public void Remove_TextsOfSixteenLanguages_LosesNoLetter()
    {
        foreach (var line in Directory.EnumerateFiles(SharedData.Find("langid"), "*.tsv").SelectMany(File.ReadLines))
        {
            var (left, _) = HiddenCharacters.Remove(line);
            Assert.Equal(line.EnumerateRunes().Count(System.Text.Rune.IsLetterOrDigit), left.EnumerateRunes().Count(System.Text.Rune.IsLetterOrDigit));
            Assert.Equal(left, HiddenCharacters.Remove(left).Text);
        }
    }

    [Fact]
    public void Remove_AnyCharacters_EndsAndFindsNothingTheSecondTime()
    {
        var random = new Random(3);
        char[] pool = ['a', '猫', '\u001B', '[', ']', '\u0007', '\u200D', '\uFE0F', '\uD83C', '\uDFF4', '\uDB40', '\uDC67', '\u202E', '\n', '1', 'm', '\\', '\u0900'];
        for (var round = 0; round < 3000; round++)
        {
            var once = HiddenCharacters.Remove(string.Concat(Enumerable.Range(0, random.Next(1, 20)).Select(_ => pool[random.Next(pool.Length)]))).Text;

            Assert.DoesNotContain('\u001B', once);
            Assert.DoesNotContain('\u202E', once);
            Assert.True(once.EnumerateRunes().All(static rune => rune.Value != 0xFFFD));
        }
    }
}
