using System.Buffers;
using System.Globalization;

namespace Prism.Sdk.Input.Masking;

/// <summary>Finds placeholders in a text, also as language models write them back: [phone_1], 【PHONE_1】, [PHONE\_1], ［ＰＨＯＮＥ＿１］.</summary>
internal static class PlaceholderText
{
    private const int LongestWord = 12;
    private const int LongestNumber = 6;

    private static readonly SearchValues<char> Opening = SearchValues.Create("[［【〔");

    /// <summary>Finds them all, in order.</summary>
    /// <returns>Where each stands, and how it is written properly.</returns>
    public static IEnumerable<(int Start, int End, string Placeholder)> Find(string text)
    {
        for (var at = text.AsSpan().IndexOfAny(Opening); at >= 0 && at < text.Length;)
        {
            if (Read(text, at, out var placeholder) is > 0 and var end)
            {
                yield return (at, end, placeholder);
                at = end;
            }
            else
            {
                at++;
            }

            var skip = text.AsSpan(at).IndexOfAny(Opening);
            at = skip < 0 ? text.Length : at + skip;
        }
    }

    public static string Write(string word, int number) => string.Create(CultureInfo.InvariantCulture, $"[{word}_{number}]");

    /// <summary>Tells whether a text is one placeholder as <see cref="Write"/> makes it.</summary>
    public static bool IsProper(string text) => Find(text).FirstOrDefault() == (0, text.Length, text);

    private static int Read(string text, int open, out string placeholder)
    {
        placeholder = "";
        Span<char> proper = stackalloc char[LongestWord + LongestNumber + 3];
        var (at, length) = (SkipSpaces(text, open + 1), 0);
        proper[length++] = '[';
        while (at < text.Length && length <= LongestWord && char.IsAsciiLetter(Fold(text[at])))
        {
            proper[length++] = char.ToUpperInvariant(Fold(text[at++]));
        }

        if (length == 1)
        {
            return 0;
        }

        proper[length++] = '_';
        while (at < text.Length && Fold(text[at]) is '_' or '\\' or '-' or ' ')
        {
            at++;
        }

        var digits = length;
        while (at < text.Length && length - digits < LongestNumber && char.IsAsciiDigit(Fold(text[at])))
        {
            proper[length++] = Fold(text[at++]);
        }

        at = SkipSpaces(text, at);
        if (length == digits || at >= text.Length || text[at] is not (']' or '］' or '】' or '〕'))
        {
            return 0;
        }

        proper[length++] = ']';
        placeholder = proper[..length].ToString();
        return at + 1;
    }

    private static int SkipSpaces(string text, int at)
    {
        while (at < text.Length && text[at] is ' ' or '\u3000')
        {
            at++;
        }

        return at;
    }

    private static char Fold(char letter) => letter is >= '\uFF01' and <= '\uFF5E' ? (char)(letter - 0xFEE0) : letter;
}
