using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Prism.Sdk.Emulator.Hosting;

namespace Prism.Sdk.Emulator.Writing;

/// <summary>Writes a <c>prism.translate</c> reply. It does not translate: each sentence becomes one of the wanted language that holds what must survive, its placeholders, numbers and names.</summary>
internal static partial class TranslationWriter
{
    public static JsonObject Write(JsonObject task)
    {
        var chinese = task.Text("targetLanguage") == "zh";
        var lines = (task.Text("text") ?? "").Split('\n').Select(line => string.Join(chinese ? "" : " ", Sentence().Matches(line).Select((sentence, index) => Render(sentence.Value, index, chinese))));
        return new JsonObject { ["text"] = string.Join('\n', lines), ["names"] = new JsonArray() };
    }

    private static string Render(string sentence, int index, bool chinese)
    {
        var kept = string.Join(chinese ? "、" : ", ", Kept().Matches(sentence).Select(static match => match.Value));
        return chinese
            ? $"故事接着发展，画面换到下一个地方{(kept.Length > 0 ? $"，出现了{kept}" : index % 2 == 0 ? "，人们慢慢走过" : "，天色渐渐暗下来")}。"
            : $"The story goes on and the picture moves to the next place{(kept.Length > 0 ? $", where we see {kept}" : index % 2 == 0 ? ", where people walk slowly" : ", while the light fades")}.";
    }

    [GeneratedRegex(@"[^。！？.!?]*[^\s。！？.!?][^。！？.!?]*[。！？.!?]?")]
    private static partial Regex Sentence();

    [GeneratedRegex(@"\[[A-Z]+_\d+\]|\d[\d,]*\d|\d|\b[A-Z][a-zA-Z]+")]
    private static partial Regex Kept();
}
