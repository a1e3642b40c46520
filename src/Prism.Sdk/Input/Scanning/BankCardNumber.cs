using System.Globalization;

namespace Prism.Sdk.Input.Scanning;

/// <summary>Bank cards: 12 to 19 digits that begin as an issuer's do and pass Luhn's check.</summary>
internal static class BankCardNumber
{
    private const int MinDigits = 12;
    private const int MaxDigits = 19;

    /// <summary>Measures the card number at the start of a text, written in one piece or in the groups that cards are printed with.</summary>
    /// <returns>The characters it takes; 0 when there is none.</returns>
    public static int Measure(ReadOnlySpan<char> text)
    {
        var length = MeasureShape(text);
        if (length == 0)
        {
            return 0;
        }

        var digits = DigitShape.Digits(text[..length], stackalloc char[MaxDigits]);
        return IsIssued(digits) && PassesLuhn(digits) ? length : 0;
    }

    public static bool PassesLuhn(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)] - '0';
            sum += i % 2 == 0 ? digit : (digit * 2 / 10) + (digit * 2 % 10);
        }

        return sum % 10 == 0;
    }

    private static int MeasureShape(ReadOnlySpan<char> text)
    {
        var run = DigitShape.CountDigits(text);
        if (run is >= MinDigits and <= MaxDigits)
        {
            return run;
        }

        return Longest(
            DigitShape.Match(text, 4, 4, 4, 4, 3),
            DigitShape.Match(text, 4, 4, 4, 4),
            DigitShape.Match(text, 4, 6, 5),
            DigitShape.Match(text, 4, 6, 4),
            DigitShape.Match(text, 6, 13));
    }

    private static int Longest(params ReadOnlySpan<int> lengths)
    {
        var longest = 0;
        foreach (var length in lengths)
        {
            longest = Math.Max(longest, length);
        }

        return longest;
    }

    // First digits and lengths of the card networks: https://en.wikipedia.org/wiki/Payment_card_number#Issuer_identification_number_(IIN).
    // Order numbers that begin with a year, and ISBNs (978…), are none of them.
    private static bool IsIssued(ReadOnlySpan<char> digits)
    {
        var four = int.Parse(digits[..4], NumberStyles.None, CultureInfo.InvariantCulture);
        return digits.Length switch
        {
            12 => IsOldMaestro(four),
            13 => digits[0] == '4' || IsMaestro(four),
            14 => four is (>= 3000 and <= 3059) or 3095 or (>= 3600 and <= 3699) or (>= 3800 and <= 3999) || IsMaestro(four),
            15 => four is (>= 3400 and <= 3499) or (>= 3700 and <= 3799) or 2131 or 1800 || IsMaestro(four),
            16 => digits[0] is '4' or '5' or '6' || four is (>= 2221 and <= 2720) or (>= 3500 and <= 3599) or (>= 8100 and <= 8171) or 9558,
            19 => digits[0] is '4' or '6' || four is (>= 3500 and <= 3599) or (>= 8100 and <= 8171) or 9558,
            _ => IsMaestro(four) || four is >= 3500 and <= 3599,
        };
    }

    // Twelve digits are few: only the issuers that gave such cards out.
    private static bool IsOldMaestro(int four) => four is 5018 or 5020 or 5038 or (>= 5600 and <= 5899) or 6304 or 6390 or 6759 or 6761 or 6762 or 6763 or 604;

    private static bool IsMaestro(int four) => four is (>= 5000 and <= 5099) or (>= 5600 and <= 5899) or (>= 6000 and <= 6999);
}
