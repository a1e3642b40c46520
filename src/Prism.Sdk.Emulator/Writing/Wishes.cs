using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Prism.Sdk.Emulator.Writing;

/// <summary>Reads from a text what it asks of the film as a whole, and what is said in it, by a few patterns.</summary>
internal static partial class Wishes
{
    private const int MostLines = 6;

    public static JsonNode? Seconds(string text) =>
        Length().Match(text) is { Success: true } match && int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) is > 0 and var seconds ? JsonValue.Create(seconds) : null;

    public static JsonNode? AspectRatio(string text) => Upright().IsMatch(text) ? "9:16" : Square().IsMatch(text) ? "1:1" : null;

    public static JsonNode? Pacing(string text) => Slow().IsMatch(text) ? "slow" : Fast().IsMatch(text) ? "fast" : null;

    public static JsonNode? Style(string text) => Look().Match(text) is { Success: true } match ? match.Value : null;

    public static JsonArray Lines(string text, IReadOnlyList<string> events)
    {
        var said = Quotes().Matches(text).Select(match => (match.Groups[1].Success ? match.Groups[1] : match.Groups[2]).Value.Trim()).Where(words => words.Any(char.IsLetter)).Distinct().Take(MostLines);
        return new JsonArray([.. said.Select(words => new JsonObject { ["speaker"] = null, ["text"] = words, ["event"] = EventOf(words, events) })]);
    }

    private static string? EventOf(string words, IReadOnlyList<string> events)
    {
        for (var i = 0; i < events.Count; i++)
        {
            if (events[i].Contains(words, StringComparison.Ordinal))
            {
                return $"e{i + 1}";
            }
        }

        return null;
    }

    [GeneratedRegex(@"(\d{1,4})(?:[ -]seconds?[ -](?:film|video|clip|movie|ad|spot)\b|\s?秒(?:钟)?的?(?:视频|短片|影片|片子|广告))", RegexOptions.IgnoreCase)]
    private static partial Regex Length();

    [GeneratedRegex(@"竖屏|竖版|\bvertical (?:film|video|format)\b|9\s?[:：]\s?16", RegexOptions.IgnoreCase)]
    private static partial Regex Upright();

    [GeneratedRegex(@"方形画面|\bsquare (?:film|video|format)\b|\b1\s?[:：]\s?1\b", RegexOptions.IgnoreCase)]
    private static partial Regex Square();

    [GeneratedRegex(@"慢节奏|节奏缓慢|\bslow(?:ly)?[- ]paced\b", RegexOptions.IgnoreCase)]
    private static partial Regex Slow();

    [GeneratedRegex(@"快节奏|节奏明快|\bfast[- ]paced\b", RegexOptions.IgnoreCase)]
    private static partial Regex Fast();

    // With the word that makes it a wish: a boat painted in watercolour blue asks for no film of that look.
    [GeneratedRegex(@"(?:水墨|水彩|油画|剪纸|黏土|定格|像素|赛博朋克|吉卜力|黑白|纪录片)(?:风格|画风|动画|电影|影像)|\b(?:watercolou?r|ink[- ]wash|oil[- ]paint(?:ed|ing)|paper[- ]cut|clay|stop[- ]motion|pixel[- ]art|cyberpunk|anime|black[- ]and[- ]white|documentary)[- ](?:animation|style|film|look)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Look();

    [GeneratedRegex("[“「]([^“”「」]{1,200})[”」]|(?<=[:,]\\s)\"([^\"]{1,200})\"")]
    private static partial Regex Quotes();
}
