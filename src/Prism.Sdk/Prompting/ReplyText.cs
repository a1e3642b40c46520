using System.Buffers;
using System.Globalization;
using System.Text;

namespace Prism.Sdk.Prompting;

/// <summary>Makes a text of the model fit to go on: no address, path or model name, no hidden character, no more than its place holds.</summary>
internal static class ReplyText
{
    private static readonly SearchValues<char> SentenceEnds = SearchValues.Create(".!?。！？；;…\n");

    /// <summary>Cleans a text and cuts it.</summary>
    /// <returns>The text; empty for null.</returns>
    public static string Clean(string? text, int maxLength) => Cut(Clean(text), maxLength);

    /// <summary>Cleans a text, or gives null when nothing is left.</summary>
    public static string? CleanOrNull(string? text, int maxLength) => Clean(text, maxLength) is { Length: > 0 } clean ? clean : null;

    /// <summary>Cuts a text at the end of a sentence, else between words, else between characters.</summary>
    public static string Cut(string text, int maxLength)
    {
        if (text.Length <= maxLength)
        {
            return text;
        }

        if (maxLength <= 0)
        {
            return string.Empty;
        }

        // A border in the first half would throw away more than it saves.
        var head = text.AsSpan(0, maxLength);
        var half = maxLength / 2;
        var sentence = head.LastIndexOfAny(SentenceEnds);
        if (sentence >= half)
        {
            return head[..(sentence + 1)].Trim().ToString();
        }

        var word = text[maxLength] == ' ' ? maxLength : head.LastIndexOf(' ');
        var end = word >= half ? word : maxLength;
        if (char.IsHighSurrogate(text[end - 1]))
        {
            end--;
        }

        // A placeholder such as [PHONE_1] stays whole or goes.
        var open = text.AsSpan(0, end).LastIndexOf('[');
        if (open >= 0 && end - open < 32 && !text.AsSpan(open, end - open).Contains(']'))
        {
            end = open;
        }

        return text[..end].Trim();
    }

    private static string Clean(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return string.Empty;
        }

        var visible = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var isSpace = Rune.IsWhiteSpace(rune);
            if (isSpace ? visible.Length > 0 && visible[^1] != ' ' : !IsHidden(rune))
            {
                visible.Append(isSpace ? " " : rune.ToString());
            }
        }

        return ForeignWords.Remove(visible.ToString()).Trim();
    }

    // The joiners stay: Persian, Hindi and emoji are written with them.
    private static bool IsHidden(Rune rune) =>
        rune.Value is not (0x200C or 0x200D) && Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format;
}
