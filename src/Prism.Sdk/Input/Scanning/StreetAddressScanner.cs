using System.Buffers;

namespace Prism.Sdk.Input.Scanning;

/// <summary>Finds Chinese street addresses: a road, a house number, and what stands around them. Places without a house number are scenery, and stay.</summary>
internal static class StreetAddressScanner
{
    private const int LongestBefore = 30;

    private static readonly SearchValues<char> Roads = SearchValues.Create("路街道巷弄里村同");
    private static readonly SearchValues<char> Beginnings = SearchValues.Create("在到至于址往去寄是为住");
    private static readonly SearchValues<char> Parts = SearchValues.Create("号栋幢座楼室层单元弄支");

    public static void Find(ReadOnlySpan<char> text, List<PersonalDataSpan> found)
    {
        for (var at = 0; at < text.Length; at++)
        {
            var skip = text[at..].IndexOf('号');
            if (skip < 0)
            {
                return;
            }

            at += skip;
            var number = at;
            while (number > 0 && (char.IsAsciiDigit(text[number - 1]) || text[number - 1] is '-' or '之' or '甲' or '乙'))
            {
                number--;
            }

            // 地铁2号线 has no road before its number; 人民路3号线 is no house.
            if (number == at || number == 0 || !Roads.Contains(text[number - 1]) || (at + 1 < text.Length && text[at + 1] is '线' or '店' or '机' or '球'))
            {
                continue;
            }

            var start = Start(text, number);
            var end = End(text, at + 1);
            if (number - start >= 2)
            {
                found.Add(new PersonalDataSpan(start, end - start, PersonalDataKind.StreetAddress));
                at = end - 1;
            }
        }
    }

    private static int Start(ReadOnlySpan<char> text, int number)
    {
        var start = number;
        while (start > 0 && number - start < LongestBefore && (IsHan(text[start - 1]) || char.IsAsciiDigit(text[start - 1])) && !Beginnings.Contains(text[start - 1]))
        {
            start--;
        }

        return start;
    }

    /// <summary>Goes on over building, entrance, floor and door.</summary>
    private static int End(ReadOnlySpan<char> text, int end)
    {
        for (var at = end; at < text.Length;)
        {
            var part = at;
            while (part < text.Length && (char.IsAsciiLetterOrDigit(text[part]) || text[part] is '-' or '#'))
            {
                part++;
            }

            if (part == at || part >= text.Length || !Parts.Contains(text[part]))
            {
                return part > at && part - at <= 5 && text[at..part].ContainsAnyInRange('0', '9') ? part : end;
            }

            while (part < text.Length && Parts.Contains(text[part]))
            {
                part++;
            }

            end = at = part;
        }

        return end;
    }

    private static bool IsHan(char letter) => letter is >= '\u4E00' and <= '\u9FFF';
}
