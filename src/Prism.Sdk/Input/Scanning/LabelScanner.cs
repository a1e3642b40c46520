using System.Buffers;

namespace Prism.Sdk.Input.Scanning;

/// <summary>Finds what only its label tells: passports and permits, identity cards of Taiwan, social accounts, social security numbers, passwords, and the names of forms.</summary>
/// <remarks>Names in running text are the film's own people, and stay.</remarks>
internal static class LabelScanner
{
    private const int LongestGap = 24;

    // Family names that are no words of their own at the start of a sentence would need a model; a label needs only a plausible one.
    private static readonly SearchValues<char> FamilyNames = SearchValues.Create(
        "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓韩冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常欧阳司马诸葛上官");

    private static readonly SearchValues<char> Marks = SearchValues.Create("号:：是为加");
    private static readonly SearchValues<char> AccountMarks = SearchValues.Create("0123456789_-");

    private delegate int LabelSearch(ReadOnlySpan<char> text, out int length, out PersonalDataKind kind);

    public static void Find(ReadOnlySpan<char> text, List<PersonalDataSpan> found)
    {
        Find(text, Labels.NextChinese, found);
        Find(text, Labels.NextLatin, found);
    }

    private static void Find(ReadOnlySpan<char> text, LabelSearch next, List<PersonalDataSpan> found)
    {
        for (var at = 0; at < text.Length;)
        {
            var skip = next(text[at..], out var length, out var kind);
            if (skip < 0)
            {
                return;
            }

            at = Read(text, at + skip + length, kind, found);
        }
    }

    /// <returns>Where to go on.</returns>
    private static int Read(ReadOnlySpan<char> text, int after, PersonalDataKind kind, List<PersonalDataSpan> found)
    {
        if (kind == PersonalDataKind.PersonName)
        {
            var name = SkipMarks(text, after);
            return Add(text, name, MeasureName(text[name..]), kind, found) ?? after;
        }

        if (kind == PersonalDataKind.Secret)
        {
            var secret = SecretValue.Start(text, after, out var isAnnounced);
            return Add(text, secret, SecretValue.Measure(text[secret..], isAnnounced), kind, found) ?? after;
        }

        // The value is the first piece after the label that looks like one.
        var limit = Math.Min(text.Length, after + LongestGap);
        for (var at = after; at < limit; at++)
        {
            // What stands in brackets may be a placeholder.
            if (!char.IsAsciiLetterOrDigit(text[at]) || Context.IsWord(text, at - 1) || text[at - 1] == '[')
            {
                continue;
            }

            var isMarked = text[after..at].ContainsAny(Marks) || text[after..at].Contains("id", StringComparison.OrdinalIgnoreCase);
            var measure = Measure(kind, text[at..], isMarked);
            if (measure > 0 && !Context.IsWord(text, at + measure))
            {
                found.Add(new PersonalDataSpan(at, measure, kind));
                return at + measure;
            }
        }

        return after;
    }

    private static int Measure(PersonalDataKind kind, ReadOnlySpan<char> text, bool isMarked) => kind switch
    {
        PersonalDataKind.Passport => MeasureCode(text, letters: 2, shortest: 6, longest: 9),
        PersonalDataKind.TravelPermit => MeasureCode(text, letters: 1, shortest: 8, longest: 10),
        PersonalDataKind.SocialSecurity => MeasureSocialSecurity(text),
        PersonalDataKind.ResidentId => TaiwanId.Measure(text),
        _ => MeasureAccount(text, isMarked),
    };

    private static int MeasureCode(ReadOnlySpan<char> text, int letters, int shortest, int longest)
    {
        var prefix = 0;
        while (prefix < letters && prefix < text.Length && char.IsAsciiLetter(text[prefix]))
        {
            prefix++;
        }

        var digits = DigitShape.CountDigits(text[prefix..]);
        return digits >= shortest && digits <= longest ? prefix + digits : 0;
    }

    private static int MeasureSocialSecurity(ReadOnlySpan<char> text)
    {
        var length = Math.Max(DigitShape.Match(text, 3, 2, 4), DigitShape.CountDigits(text) == 9 ? 9 : 0);

        // These are never given out.
        return length == 0 || text.StartsWith("000") || text.StartsWith("666") || text[0] == '9' ? 0 : length;
    }

    // QQ: five to eleven digits. WeChat: six to twenty characters after a letter; a plain word is taken only where a mark says that a value comes.
    private static int MeasureAccount(ReadOnlySpan<char> text, bool isMarked)
    {
        var digits = DigitShape.CountDigits(text);
        if (digits is >= 5 and <= 11 && text[0] != '0')
        {
            return digits;
        }

        var length = 0;
        while (length < text.Length && (char.IsAsciiLetterOrDigit(text[length]) || text[length] is '_' or '-'))
        {
            length++;
        }

        return char.IsAsciiLetter(text[0]) && length is >= 6 and <= 20 && (isMarked || text[..length].ContainsAny(AccountMarks)) ? length : 0;
    }

    private static int SkipMarks(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && text[at] is ':' or '：' or ' ' or '是' or '为' or '=')
        {
            at++;
        }

        return at;
    }

    private static int MeasureName(ReadOnlySpan<char> text)
    {
        if (text.Length < 2 || !FamilyNames.Contains(text[0]))
        {
            return 0;
        }

        var length = 0;
        while (length < text.Length && length < 5 && text[length] is >= '\u4E00' and <= '\u9FFF')
        {
            length++;
        }

        // Four characters and more are a sentence, but for double family names.
        return length is 2 or 3 || (length == 4 && text[..2] is "欧阳" or "司马" or "诸葛" or "上官") ? length : 0;
    }

    private static int? Add(ReadOnlySpan<char> text, int at, int length, PersonalDataKind kind, List<PersonalDataSpan> found)
    {
        if (length == 0)
        {
            return null;
        }

        found.Add(new PersonalDataSpan(at, length, kind));
        return at + length;
    }
}
