using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Prism.Sdk.Emulator.Hosting;

namespace Prism.Sdk.Emulator.Writing;

/// <summary>Writes a <c>prism.rewrite</c> reply: rough words give way to gentle ones, and the rest stays.</summary>
internal static partial class RewriteWriter
{
    public static JsonObject Write(JsonObject task)
    {
        var prompt = task.Text("prompt") ?? "";
        var chinese = task.Text("language") == "zh";
        var gentle = Rough().Replace(prompt, match => Letters.IsChinese(match.Value) ? "嬉戏" : "play");
        task.TryInteger("attempt", out var attempt);
        var ending = chinese ? $"画面平和，第{attempt ?? 1}稿。" : $" A peaceful scene, draft {attempt ?? 1}.";
        var room = (task.TryInteger("maxPromptLength", out var most) ? most ?? 1500 : 1500) - ending.Length;
        return new JsonObject { ["prompt"] = (gentle.Length > room ? gentle[..Math.Max(0, room)] : gentle) + ending };
    }

    [GeneratedRegex("blood|guns?|knife|knives|fight(?:s|ing)?|kill(?:s|ing)?|war|attack(?:s|ing)?|血|枪|刀|打斗|杀|战争|攻击", RegexOptions.IgnoreCase)]
    private static partial Regex Rough();
}
