using System.Buffers;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Prism.Sdk.Input;

/// <summary>Finds IPv4 addresses in runs of digits and dots, and IPv6 addresses in runs that hold hexadecimal digits and colons too.</summary>
internal static class IpAddressScanner
{
    private static readonly SearchValues<char> Version4Marks = SearchValues.Create("0123456789.");
    private static readonly SearchValues<char> Version6Marks = SearchValues.Create("0123456789abcdefABCDEF.:");

    private delegate bool AddressTest(ReadOnlySpan<char> run);

    public static void Find(ReadOnlySpan<char> text, List<PersonalDataSpan> found)
    {
        FindRuns(text, Version4Marks, ".", IsVersion4, found);
        if (text.Count(':') >= 2)
        {
            FindRuns(text, Version6Marks, ".:", IsVersion6, found);
        }
    }

    private static void FindRuns(ReadOnlySpan<char> text, SearchValues<char> marks, string edges, AddressTest isAddress, List<PersonalDataSpan> found)
    {
        for (var at = 0; at < text.Length;)
        {
            var skip = text[at..].IndexOfAny(marks);
            if (skip < 0)
            {
                return;
            }

            var start = at + skip;
            var length = text[start..].IndexOfAnyExcept(marks);
            var end = length < 0 ? text.Length : start + length;
            at = end;

            // A letter or underscore beside the run makes it part of a word, such as v1.2.3.4 or std::dec.
            if ((start > 0 && IsWord(text[start - 1])) || (end < text.Length && IsWord(text[end])))
            {
                continue;
            }

            // The dot or colon of the sentence is no part of the address; a double colon is.
            while (end > start && edges.Contains(text[end - 1]) && !text[start..end].EndsWith("::"))
            {
                end--;
            }

            while (end > start && edges.Contains(text[start]) && !text[start..end].StartsWith("::"))
            {
                start++;
            }

            if (isAddress(text[start..end]))
            {
                found.Add(new PersonalDataSpan(start, end - start, PersonalDataKind.IpAddress));
            }
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
        run.Length is >= 6 and <= 45 && run.Count(':') >= 2 && run.ContainsAnyInRange('0', '9')
        && IPAddress.TryParse(run, out var address) && address.AddressFamily == AddressFamily.InterNetworkV6;

    private static bool IsWord(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';
}
