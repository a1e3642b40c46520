using System.Buffers;

namespace Prism.Sdk.Input.Translating;

/// <summary>Cuts a text into pieces whose translation fits into one answer: at empty space after a line or a sentence, if it can be.</summary>
internal static class TranslationPieces
{
    private const int Longest = 3000;

    private static readonly SearchValues<char> Ends = SearchValues.Create("\n。！？.!?；;");

    /// <summary>Gets how many pieces a text of this length may make.</summary>
    public static int CountFor(int characters) => 1 + (2 * characters / Longest);

    /// <summary>Cuts.</summary>
    /// <returns>Each piece, and the space that followed it.</returns>
    public static IEnumerable<(string Piece, string Gap)> Of(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var end = at + Length(text.AsSpan(at));
            var piece = text.AsSpan(at, end - at).TrimEnd();
            yield return (piece.ToString(), text[(at + piece.Length)..end]);
            at = end;
        }
    }

    private static int Length(ReadOnlySpan<char> text)
    {
        if (text.Length <= Longest)
        {
            return text.Length;
        }

        // The last end of a sentence in the second half; else the last space; else the middle of nowhere, but never of a placeholder or a pair.
        var room = text[(Longest / 2)..Longest];
        var cut = room.LastIndexOfAny(Ends) is >= 0 and var sentence ? sentence : room.LastIndexOfAny(' ', '\t', '，');
        var length = cut >= 0 ? (Longest / 2) + cut + 1 : Longest;
        var open = text[..length].LastIndexOf('[');
        length = open > length - 24 && text[open..length].IndexOf(']') < 0 && open > 0 ? open : length;
        length = char.IsHighSurrogate(text[length - 1]) ? length - 1 : length;
        while (length < text.Length && char.IsWhiteSpace(text[length]))
        {
            length++;
        }

        return length;
    }
}
