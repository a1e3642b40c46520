namespace Prism.Sdk.Input.Scanning;

/// <summary>The identity card of Hong Kong: one or two letters, six digits, and a check digit in brackets, such as A123456(3).</summary>
internal static class HongKongId
{
    /// <summary>Measures the number at the start of a text.</summary>
    /// <returns>The characters it takes; 0 when there is none.</returns>
    public static int Measure(ReadOnlySpan<char> text)
    {
        var letters = text.Length > 1 && char.IsAsciiLetterUpper(text[1]) ? 2 : 1;
        var end = letters + 9;
        if (text.Length < end || !char.IsAsciiLetterUpper(text[0]) || DigitShape.CountDigits(text[letters..]) != 6 || text[letters + 6] != '(' || text[end - 1] != ')')
        {
            return 0;
        }

        // A space counts as 36 where there is one letter; letters count from A = 10. The weights go down from 9.
        var sum = letters == 1 ? 9 * 36 : 9 * Value(text[0]);
        for (var i = 0; i < 7; i++)
        {
            sum += (8 - i) * Value(text[letters - 1 + i]);
        }

        var check = (11 - (sum % 11)) % 11;
        return text[letters + 7] == (check == 10 ? 'A' : (char)('0' + check)) ? end : 0;
    }

    private static int Value(char letter) => char.IsAsciiDigit(letter) ? letter - '0' : letter - 'A' + 10;
}
