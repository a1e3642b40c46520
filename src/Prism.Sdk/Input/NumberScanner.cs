namespace Prism.Sdk.Input;

/// <summary>Finds resident ids, bank cards and telephone numbers: at each place where a number begins, the most specific reading wins.</summary>
internal static class NumberScanner
{
    public static void Find(ReadOnlySpan<char> text, List<PersonalDataSpan> found)
    {
        for (var at = 0; at < text.Length;)
        {
            var skip = text[at..].IndexOfAnyInRange('(', '9');
            if (skip < 0)
            {
                return;
            }

            at += skip;
            if (!BeginsNumber(text, at))
            {
                at++;
                continue;
            }

            var (length, kind) = Read(text, at);
            if (length > 0 && EndsNumber(text, at + length))
            {
                found.Add(new PersonalDataSpan(at, length, kind));
                at += length;
            }
            else
            {
                at++;
            }
        }
    }

    private static (int Length, PersonalDataKind Kind) Read(ReadOnlySpan<char> text, int at)
    {
        if (char.IsAsciiDigit(text[at]))
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

        return (PhoneNumber.Measure(text[at..]), PersonalDataKind.Phone);
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

        return before is not ('.' or '-' or '*' or '+' or ':') || at == 1 || !char.IsAsciiDigit(text[at - 2]);
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
