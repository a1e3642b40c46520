using System.Text.RegularExpressions;

namespace Prism.Sdk.Emulator.Writing;

/// <summary>Finds who acts in a text, by a small list of nouns, and gives each one look for the whole film.</summary>
internal static partial class Cast
{
    private const int Most = 4;

    private static readonly string[] ChineseLooks = ["棕色的眼睛，神情安静", "圆圆的脸，目光明亮", "身形轻巧，动作灵活", "神态从容，步子很稳"];
    private static readonly string[] EnglishLooks = ["with bright eyes and a calm air", "with a round face and a curious look", "slender and quick", "steady and unhurried"];
    private static readonly string[] ChineseColours = ["红色", "蓝色", "米白色", "墨绿色"];
    private static readonly string[] EnglishColours = ["red", "blue", "cream", "dark green"];

    public static IReadOnlyList<(string Name, string Description)> Of(string text, bool inChinese)
    {
        var chinese = Chinese().Matches(text).Select(match => match.Groups[1].Value);
        var english = English().Matches(text).Select(match => match.Groups[1].Value.ToLowerInvariant());
        return [.. chinese.Concat(english).Distinct(StringComparer.Ordinal).Take(Most).Select((name, i) => (name, Describe(name, i, inChinese)))];
    }

    private static string Describe(string name, int i, bool inChinese) => inChinese
        ? $"{name}：{ChineseLooks[i % ChineseLooks.Length]}，带着一点{ChineseColours[i % ChineseColours.Length]}"
        : $"the {name}, {EnglishLooks[i % EnglishLooks.Length]}, with a touch of {EnglishColours[i % EnglishColours.Length]}";

    // At most two letters of attribute before the noun: 橘猫, 小女孩, 老木匠.
    [GeneratedRegex("((?:小|老|年轻的|橘|黑|白|花|灰|金)?(?:女孩|男孩|孩子|女人|男人|老人|老板|姑娘|少年|少女|母亲|父亲|妈妈|爸爸|奶奶|爷爷|医生|老师|学生|司机|厨师|木匠|渔夫|国王|公主|王子|骑士|战士|机器人|宇航员|猫|狗|马|鸟|兔子|狐狸|熊猫|熊|狼|老虎|狮子|大象|龙))")]
    private static partial Regex Chinese();

    [GeneratedRegex(@"\b(?:an?|the|his|her|my|our|their|one|two)\s+((?:(?:old|young|little|small|big|tall|orange|black|white|red|brown|gray|grey|lonely|brave)\s+){0,2}(?:girl|boy|child|woman|man|mother|father|grandmother|grandfather|doctor|teacher|student|driver|chef|cook|fisherman|carpenter|king|queen|princess|prince|knight|soldier|robot|astronaut|cat|dog|horse|bird|rabbit|fox|panda|bear|wolf|tiger|lion|elephant|dragon|owner))\b", RegexOptions.IgnoreCase)]
    private static partial Regex English();
}
