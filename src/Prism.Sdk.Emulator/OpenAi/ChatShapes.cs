using System.Text.Json.Nodes;
using Prism.Sdk.Emulator.Hosting;

namespace Prism.Sdk.Emulator.OpenAi;

/// <summary>Whole answers of odd shape (modelscope-meai.md §B.5), and answers that say nothing, or more than was asked.</summary>
internal static class ChatShapes
{
    public static readonly string[] Words =
    [
        "shell", "choices-empty", "choices-missing", "message-null", "finish-null", "finish-empty", "finish-eos", "role-empty", "created-text", "usage-null",
        "content-null", "content-empty", "reasoning-only", "length", "content-filter", "other-model", "fenced", "chatter", "thinking-text",
    ];

    public static JsonObject Bend(JsonObject good, string word)
    {
        var choice = (JsonObject)good["choices"]![0]!;
        var message = (JsonObject)choice["message"]!;
        var text = message.Text("content") ?? "";
        switch (word)
        {
            case "shell":
                return Shell();
            case "choices-empty":
                good["choices"] = new JsonArray();
                break;
            case "choices-missing":
                good.Remove("choices");
                break;
            case "message-null":
                choice["message"] = null;
                break;
            case "finish-null":
                choice["finish_reason"] = null;
                break;
            case "finish-empty":
                choice["finish_reason"] = "";
                break;
            case "finish-eos":
                choice["finish_reason"] = "eos";
                break;
            case "role-empty":
                message["role"] = "";
                break;
            case "created-text":
                good["created"] = "1764000000";
                break;
            case "usage-null":
                good["usage"] = null;
                break;
            case "content-null":
                message["content"] = null;
                break;
            case "content-empty":
                message["content"] = "";
                break;
            case "reasoning-only":
                message["reasoning_content"] = text;
                message["content"] = "";
                break;
            case "length":
                message["content"] = text[..(text.Length / 2)];
                choice["finish_reason"] = "length";
                break;
            case "content-filter":
                message["content"] = "";
                choice["finish_reason"] = "content_filter";
                break;
            case "other-model":
                good["model"] = "somebody/Elses-Model";
                break;
            case "fenced":
                message["content"] = $"```json\n{text}\n```";
                break;
            case "chatter":
                message["content"] = $"\uFEFFSure! Here is what you asked for:\n{text}\nLet me know if you need more.";
                break;
            case "thinking-text":
                message["content"] = $"<think>What do they want? {{\"draft\":1}}</think>\n{text}";
                break;
        }

        return good;
    }

    /// <summary>ModelScope's answer to what it does not like, and now and then to what it does.</summary>
    public static JsonObject Shell() => new()
    {
        ["id"] = "",
        ["object"] = "",
        ["created"] = 0,
        ["model"] = "",
        ["choices"] = null,
        ["usage"] = ChatRoutes.Usage(0, 0),
    };
}
