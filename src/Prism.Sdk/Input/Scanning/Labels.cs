using System.Buffers;

namespace Prism.Sdk.Input.Scanning;

/// <summary>The words that say what kind of value comes next.</summary>
internal static class Labels
{
    private static readonly (string Label, PersonalDataKind Kind)[] Chinese =
    [
        ("护照", PersonalDataKind.Passport), ("護照", PersonalDataKind.Passport),
        ("通行证", PersonalDataKind.TravelPermit), ("通行證", PersonalDataKind.TravelPermit), ("回乡证", PersonalDataKind.TravelPermit), ("回鄉證", PersonalDataKind.TravelPermit),
        ("台胞证", PersonalDataKind.TravelPermit), ("台胞證", PersonalDataKind.TravelPermit), ("入台证", PersonalDataKind.TravelPermit),
        ("身份证", PersonalDataKind.ResidentId), ("身份證", PersonalDataKind.ResidentId), ("身分證", PersonalDataKind.ResidentId),
        ("微信", PersonalDataKind.SocialAccount), ("扣扣", PersonalDataKind.SocialAccount),
        ("社会安全号", PersonalDataKind.SocialSecurity), ("社保号", PersonalDataKind.SocialSecurity),
        ("密码", PersonalDataKind.Secret), ("口令", PersonalDataKind.Secret), ("密钥", PersonalDataKind.Secret), ("令牌", PersonalDataKind.Secret),
        ("姓名", PersonalDataKind.PersonName), ("联系人", PersonalDataKind.PersonName), ("聯絡人", PersonalDataKind.PersonName), ("收件人", PersonalDataKind.PersonName),
        ("收货人", PersonalDataKind.PersonName), ("户名", PersonalDataKind.PersonName), ("持卡人", PersonalDataKind.PersonName),
    ];

    private static readonly (string Label, PersonalDataKind Kind)[] Latin =
    [
        ("passport", PersonalDataKind.Passport), ("wechat", PersonalDataKind.SocialAccount), ("weixin", PersonalDataKind.SocialAccount), ("QQ", PersonalDataKind.SocialAccount),
        ("ssn", PersonalDataKind.SocialSecurity), ("social security", PersonalDataKind.SocialSecurity),
        ("api_key", PersonalDataKind.Secret), ("apikey", PersonalDataKind.Secret), ("api-key", PersonalDataKind.Secret), ("api key", PersonalDataKind.Secret),
        ("access_key", PersonalDataKind.Secret), ("access key", PersonalDataKind.Secret), ("secret", PersonalDataKind.Secret), ("token", PersonalDataKind.Secret),
        ("password", PersonalDataKind.Secret), ("passwd", PersonalDataKind.Secret), ("bearer", PersonalDataKind.Secret),
    ];

    // Two searches: one for letters of any case, one for characters that have none, each as fast as it can be.
    private static readonly SearchValues<string> LatinWords = SearchValues.Create([.. Latin.Select(static label => label.Label)], StringComparison.OrdinalIgnoreCase);
    private static readonly SearchValues<char> ChineseBeginnings = SearchValues.Create([.. Chinese.Select(static label => label.Label[0]).Distinct()]);

    /// <summary>Finds the next Chinese label.</summary>
    /// <returns>Where it begins, or -1.</returns>
    public static int NextChinese(ReadOnlySpan<char> text, out int length, out PersonalDataKind kind)
    {
        for (var at = 0; ; at++)
        {
            var skip = text[at..].IndexOfAny(ChineseBeginnings);
            if (skip < 0)
            {
                (length, kind) = (0, default);
                return -1;
            }

            at += skip;
            if (Read(text[at..], Chinese, StringComparison.Ordinal, out length, out kind))
            {
                return at;
            }
        }
    }

    /// <summary>Finds the next label in Latin letters.</summary>
    /// <returns>Where it begins, or -1.</returns>
    public static int NextLatin(ReadOnlySpan<char> text, out int length, out PersonalDataKind kind)
    {
        (length, kind) = (0, default);
        var at = text.IndexOfAny(LatinWords);
        return at >= 0 && Read(text[at..], Latin, StringComparison.OrdinalIgnoreCase, out length, out kind) ? at : -1;
    }

    private static bool Read(ReadOnlySpan<char> text, (string Label, PersonalDataKind Kind)[] labels, StringComparison comparison, out int length, out PersonalDataKind kind)
    {
        foreach (var (label, means) in labels)
        {
            if (text.StartsWith(label, comparison))
            {
                (length, kind) = (label.Length, means);
                return true;
            }
        }

        (length, kind) = (0, default);
        return false;
    }
}
