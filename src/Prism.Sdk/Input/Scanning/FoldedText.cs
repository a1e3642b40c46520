using System.Buffers;

namespace Prism.Sdk.Input.Scanning;

/// <summary>A text whose full-width letters and digits, and whose many dashes and spaces, are ASCII. Positions stay. Most texts have none, and are not copied.</summary>
internal readonly ref struct FoldedText
{
    private readonly char[]? rented;

    public FoldedText(ReadOnlySpan<char> text)
    {
        Text = text;
        if (!HasFoldable(text))
        {
            return;
        }

        rented = ArrayPool<char>.Shared.Rent(text.Length);
        var folded = rented.AsSpan(0, text.Length);
        text.CopyTo(folded);
        foreach (ref var letter in folded)
        {
            letter = letter < '\u00A0' ? letter : Fold(letter);
        }

        Text = folded;
    }

    public ReadOnlySpan<char> Text { get; }

    // It holds personal data: the next one to rent it must not find them.
    public void Dispose()
    {
        if (rented is not null)
        {
            ArrayPool<char>.Shared.Return(rented, clearArray: true);
        }
    }

    // The full-width comma, stop, colon and their like are in every Chinese text, and no number is written with them. Ranges, for they are searched fastest.
    private static bool HasFoldable(ReadOnlySpan<char> text) =>
        text.ContainsAnyInRange('（', '＋') || text.ContainsAnyInRange('－', '９') || text.ContainsAnyInRange('＠', '～')
        || text.ContainsAnyInRange('\u2000', '\u2015') || text.ContainsAny(['\u3000', '\u00A0', '\u202F', '\u2212', '\uFE63']);

    private static char Fold(char c) => c switch
    {
        '，' or '！' or '：' or '；' or '？' => c,
        >= '\uFF01' and <= '\uFF5E' => (char)(c - 0xFEE0),
        '\u3000' or '\u00A0' or (>= '\u2000' and <= '\u200A') or '\u202F' => ' ',
        (>= '\u2010' and <= '\u2015') or '\u2212' or '\uFE63' => '-',
        _ => c,
    };
}
