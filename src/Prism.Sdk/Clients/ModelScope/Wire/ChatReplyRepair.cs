using System.Globalization;
using System.Text.Json.Nodes;

namespace Prism.Sdk.Clients.ModelScope.Wire;

/// <summary>Mends the shapes that the OpenAI SDK cannot read: unknown finish reasons, empty roles, three roots of errors (modelscope-meai.md §A.4, §B.5).</summary>
internal static class ChatReplyRepair
{
    private static readonly string[] KnownReasons = ["stop", "length", "content_filter", "tool_calls", "function_call"];

    /// <returns>Whether the body says anything: words, a call of a tool, or why there are none.</returns>
    public static bool HasAnswer(JsonObject body) =>
        body["choices"] is JsonArray { Count: > 0 } choices
        && choices[0] is JsonObject choice
        && (JsonContent.Text(choice["finish_reason"]) is "length" or "content_filter"
            || (choice["message"] is JsonObject message
                && (!string.IsNullOrWhiteSpace(JsonContent.Text(message["content"])) || message["content"] is JsonArray { Count: > 0 } || message["tool_calls"] is JsonArray { Count: > 0 } || message["function_call"] is JsonObject)));

    public static void MendChoices(JsonObject body, string part)
    {
        if (body["created"] is JsonValue created && created.TryGetValue<string>(out var text))
        {
            body["created"] = long.TryParse(text, CultureInfo.InvariantCulture, out var seconds) ? seconds : 0;
        }

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

    /// <summary>Refuses an answer of another model than the one asked: somebody else's answer, or a service that changed the model behind our back.</summary>
    /// <exception cref="ModelReplyException">It names another model.</exception>
    public static void RequireModel(JsonObject body, string? asked)
    {
        if (asked is not null && JsonContent.Text(body["model"]) is { Length: > 0 } answering && !IsSame(asked, answering))
        {
            throw new ModelReplyException(ModelFault.Reply, "other_model", $"another model gave it than '{asked}', which was asked");
        }
    }

    /// <summary>Gives an error body one root, <c>error</c>, whatever root it came with.</summary>
    public static JsonObject? FindError(JsonObject body) =>
        body["error"] as JsonObject
        ?? body["errors"] as JsonObject
        ?? (JsonContent.Text(body["error"]) is { } text ? new JsonObject { ["message"] = text } : null)
        ?? (body["choices"] is null && JsonContent.Text(body["message"]) is not null ? new JsonObject { ["message"] = JsonContent.Text(body["message"]), ["code"] = JsonContent.Text(body["code"]) } : null);

    /// <summary>Makes an exception of an error that came with status 200.</summary>
    public static ModelErrorException ToException(JsonObject error, JsonObject body) =>
        new(JsonContent.Text(error["code"]) ?? JsonContent.Text(error["type"]), JsonContent.Text(error["message"]), JsonContent.Text(body["request_id"]) ?? JsonContent.Text(error["request_id"]));

    // Services leave the owner out, write in other case, and add the day of a version.
    private static bool IsSame(string asked, string answering)
    {
        var (one, other) = (Name(asked), Name(answering));
        return one.StartsWith(other, StringComparison.OrdinalIgnoreCase) || other.StartsWith(one, StringComparison.OrdinalIgnoreCase);
    }

    private static string Name(string model) => model[(model.LastIndexOf('/') + 1)..];
}
