using System.Buffers;
using System.Globalization;
using System.Text;

namespace Prism.Sdk.Input.Cleaning;

/// <summary>Takes out what a reader does not see: it may carry orders for a model, or break a number that is to be masked.</summary>
/// <remarks>What writing needs stays: joiners within Arabic and Indian words and emoji, the selector after an emoji or a Chinese character, the flags of England, Scotland and Wales.</remarks>
internal static class HiddenCharacters
{
    private const char Escape = '\u001B';

    // A text without any of these is clean, as most are.
    private static readonly SearchValues<char> Suspects = SearchValues.Create(
        [.. Enumerable.Range(0, 0xA0).Where(static c => c is not ('\n' or '\t') && char.IsControl((char)c)).Select(static c => (char)c),
         '\u00AD', '\u034F', '\u061C', '\u115F', '\u1160', '\u17B4', '\u17B5', '\u180B', '\u180C', '\u180D', '\u180E', '\u180F', '\u2028', '\u2029', '\u3164', '\uFEFF', '\uFFA0', '\uFFF9', '\uFFFA', '\uFFFB',
         .. Enumerable.Range(0x200B, 5).Select(static c => (char)c), .. Enumerable.Range(0x202A, 5).Select(static c => (char)c), .. Enumerable.Range(0x2060, 16).Select(static c => (char)c),
         .. Enumerable.Range(0xFE00, 16).Select(static c => (char)c), .. Enumerable.Range(0xD800, 0x800).Select(static c => (char)c)]);

    private static readonly string[] TagFlags = ["gbeng", "gbsct", "gbwls"];

    /// <summary>Takes them out, and makes every line end a line feed.</summary>
    public static (string Text, IReadOnlyDictionary<HiddenKind, int> Removed) Remove(string text)
    {
        Dictionary<HiddenKind, int> removed = [];
        text = text.ReplaceLineEndings("\n");
        if (!text.AsSpan().ContainsAny(Suspects))
        {
            return (text, removed);
        }

        var clean = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var (length, kind) = Measure(text, at, clean);
            if (kind is { } hidden)
            {
                removed[hidden] = removed.GetValueOrDefault(hidden) + 1;
            }
            else
            {
                clean.Append(text, at, length);
            }

            at += length;
        }

        return (clean.ToString(), removed);
    }

    /// <summary>Makes the warning that some were taken out.</summary>
    /// <returns>Null when there were none.</returns>
    public static PipelineWarning? WarningFor(IReadOnlyDictionary<HiddenKind, int> removed, string place) => removed.Count == 0 ? null : new PipelineWarning
    {
        Code = "hidden-characters",
        Message = $"{removed.Values.Sum()} hidden characters were taken out of the {place} ({string.Join(", ", removed.Select(static pair => $"{pair.Key} {pair.Value}"))}). If you did not write them, look where the {place} comes from.",
    };

    /// <summary>Measures the piece at a place, and tells what it hides; null when it is to stay.</summary>
    private static (int Length, HiddenKind? Kind) Measure(string text, int at, StringBuilder before)
    {
        if (Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var length) != OperationStatus.Done)
        {
            return (1, HiddenKind.Control);
        }

        return rune.Value switch
        {
            '\n' or '\t' => (1, null),
            Escape or 0x9B or 0x9D => (TerminalSequence.Measure(text.AsSpan(at)), HiddenKind.Terminal),
            var value when Rune.IsControl(rune) && value != '\n' => (length, HiddenKind.Control),
            0x200C or 0x200D when Joins(text, at) => (length, null),
            0x061C or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) => (length, HiddenKind.Direction),
            0x1F3F4 when FlagLength(text, at) is > 0 and var flag => (flag, null),
            >= 0xE0000 and <= 0xE007F => (length, HiddenKind.Tag),
            (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF) or (>= 0x180B and <= 0x180F) => (length, Selects(rune.Value, before) ? null : HiddenKind.Tag),
            0x00AD or 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or (>= 0x200B and <= 0x200D) or 0x2028 or 0x2029 or (>= 0x2060 and <= 0x2065) or (>= 0x206A and <= 0x206F) or 0x3164 or 0xFEFF or 0xFFA0 or (>= 0xFFF9 and <= 0xFFFB) or (>= 0x1D173 and <= 0x1D17A)
                => (length, HiddenKind.ZeroWidth),
            _ => (length, null),
        };
    }

    // Persian and the scripts of India are written with joiners, and so are families of emoji.
    private static bool Joins(string text, int at) =>
        at > 0 && Rune.DecodeLastFromUtf16(text.AsSpan(0, at), out var left, out _) == OperationStatus.Done
        && Rune.DecodeFromUtf16(text.AsSpan(at + 1), out var right, out _) == OperationStatus.Done
        && ((IsJoined(left) && IsJoined(right)) || (text[at] == '\u200D' && IsEmoji(left) && IsEmoji(right)));

    private static bool IsJoined(Rune rune) => rune.Value is (>= 0x0600 and <= 0x08FF) or (>= 0x0900 and <= 0x0DFF) or (>= 0x0F00 and <= 0x109F) or (>= 0x1780 and <= 0x18AF);

    private static bool IsEmoji(Rune rune) => rune.Value is 0xFE0F or 0x2640 or 0x2642 or (>= 0x2190 and <= 0x27BF) or (>= 0x2B00 and <= 0x2BFF) or (>= 0x1F000 and <= 0x1FAFF);

    // One selector after a character that has variants; a second one carries something else.
    private static bool Selects(int selector, StringBuilder before)
    {
        if (before.Length == 0)
        {
            return false;
        }

        _ = before.Length > 1 && Rune.TryCreate(before[^2], before[^1], out var last) ? true : Rune.TryCreate(before[^1], out last);
        return selector switch
        {
            0xFE0E or 0xFE0F => (IsEmoji(last) && last.Value != 0xFE0F) || last.Value is '#' or '*' or (>= '0' and <= '9') or 0xA9 or 0xAE or (>= 0x2000 and <= 0x3300),
            <= 0x180F => last.Value is >= 0x1800 and <= 0x18AF,
            _ => Rune.GetUnicodeCategory(last) == UnicodeCategory.OtherLetter && last.Value >= 0x2E80,
        };
    }

    private static int FlagLength(string text, int at)
    {
        foreach (var flag in TagFlags)
        {
            var whole = "\U0001F3F4" + string.Concat(flag.Select(static letter => char.ConvertFromUtf32(0xE0000 + letter))) + "\U000E007F";
            if (text.AsSpan(at).StartsWith(whole))
            {
                return whole.Length;
            }
        }

        return 0;
    }
}
