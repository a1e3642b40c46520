using System.Text.Json.Nodes;
using Prism.Sdk.Emulator.Hosting;

namespace Prism.Sdk.Emulator.Writing;

/// <summary>Writes a <c>prism.intent</c> reply from the text it is given: sentences are events, nouns are characters.</summary>
internal static class IntentWriter
{
    private const int MostEvents = 12;

    private static readonly (string Word, string Zh, string En)[] Moods =
    [
        ("雨", "安静", "quiet"), ("rain", "安静", "quiet"), ("夜", "宁静", "still"), ("night", "宁静", "still"), ("笑", "欢快", "cheerful"), ("laugh", "欢快", "cheerful"),
        ("happy", "欢快", "cheerful"), ("海", "开阔", "wide"), ("sea", "开阔", "wide"), ("战", "紧张", "tense"), ("fight", "紧张", "tense"), ("storm", "紧张", "tense"),
    ];

    private static readonly string[] Places =
    [
        "街头", "街道", "海边", "森林", "山谷", "城市", "村庄", "厨房", "学校", "公园", "沙漠", "草原", "河边", "屋顶", "street", "beach", "forest", "valley", "city", "village", "kitchen", "school", "park", "desert", "meadow", "river", "rooftop", "mountain", "harbor",
    ];

    public static JsonObject Write(JsonObject task)
    {
        var text = task.Text("text") ?? "";
        var language = task.Text("language") is { Length: > 0 } wished ? wished : Letters.IsChinese(text) ? "zh" : "en";
        var chinese = language == "zh";
        var events = Sentences.Events(text, MostEvents);
        if (events.Count == 0)
        {
            events = [text.Trim()];
        }

        var mood = Moods.FirstOrDefault(mood => text.Contains(mood.Word, StringComparison.OrdinalIgnoreCase), (Word: "", Zh: "温暖", En: "warm"));
        return new JsonObject
        {
            ["version"] = 2,
            ["title"] = Title(events[0]),
            ["language"] = language,
            ["subject"] = Shorten(events[0], 80),
            ["characters"] = new JsonArray([.. Cast.Of(text, chinese).Select(who => new JsonObject { ["name"] = who.Name, ["description"] = who.Description })]),
            ["places"] = new JsonArray([.. Places.Where(place => text.Contains(place, StringComparison.OrdinalIgnoreCase)).Take(3).Select(place => JsonValue.Create(place))]),
            ["events"] = new JsonArray([.. events.Select((sentence, i) => new JsonObject { ["id"] = $"e{i + 1}", ["description"] = Shorten(sentence, 300), ["anchor"] = sentence })]),
            ["mood"] = chinese ? mood.Zh : mood.En,
            ["style"] = Wishes.Style(text),
            ["pacing"] = Wishes.Pacing(text),
            ["aspectRatio"] = Wishes.AspectRatio(text),
            ["seconds"] = Wishes.Seconds(text),
            ["lines"] = Wishes.Lines(text, events),
            ["mustHave"] = new JsonArray(),
            ["mustNot"] = new JsonArray(),
        };
    }

    private static string Title(string sentence)
    {
        var words = sentence.Split(['，', ',', '。', '.', '！', '!', '？', '?', '\n'], 2)[0].Trim();
        return Shorten(words.Length > 0 ? words : sentence, Letters.IsChinese(words) ? 16 : 48);
    }

    private static string Shorten(string text, int most)
    {
        if (text.Length <= most)
        {
            return text;
        }

        var cut = char.IsHighSurrogate(text[most - 1]) ? most - 1 : most;
        var blank = text.LastIndexOf(' ', cut - 1);
        return text[..(blank > most / 2 ? blank : cut)].TrimEnd() + "…";
    }
}
