namespace Prism.Sdk.Input.Scanning;

/// <summary>The identity card of Taiwan: a letter for the place, 1 or 2 (8 or 9 for residents from abroad), and eight digits of which the last is a check.</summary>
internal static class TaiwanId
{
    private const int Length = 10;

    // What each letter counts as; the order is that in which places got their letters.
    private const string Letters = "ABCDEFGHJKLMNPQRSTUVXYWZIO";

    /// <summary>Measures the number at the start of a text.</summary>
    /// <returns>The characters it takes; 0 when there is none.</returns>
    public static int Measure(ReadOnlySpan<char> text)
    {
        if (text.Length < Length || Letters.IndexOf(char.ToUpperInvariant(text[0]), StringComparison.Ordinal) is not (>= 0 and var place) || text[1] is not ('1' or '2' or '8' or '9') || DigitShape.CountDigits(text[1..]) != Length - 1)
        {
            return 0;
        }

        var sum = ((place + 10) / 10) + ((place + 10) % 10 * 9);
        for (var i = 1; i < Length - 1; i++)
        {
            sum += (Length - 1 - i) * (text[i] - '0');
        }

        return (sum + text[Length - 1] - '0') % 10 == 0 ? Length : 0;
    }
}
