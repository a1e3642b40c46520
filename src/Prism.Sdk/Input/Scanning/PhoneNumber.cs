using System.Buffers;

namespace Prism.Sdk.Input.Scanning;

/// <summary>Telephone numbers: mobile and fixed ones of mainland China, those of Hong Kong, Macau and Taiwan, any that begins with a country code, shapes that only telephones have, and others where a word says so.</summary>
internal static class PhoneNumber
{
    private const int MinDigits = 7;
    private const int MinInternationalDigits = 9;
    private const int MaxInternationalDigits = 15;

    private static readonly string[] ChinaPrefixes = ["(+86)", "(0086)", "(86)", "+86", "0086", "86"];

    private static readonly string[] NearbyPrefixes = ["+852", "+853", "+886", "00852", "00853", "00886", "852", "853", "886"];

    // Apart, for each is searched faster than both together.
    private static readonly SearchValues<string> LatinLeads = SearchValues.Create(
        ["phone", "mobile", "cell", "desk:", "fax", "tel", "call", "dial", "answering", "message", "registered", "whatsapp", "sms", "text me", "reach me", "ring me"], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> ChineseLeads = SearchValues.Create(
        ["电话", "手机", "联系", "致电", "拨打", "座机", "固话", "传真", "短信", "热线", "来电", "打给", "电联", "號碼", "電話", "手機"], StringComparison.Ordinal);

    private static readonly SearchValues<string> Follows = SearchValues.Create(["office", "fax", "mobile", "(home", "(work", "-home", "-work", " cell"], StringComparison.OrdinalIgnoreCase);

    /// <summary>Measures the number at a place in a text.</summary>
    /// <returns>The characters it takes; 0 when there is none.</returns>
    public static int Measure(ReadOnlySpan<char> text, int at)
    {
        if (Measure(text[at..]) is > 0 and var sure)
        {
            return sure;
        }

        var length = MeasureLoose(text[at..]);
        return length > 0 && (IsTelephoneShape(text.Slice(at, length)) || Context.Leads(text, at, LatinLeads) || Context.Leads(text, at, ChineseLeads) || Context.Follows(text, at + length, Follows)) ? length : 0;
    }

    private static int Measure(ReadOnlySpan<char> text)
    {
        // Most numbers are none of these, and their first character tells.
        if (text[0] is '+' or '0' or '8' or '(' && MeasurePrefixed(text) is > 0 and var prefixed)
        {
            return prefixed;
        }

        return MeasureMobile(text) is > 0 and var mobile ? mobile
            : MeasureInternational(text) is > 0 and var international ? international
            : MeasureFixed(text);
    }

    /// <summary>Measures a number that begins with the code of China, Hong Kong, Macau or Taiwan.</summary>
    private static int MeasurePrefixed(ReadOnlySpan<char> text)
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

        foreach (var prefix in NearbyPrefixes)
        {
            if (text.StartsWith(prefix))
            {
                var at = prefix.Length + (prefix.Length < text.Length && text[prefix.Length] is ' ' or '-' ? 1 : 0);
                var rest = text[at..];
                var length = Math.Max(Math.Max(DigitShape.Match(rest, 4, 4), DigitShape.Match(rest, 3, 3, 3)), Math.Max(DigitShape.Match(rest, 1, 4, 4), char.IsAsciiDigit(prefix[0]) && at == prefix.Length ? 0 : Plain(rest, 8, 9)));
                if (length > 0)
                {
                    return at + length;
                }
            }
        }

        return 0;
    }

    /// <summary>Measures fixed lines of mainland China with their area code, service numbers, and mobile ones of Taiwan.</summary>
    private static int MeasureFixed(ReadOnlySpan<char> text)
    {
        if (text.Length < 9 || text[0] is not ('0' or '4' or '8'))
        {
            return 0;
        }

        if (text.StartsWith("400") || text.StartsWith("800"))
        {
            return Math.Max(DigitShape.Match(text, 3, 3, 4), Math.Max(DigitShape.Match(text, 3, 4, 3), DigitShape.Match(text, 3, 7)));
        }

        if (text.StartsWith("09"))
        {
            return Math.Max(DigitShape.Match(text, 4, 3, 3), Plain(text, 10, 10));
        }

        // 010 and 02x have three digits of area, 03xx to 09xx four; then seven or eight.
        if (text[0] != '0' || text[1] is '0')
        {
            return 0;
        }

        var area = text[1] is '1' or '2' ? 3 : 4;
        return Math.Max(
            Math.Max(DigitShape.Match(text, area, 8), DigitShape.Match(text, area, 7)),
            Math.Max(DigitShape.Match(text, area, 4, 4), DigitShape.Match(text, area, 3, 4)));
    }

    private static int Plain(ReadOnlySpan<char> text, int shortest, int longest) =>
        DigitShape.CountDigits(text) is var digits && digits >= shortest && digits <= longest ? digits : 0;

    /// <summary>Measures digits with at most two marks between them, as people write numbers of any country, and an extension.</summary>
    private static int MeasureLoose(ReadOnlySpan<char> text)
    {
        int digits = 0, marks = 0, end = 0, open = 0;
        for (var at = 0; at < text.Length && digits <= MaxInternationalDigits; at++)
        {
            if (char.IsAsciiDigit(text[at]))
            {
                digits++;
                marks = 0;
                end = at + 1;
                continue;
            }

            var isMark = text[at] switch { '+' => at == 0, '(' => open++ == 0, ')' => open == 1, ' ' or '-' or '.' => true, _ => false };
            if (!isMark || ++marks > 2)
            {
                break;
            }
        }

        if (digits is < MinDigits or > MaxInternationalDigits || IsDate(text[..end]) || IsAddress(text[..end]) || text.StartsWith("978") || text.StartsWith("979"))
        {
            return 0;
        }

        return WithExtension(text, end);
    }

    private static int WithExtension(ReadOnlySpan<char> text, int end) =>
        end + 1 < text.Length && text[end] is 'x' or 'X' && DigitShape.CountDigits(text[(end + 1)..]) is >= 1 and <= 5 and var extension ? end + 1 + extension : end;

    // 203.0.113.77: four groups of one to three digits with dots alone between are a machine's.
    private static bool IsAddress(ReadOnlySpan<char> text)
    {
        int groups = 1, length = 0;
        foreach (var letter in text)
        {
            if (letter == '.')
            {
                (groups, length) = (groups + 1, 0);
            }
            else if (!char.IsAsciiDigit(letter) || ++length > 3)
            {
                return false;
            }
        }

        return groups == 4;
    }

    // 2024-05-06, and what goes on from there.
    private static bool IsDate(ReadOnlySpan<char> text) =>
        text.Length >= 8 && DigitShape.CountDigits(text) == 4 && text[0] is '1' or '2' && text[4] is '-' or '.' or ' ' && DigitShape.CountDigits(text[5..]) is 1 or 2;

    /// <summary>Tells shapes that nothing but telephones has: (602)272-9781, 463-612-6138, 001-253-366-9781.</summary>
    private static bool IsTelephoneShape(ReadOnlySpan<char> text)
    {
        var at = text.StartsWith("001") && text.Length > 4 && text[3] is '-' or ' ' or '.' ? 4 : 0;
        var rest = text[at..];
        if (rest[0] == '(')
        {
            var close = rest.IndexOf(')');
            return close is 3 or 4 or 5 && DigitShape.CountDigits(rest[1..]) == close - 1;
        }

        return rest.Length >= 12 && DigitShape.Match(rest[..12], 3, 3, 4) == 12 && rest[3] != ' ';
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

        return digits is >= MinInternationalDigits and <= MaxInternationalDigits ? WithExtension(text, end) : 0;
    }
}
