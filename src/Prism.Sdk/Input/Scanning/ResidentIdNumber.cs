using System.Globalization;

namespace Prism.Sdk.Input.Scanning;

/// <summary>The Chinese resident id of 18 characters: region, date of birth, sequence and a check character (GB 11643).</summary>
internal static class ResidentIdNumber
{
    private const int Length = 18;
    private const string CheckCharacters = "10X98765432";

    private static ReadOnlySpan<int> Weights => [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>Measures the id at the start of a text, written in one piece or as 6, 8 and 4 characters.</summary>
    /// <returns>The characters it takes; 0 when there is none.</returns>
    public static int Measure(ReadOnlySpan<char> text)
    {
        Span<char> id = stackalloc char[Length];
        var at = 0;
        for (var i = 0; i < Length; i++, at++)
        {
            if (i is 6 or 14 && at < text.Length && text[at] is ' ' or '-')
            {
                at++;
            }

            if (at >= text.Length || !(char.IsAsciiDigit(text[at]) || (i == Length - 1 && text[at] is 'x' or 'X')))
            {
                return 0;
            }

            id[i] = char.ToUpperInvariant(text[at]);
        }

        return IsRegion(id) && IsDate(id[6..14]) && CheckCharacter(id) == id[^1] ? at : 0;
    }

    public static char CheckCharacter(ReadOnlySpan<char> id)
    {
        var sum = 0;
        for (var i = 0; i < Weights.Length; i++)
        {
            sum += Weights[i] * (id[i] - '0');
        }

        return CheckCharacters[sum % 11];
    }

    // Provinces begin with 1 to 8; 9 is given to residents from abroad.
    private static bool IsRegion(ReadOnlySpan<char> id) => id[0] is >= '1' and <= '9';

    private static bool IsDate(ReadOnlySpan<char> date) =>
        DateOnly.TryParseExact(date, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1900 and < 2100;
}
