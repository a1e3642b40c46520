using System.Buffers;
using System.Globalization;
using System.Net;

namespace Prism.Sdk.Input.Scanning;

/// <summary>Finds IPv4 addresses from a dot between digits outwards, and IPv6 addresses from a colon beside hexadecimal digits.</summary>
internal static class IpAddressScanner
{
    private static readonly SearchValues<char> Version4Marks = SearchValues.Create("0123456789.");
    private static readonly SearchValues<char> Version6Marks = SearchValues.Create("0123456789abcdefABCDEF.:");

    public static void Find(ReadOnlySpan<char> text, List<PersonalDataSpan> found)
    {
        FindFrom(text, '.', Version4Marks, found);
        FindFrom(text, ':', Version6Marks, found);
    }

    private static void FindFrom(ReadOnlySpan<char> text, char mark, SearchValues<char> marks, List<PersonalDataSpan> found)
    {
        for (var at = 0; at < text.Length;)
        {
            var skip = text[at..].IndexOf(mark);
            if (skip < 0)
            {
                return;
            }

            // What follows the first mark tells most sentences from addresses.
            at += skip;
            if (at + 1 >= text.Length || !marks.Contains(text[at + 1]))
            {
                at++;
                continue;
            }

            var start = at;
            while (start > 0 && marks.Contains(text[start - 1]))
            {
                start--;
            }

            var length = text[start..].IndexOfAnyExcept(marks);
            var end = length < 0 ? text.Length : start + length;
            at = end;
            Add(text, start, end, mark, found);
        }
    }

    private static void Add(ReadOnlySpan<char> text, int start, int end, char mark, List<PersonalDataSpan> found)
    {
        // A letter or underscore beside the run makes it part of a word, such as v1.2.3.4 or std::dec.
        if (Context.IsWord(text, start - 1) || Context.IsWord(text, end))
        {
            return;
        }

        // The dot or colon of the sentence is no part of the address; a double colon is.
        while (end > start && text[end - 1] is '.' or ':' && (text[end - 1] == '.' || mark == ':') && !text[start..end].EndsWith("::"))
        {
            end--;
        }

        while (end > start && text[start] is '.' or ':' && (text[start] == '.' || mark == ':') && !text[start..end].StartsWith("::"))
        {
            start++;
        }

        if (mark == '.' ? IsVersion4(text[start..end]) : IsVersion6(text[start..end]))
        {
            found.Add(new PersonalDataSpan(start, end - start, PersonalDataKind.IpAddress));
        }
    }

    private static bool IsVersion4(ReadOnlySpan<char> run)
    {
        if (run.Length is < 7 or > 15 || run.Count('.') != 3)
        {
            return false;
        }

        foreach (var part in run.Split('.'))
        {
            var octet = run[part];
            if (octet.Length == 0 || (octet.Length > 1 && octet[0] == '0') || !byte.TryParse(octet, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            {
                return false;
            }
        }

        return true;
    }

    // A digit is asked for, because words can be spelled with a to f: dead::beef. So is some length: ::1 is everybody's.
    private static bool IsVersion6(ReadOnlySpan<char> run) =>
        run.Length is >= 6 and <= 45 && run.Count(':') >= 2 && run.ContainsAnyInRange('0', '9') && IPAddress.IsValid(run);
}
