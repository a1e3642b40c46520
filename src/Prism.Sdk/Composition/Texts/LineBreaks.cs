using System.Globalization;
using System.Text;

namespace Prism.Sdk.Composition.Texts;

/// <summary>Breaks a caption into lines that fit the picture, about equally long and rather after a comma than in the middle of a thought.</summary>
/// <remarks>Chinese has no spaces to break at; each of its letters is as wide as two others.</remarks>
internal static class LineBreaks
{
    // These never begin a line.
    private const string Closing = "，。、！？；：）》」』”’…—,.!?;:)]}%";

    // After these a reader pauses anyway.
    private const string Pausing = "，。、！？；：…—”,.!?;:";

    // Of a whole line's length, squared, as its emptiness is: what it costs to break elsewhere.
    private const double AtSpace = 0.05;

    private const double BetweenLetters = 0.25;

    /// <param name="text">The caption.</param>
    /// <param name="columns">The letters that fit into a line.</param>
    public static IReadOnlyList<string> Wrap(string text, int columns) =>
        [.. text.Split('\n').SelectMany(paragraph => WrapLine([.. Words(paragraph)], Math.Max(8, columns)))];

    // Of all ways to break the words, the one that costs least; found from the front, as every beginning of it costs least too.
    private static List<string> WrapLine(List<string> words, int columns)
    {
        var least = new double[words.Count + 1];
        var from = new int[words.Count + 1];
        for (var end = 1; end <= words.Count; end++)
        {
            least[end] = double.MaxValue;
            var width = 0;
            for (var start = end - 1; start >= 0 && (width += Width(words[start])) >= 0 && (width <= columns || start == end - 1); start--)
            {
                var empty = Math.Max(0, columns - width);
                var cost = least[start] + ((double)empty * empty) + (start == 0 ? 0 : CostOfBreak(words, start) * columns * columns);
                if (cost < least[end])
                {
                    (least[end], from[end]) = (cost, start);
                }
            }
        }

        var lines = new List<string>();
        for (var end = words.Count; end > 0; end = from[end])
        {
            lines.Add(string.Concat(words[from[end]..end]).Trim(' '));
        }

        lines.Reverse();
        lines.RemoveAll(static line => line.Length == 0);
        return lines;
    }

    private static double CostOfBreak(List<string> words, int at)
    {
        if (Closing.Contains(words[at][0], StringComparison.Ordinal))
        {
            return 100;
        }

        var last = words[at - 1] == " " && at > 1 ? words[at - 2] : words[at - 1];
        return Pausing.Contains(last[^1], StringComparison.Ordinal) ? 0
            : words[at - 1] == " " ? AtSpace
            : words[at] == " " ? 1
            : BetweenLetters;
    }

    // A word, a space, or one wide letter.
    private static IEnumerable<string> Words(string text)
    {
        var word = new StringBuilder();
        var elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext())
        {
            var element = elements.GetTextElement();
            if (element != " " && !IsWide(element))
            {
                word.Append(element);
                continue;
            }

            if (word.Length > 0)
            {
                yield return word.ToString();
                word.Clear();
            }

            yield return element;
        }

        if (word.Length > 0)
        {
            yield return word.ToString();
        }
    }

    private static int Width(string word)
    {
        var width = 0;
        var elements = StringInfo.GetTextElementEnumerator(word);
        while (elements.MoveNext())
        {
            width += IsWide(elements.GetTextElement()) ? 2 : 1;
        }

        return width;
    }

    // Hangul Jamo, CJK with its kana and punctuation, Hangul, compatibility forms, full-width forms, emoji and the further planes of CJK.
    private static bool IsWide(string element) => char.ConvertToUtf32(element, 0) is
        (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3) or (>= 0xF900 and <= 0xFAFF)
        or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF00 and <= 0xFF60) or (>= 0xFFE0 and <= 0xFFE6) or >= 0x1F300;
}
