using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Prism.Sdk.Emulator.Hosting;

namespace Prism.Sdk.Emulator.Writing;

/// <summary>Answers by rules: Prism's own tasks with JSON made from their input, anything else with a short sentence.</summary>
internal static partial class Answers
{
    public static string To(IReadOnlyList<ChatLine> messages, bool isObedient = false)
    {
        // The repair turn has no input of its own: the task is the last one that was given.
        var input = messages.Where(message => message.Role == "user").Select(message => Input().Match(message.Text)).LastOrDefault(match => match.Success);
        if (input is not null && Parse(input.Groups[1].Value) is { } task)
        {
            switch (task.Text("task"))
            {
                case "prism.intent":
                    return Reply.Write(isObedient ? Obedience.Obey(task, IntentWriter.Write(task), "events") : IntentWriter.Write(task));
                case "prism.plan":
                    return Reply.Write(isObedient ? Obedience.Obey(task, PlanWriter.Write(task), "shots") : PlanWriter.Write(task));
                case "prism.rewrite":
                    return Reply.Write(RewriteWriter.Write(task));
                case "prism.translate":
                    return Reply.Write(TranslationWriter.Write(task));
            }
        }

        return SmallTalk(messages.LastOrDefault(message => message.Role == "user")?.Text.Trim() ?? "");
    }

    private static string SmallTalk(string question)
    {
        var quoted = question.Length > 60 ? question[..60] + "…" : question;
        return Letters.IsChinese(question)
            ? $"这里是本机的模拟器，不是真正的 Qwen。我收到了你的话：“{quoted}”。接口是通的。"
            : $"This is the emulator on your own machine, not the real Qwen. It received: \"{quoted}\". The line works.";
    }

    private static JsonObject? Parse(string json)
    {
        try
        {
            return JsonNode.Parse(json) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"<input>\s*(\{.*\})\s*</input>", RegexOptions.Singleline)]
    private static partial Regex Input();
}
