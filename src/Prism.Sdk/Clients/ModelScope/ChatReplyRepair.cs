using System.Text.Json.Nodes;

namespace Prism.Sdk.Clients.ModelScope;

/// <summary>Mends the shapes that the OpenAI SDK cannot read: unknown finish reasons, empty roles, three roots of errors (modelscope-meai.md §A.4, §B.5).</summary>
internal static class ChatReplyRepair
{
    public const string EmptyCompletion = "empty_completion";

    private static readonly string[] KnownReasons = ["stop", "length", "content_filter", "tool_calls", "function_call"];

    /// <returns>Whether the body has at least one choice.</returns>
    public static bool HasChoices(JsonObject body) => body["choices"] is JsonArray { Count: > 0 };

    public static void MendChoices(JsonObject body, string part)
    {
        foreach (var choice in (body["choices"] as JsonArray ?? []).OfType<JsonObject>())
        {
            var reason = JsonContent.Text(choice["finish_reason"]);
            if (part == "message")
            {
                choice["finish_reason"] = KnownReasons.Contains(reason) ? reason : "stop";
                choice["message"] ??= new JsonObject { ["role"] = "assistant", ["content"] = "" };
            }
            else if (reason is not null && !KnownReasons.Contains(reason))
            {
                choice["finish_reason"] = reason.Length == 0 ? null : "stop";
            }

            if (choice[part] is JsonObject said && said.ContainsKey("role") && JsonContent.Text(said["role"]) is null or "")
            {
                said["role"] = "assistant";
            }
        }
    }

    /// <summary>Gives an error body one root, <c>error</c>, whatever root it came with.</summary>
    public static JsonObject? FindError(JsonObject body) =>
        body["error"] as JsonObject
        ?? body["errors"] as JsonObject
        ?? (JsonContent.Text(body["error"]) is { } text ? new JsonObject { ["message"] = text } : null)
        ?? (body["choices"] is null && JsonContent.Text(body["message"]) is not null ? new JsonObject { ["message"] = JsonContent.Text(body["message"]), ["code"] = JsonContent.Text(body["code"]) } : null);

    public static JsonObject Error(string code, string message) =>
        new() { ["error"] = new JsonObject { ["code"] = code, ["message"] = message, ["type"] = code } };
}
