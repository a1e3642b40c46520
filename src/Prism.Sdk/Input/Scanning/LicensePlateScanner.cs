using System.Buffers;

namespace Prism.Sdk.Input.Scanning;

/// <summary>Finds number plates of mainland China: a province, a letter, and five characters, six on green plates (GA 36).</summary>
internal static class LicensePlateScanner
{
    private static readonly SearchValues<char> Provinces = SearchValues.Create("京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼");

    public static void Find(ReadOnlySpan<char> text, List<PersonalDataSpan> found)
    {
        for (var at = 0; at < text.Length; at++)
        {
            var skip = text[at..].IndexOfAny(Provinces);
            if (skip < 0)
            {
                return;
            }

            at += skip;
            if (Measure(text[at..]) is > 0 and var length)
            {
                found.Add(new PersonalDataSpan(at, length, PersonalDataKind.LicensePlate));
                at += length - 1;
            }
        }
    }

    private static int Measure(ReadOnlySpan<char> text)
    {
        if (text.Length < 7 || !IsLetter(text[1]))
        {
            return 0;
        }

        var start = text[2] is '·' or '•' or ' ' or '-' or '.' ? 3 : 2;
        int at = start, digits = 0;
        while (at < text.Length && at - start < 6 && (char.IsAsciiDigit(text[at]) || IsLetter(text[at])))
        {
            digits += char.IsAsciiDigit(text[at++]) ? 1 : 0;
        }

        // 挂 on trailers, 学 on driving schools' cars, 警 on the police's, 港 and 澳 on those from there.
        if (at - start == 4 && at < text.Length && text[at] is '挂' or '学' or '警' or '港' or '澳')
        {
            at++;
        }

        return at - start is 5 or 6 && digits >= 2 && !Context.IsWord(text, at) ? at : 0;
    }

    // I and O are not used: they look like digits.
    private static bool IsLetter(char letter) => char.IsAsciiLetterUpper(letter) && letter is not ('I' or 'O');
}
