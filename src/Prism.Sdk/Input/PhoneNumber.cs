namespace Prism.Sdk.Input;

/// <summary>Telephone numbers: mobile ones of mainland China, with or without their country code, and any number that begins with + and a country code.</summary>
internal static class PhoneNumber
{
    private const int MinInternationalDigits = 9;
    private const int MaxInternationalDigits = 15;

    private static readonly string[] ChinaPrefixes = ["(+86)", "(0086)", "(86)", "+86", "0086", "86"];

    /// <summary>Measures the number at the start of a text.</summary>
    /// <returns>The characters it takes; 0 when there is none.</returns>
    public static int Measure(ReadOnlySpan<char> text)
    {
        foreach (var prefix in ChinaPrefixes)
        {
            if (text.StartsWith(prefix))
            {
                var at = prefix.Length;
                if (at < text.Length && text[at] is ' ' or '-')
                {
                    at++;
                }

                var length = MeasureMobile(text[at..]);
                if (length > 0)
                {
                    return at + length;
                }
            }
        }

        return MeasureMobile(text) is > 0 and var mobile ? mobile : MeasureInternational(text);
    }

    private static int MeasureMobile(ReadOnlySpan<char> text)
    {
        if (text.Length < 11 || text[0] != '1' || text[1] is < '3' or > '9')
        {
            return 0;
        }

        return DigitShape.CountDigits(text) == 11
            ? 11
            : Math.Max(DigitShape.Match(text, 3, 4, 4), DigitShape.Match(text, 3, 3, 5));
    }

    /// <summary>Measures a number after a plus sign: digits with at most two marks between them, brackets in pairs.</summary>
    private static int MeasureInternational(ReadOnlySpan<char> text)
    {
        if (text.Length < 2 || text[0] != '+' || text[1] is < '1' or > '9')
        {
            return 0;
        }

        int digits = 0, marks = 0, end = 0;
        for (var at = 1; at < text.Length && digits <= MaxInternationalDigits; at++)
        {
            if (char.IsAsciiDigit(text[at]))
            {
                digits++;
                marks = 0;
                end = at + 1;
            }
            else if (text[at] is ' ' or '-' or '.' or '(' or ')' && ++marks <= 2)
            {
                continue;
            }
            else
            {
                break;
            }
        }

        return digits is >= MinInternationalDigits and <= MaxInternationalDigits ? end : 0;
    }
}
