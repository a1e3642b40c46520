namespace Prism.Sdk.Input.Scanning;

/// <summary>Finds resident ids, bank cards and telephone numbers: at each place where a number begins, the most specific reading wins.</summary>
internal static class NumberScanner
{
    // The shortest telephone number; years, prices and sizes have fewer.
    private const int LeastDigits = 7;

    // The shortest card has as many; a resident id has more.
    private const int LeastCardDigits = 12;

    // No number has more of them between two digits.
    private const int MostMarks = 3;

    public static void Find(ReadOnlySpan<char> text, List<PersonalDataSpan> found)
    {
        for (var at = 0; at < text.Length;)
        {
            var skip = text[at..].IndexOfAnyInRange('0', '9');
            if (skip < 0)
            {
                return;
            }

            at += skip;
            var digits = CountDigits(text[at..], out var run);
            at = digits < LeastDigits ? at + run
                : Add(text, at, digits, found) is > 0 and var end ? end
                : at + DigitShape.CountDigits(text[at..]);
        }
    }

    /// <returns>The end of the number that begins at these digits or at the marks before them; 0 when there is none.</returns>
    private static int Add(ReadOnlySpan<char> text, int at, int digits, List<PersonalDataSpan> found)
    {
        var start = at;
        while (start > 0 && at - start < 2 && text[start - 1] is '+' or '(')
        {
            start--;
        }

        for (; start <= at; start++)
        {
            if (!BeginsNumber(text, start))
            {
                continue;
            }

            var (length, kind) = Read(text, start, digits);
            if (length > 0 && (text[start + length - 1] == 'x' || EndsNumber(text, start + length)))
            {
                found.Add(new PersonalDataSpan(start, length, kind));
                return start + length;
            }
        }

        return 0;
    }

    /// <summary>Counts the digits at the start of a text and the marks between them, up to as many as a bank card has at least: fewer tell what a number cannot be.</summary>
    private static int CountDigits(ReadOnlySpan<char> text, out int run)
    {
        int digits = 0, marks = 0;
        for (run = 0; run < text.Length && digits < LeastCardDigits; run++)
        {
            if (char.IsAsciiDigit(text[run]))
            {
                digits++;
                marks = 0;
            }
            else if (text[run] is not (' ' or '-' or '.' or '(' or ')' or '+') || ++marks > MostMarks)
            {
                break;
            }
        }

        return digits;
    }

    private static (int Length, PersonalDataKind Kind) Read(ReadOnlySpan<char> text, int at, int digits)
    {
        if (digits == LeastCardDigits && char.IsAsciiDigit(text[at]))
        {
            if (ResidentIdNumber.Measure(text[at..]) is > 0 and var id)
            {
                return (id, PersonalDataKind.ResidentId);
            }

            if (BankCardNumber.Measure(text[at..]) is > 0 and var card && EndsNumber(text, at + card))
            {
                return (card, PersonalDataKind.BankCard);
            }
        }

        return (PhoneNumber.Measure(text, at), PersonalDataKind.Phone);
    }

    /// <summary>Tells whether a number may begin here: not inside a word, an amount, a decimal or a longer number.</summary>
    private static bool BeginsNumber(ReadOnlySpan<char> text, int at)
    {
        if (!char.IsAsciiDigit(text[at]) && text[at] is not ('+' or '('))
        {
            return false;
        }

        if (at == 0)
        {
            return true;
        }

        var before = text[at - 1];
        if (char.IsAsciiLetterOrDigit(before) || before is '_' or '$' or '¥' or '￥' or '€' or '£' or '#')
        {
            return false;
        }

        return before is not ('.' or '-' or '*' or '+' or ':' or '：') || at == 1 || !char.IsAsciiDigit(text[at - 2]);
    }

    /// <summary>Tells whether a number may end here: not before more of it, a word, or a unit of money.</summary>
    private static bool EndsNumber(ReadOnlySpan<char> text, int end)
    {
        if (end >= text.Length)
        {
            return true;
        }

        var after = text[end];
        if (char.IsAsciiLetterOrDigit(after))
        {
            // An extension, as in 463-612-6138x036, may follow.
            return after is 'x' or 'X' && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]);
        }

        return after switch
        {
            '_' or '%' or '元' or '块' or '円' or '원' or '万' or '亿' => false,
            '.' or '-' or '*' => end + 1 >= text.Length || !char.IsAsciiDigit(text[end + 1]),
            _ => true,
        };
    }
}
