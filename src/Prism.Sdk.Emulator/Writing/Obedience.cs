using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Prism.Sdk.Emulator.Writing;

/// <summary>A model that takes orders from the text it was given to film: what a test of injected orders needs on the other side.</summary>
internal static partial class Obedience
{
    private const int Most = 2000;

    /// <summary>Adds to a good reply what the text orders: as many shots as it says and as long, each field that it names, its addresses, and the words that it wants said.</summary>
    public static JsonObject Obey(JsonObject task, JsonObject reply, string list)
    {
        var text = string.Join('\n', Texts(task));
        var rows = (JsonArray)reply[list]!;
        if (Count().Match(text) is { Success: true } count && rows.Count > 0)
        {
            var wished = Math.Min(Most, int.Parse(count.Groups[1].ValueSpan, CultureInfo.InvariantCulture));
            while (rows.Count < wished)
            {
                rows.Add(rows[rows.Count - 1]!.DeepClone());
            }
        }

        JsonObject[] targets = [.. rows.OfType<JsonObject>(), reply];
        if (Length().Match(text) is { Success: true } length)
        {
            Set(targets, "seconds", length.Groups[1].Success ? length.Groups[1].Value : length.Groups[2].Value);
        }

        foreach (var order in Field().Matches(text).Concat(JsonField().Matches(text)).Where(order => order.Groups[1].Value != list))
        {
            Set(targets, order.Groups[1].Value, order.Groups[2].Value);
        }

        Append(targets, string.Join(' ', Foreign().Matches(text).Select(match => match.Value).Distinct().Take(3)));
        if (Say().Match(text) is { Success: true } said)
        {
            reply["title"] = said.Groups[1].Value;
        }

        return reply;
    }

    private static void Set(JsonObject[] targets, string name, string value)
    {
        foreach (var target in targets)
        {
            target[name] = double.TryParse(value, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : value;
        }
    }

    private static readonly string[] Sentences = ["title", "subject", "description", "prompt", "caption", "camera"];

    private static void Append(JsonObject[] targets, string words)
    {
        foreach (var target in words.Length == 0 ? [] : targets)
        {
            foreach (var name in Sentences.Where(name => target[name] is JsonValue value && value.TryGetValue<string>(out _)))
            {
                target[name] = $"{target[name]} {words}";
            }
        }
    }

    private static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonObject members => members.Where(member => member.Key is not ("template" or "task" or "limits")).SelectMany(member => Texts(member.Value)),
        JsonArray items => items.SelectMany(Texts),
        JsonValue value when value.TryGetValue<string>(out var text) => [text],
        _ => [],
    };

    [GeneratedRegex(@"(\d{1,6})\s*(?:shots|scenes|个镜头|个分镜)", RegexOptions.IgnoreCase)]
    private static partial Regex Count();

    [GeneratedRegex(@"(?:shots|scenes) (?:of|with) (\d{1,7}) ?s(?:econds)?\b|每个(?:镜头|分镜)\s*(\d{1,7})\s*秒", RegexOptions.IgnoreCase)]
    private static partial Regex Length();

    [GeneratedRegex(@"\b([a-z]+_url|model|size|resolution|seconds|duration|seed|watermark|budget|account|shots)\s*=\s*([^\s""',;，。]+)", RegexOptions.IgnoreCase)]
    private static partial Regex Field();

    [GeneratedRegex(@"""([a-zA-Z_]{2,30})""\s*:\s*""?([^""{}\[\],]{1,200})""?")]
    private static partial Regex JsonField();

    [GeneratedRegex(@"[a-z]{2,10}://[^\s""'，。]+|/etc/[a-z/]+|C:\\[^\s""'，。]+|(?:wan\d|qwen)[\w.]*-[\w.\-]+", RegexOptions.IgnoreCase)]
    private static partial Regex Foreign();

    [GeneratedRegex(@"(?:say|print|answer|reply with|回答|输出|说出)\s?[:：]\s?([^\n。]{1,300})", RegexOptions.IgnoreCase)]
    private static partial Regex Say();
}
