using System.Buffers;

namespace Prism.Sdk.Input.Scanning;

/// <summary>Finds e-mail addresses: from each at sign outwards, as far as an address may reach.</summary>
internal static class EmailScanner
{
    private const int MaxLocalLength = 64;
    private const int MaxDomainLength = 253;

    private static readonly SearchValues<char> LocalMarks = SearchValues.Create("._%+-'&=");

    public static void Find(ReadOnlySpan<char> text, List<PersonalDataSpan> found)
    {
        for (var at = text.IndexOf('@'); at >= 0;)
        {
            var start = LocalStart(text, at);
            var end = DomainEnd(text, at + 1);
            if (start < at && end > at)
            {
                found.Add(new PersonalDataSpan(start, end - start, PersonalDataKind.Email));
            }

            var next = text[(at + 1)..].IndexOf('@');
            at = next < 0 ? -1 : at + 1 + next;
        }
    }

    private static int LocalStart(ReadOnlySpan<char> text, int at)
    {
        if (at == 0 || text[at - 1] == '.')
        {
            return at;
        }

        var start = at;
        while (start > 0 && at - start < MaxLocalLength && (IsLatin(text[start - 1]) || LocalMarks.Contains(text[start - 1])))
        {
            start--;
        }

        // Quotes and dots before an address belong to the sentence.
        while (start < at && !IsLatin(text[start]))
        {
            start++;
        }

        return start;
    }

    /// <summary>Finds the end of a domain of two labels or more whose last one has letters only.</summary>
    /// <returns>The end, or -1.</returns>
    private static int DomainEnd(ReadOnlySpan<char> text, int start)
    {
        var end = -1;
        var labels = 0;
        var limit = Math.Min(text.Length, start + MaxDomainLength);
        for (var at = start; at < limit;)
        {
            var labelStart = at;
            var lettersOnly = true;
            while (at < limit && (char.IsAsciiLetterOrDigit(text[at]) || text[at] == '-'))
            {
                lettersOnly &= char.IsAsciiLetter(text[at]);
                at++;
            }

            if (at == labelStart || text[labelStart] == '-' || text[at - 1] == '-')
            {
                break;
            }

            labels++;
            if (labels >= 2 && lettersOnly && at - labelStart >= 2)
            {
                end = at;
            }

            if (at >= limit || text[at] != '.')
            {
                break;
            }

            at++;
        }

        return end;
    }

    // Latin letters with accents too, but no Chinese: 邮箱tom@example.com begins at tom.
    private static bool IsLatin(char c) => char.IsAsciiLetterOrDigit(c) || (c is >= '\u00C0' and < '\u0250' && char.IsLetter(c));
}
