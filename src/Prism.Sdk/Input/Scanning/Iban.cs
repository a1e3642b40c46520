namespace Prism.Sdk.Input.Scanning;

/// <summary>International bank account numbers: country, check digits, account; the whole divided by 97 leaves 1 (ISO 13616).</summary>
internal static class Iban
{
    // The registry's countries: without them, one in a hundred of any letters and digits would pass.
    private const string Countries = "AD AE AL AT AZ BA BE BG BH BR BY CH CR CY CZ DE DK DO EE EG ES FI FO FR GB GE GI GL GR GT HR HU IE IL IQ IS IT JO KW KZ LB LC LI LT LU LV LY MC MD ME MK MR MT MU NL NO PK PL PS PT QA RO RS SA SC SE SI SK SM ST SV TL TN TR UA VA VG XK";

    private const int Shortest = 15;
    private const int Longest = 34;

    /// <summary>Measures the number at the start of a text, in one piece or in groups of four.</summary>
    /// <returns>The characters it takes; 0 when there is none.</returns>
    public static int Measure(ReadOnlySpan<char> text)
    {
        if (text.Length < Shortest || !char.IsAsciiLetterUpper(text[0]) || !char.IsAsciiLetterUpper(text[1]) || !char.IsAsciiDigit(text[2]) || !char.IsAsciiDigit(text[3]) || !IsCountry(text[..2]))
        {
            return 0;
        }

        Span<char> number = stackalloc char[Longest];
        int length = 0, at = 0, best = 0;
        while (at < text.Length && length < Longest)
        {
            if (char.IsAsciiLetterUpper(text[at]) || char.IsAsciiDigit(text[at]))
            {
                number[length++] = text[at++];
                var ends = at == text.Length || !char.IsAsciiLetterOrDigit(text[at]);
                best = ends && length >= Shortest && Remainder(number[..length]) == 1 ? at : best;
            }
            else if (text[at] == ' ' && length % 4 == 0)
            {
                at++;
            }
            else
            {
                break;
            }
        }

        return best;
    }

    private static bool IsCountry(ReadOnlySpan<char> code) => Countries.AsSpan().IndexOf(code) is >= 0 and var at && at % 3 == 0;

    private static int Remainder(ReadOnlySpan<char> number)
    {
        var remainder = 0;
        for (var i = 0; i < number.Length; i++)
        {
            // The first four come last.
            var letter = number[(i + 4) % number.Length];
            remainder = char.IsAsciiDigit(letter) ? ((remainder * 10) + letter - '0') % 97 : ((remainder * 100) + letter - 'A' + 10) % 97;
        }

        return remainder;
    }
}
