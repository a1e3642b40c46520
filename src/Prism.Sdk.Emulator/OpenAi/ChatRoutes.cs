using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Prism.Sdk.Emulator.Control;
using Prism.Sdk.Emulator.Hosting;
using Prism.Sdk.Emulator.Writing;

namespace Prism.Sdk.Emulator.OpenAi;

/// <summary>Chat on both sides, streamed or not (modelscope-meai.md §A.2, §A.3).</summary>
internal static class ChatRoutes
{
    public static void Map(WebApplication app, FaultBook faults)
    {
        app.MapPost("/v1/chat/completions", context => ChatAsync(context, faults));
        app.MapPost("/compatible-mode/v1/chat/completions", context => ChatAsync(context, faults));
    }

    private static async Task ChatAsync(HttpContext context, FaultBook faults)
    {
        if (!await OpenAiAccess.AllowAsync(context).ConfigureAwait(false)
            || await faults.PlayAsync(context, "chat", static fault => Reply.OpenAiError(fault.Code, fault.Message)).ConfigureAwait(false))
        {
            return;
        }

        var modelScope = OpenAiAccess.IsModelScope(context);
        var body = await RequestBody.ReadAsync(context).ConfigureAwait(false);
        var model = body.Text("model") ?? "";
        var format = (body?["response_format"] as JsonObject).Text("type");
        var messages = Messages(body);
        if (Refusal(modelScope, model, format, messages) is { } refusal)
        {
            await Reply.JsonAsync(context, StatusCodes.Status400BadRequest, refusal).ConfigureAwait(false);
            return;
        }

        // ModelScope answers json_schema, and a request without messages, with an empty shell.
        var shell = modelScope && (format == "json_schema" || messages.Count == 0);
        var answer = shell ? null : Answers.To(messages);
        if (body?["stream"] is JsonValue stream && stream.TryGetValue<bool>(out var streamed) && streamed && answer is not null)
        {
            var usage = (body["stream_options"] as JsonObject)?["include_usage"] is JsonValue wish && wish.TryGetValue<bool>(out var wished) && wished;
            await ChatStream.WriteAsync(context, model, answer, messages.Sum(message => message.Text.Length), usage).ConfigureAwait(false);
            return;
        }

        await Reply.JsonAsync(context, 200, answer is null ? Shell() : Completion(model, answer, messages.Sum(message => message.Text.Length))).ConfigureAwait(false);
    }

    public static JsonObject Usage(int prompt, int completion) =>
        new() { ["prompt_tokens"] = prompt, ["completion_tokens"] = completion, ["total_tokens"] = prompt + completion };

    private static JsonObject? Refusal(bool modelScope, string model, string? format, IReadOnlyList<ChatLine> messages)
    {
        if (modelScope)
        {
            return ServedModels.ModelScope.Contains(model) ? null : Reply.ModelScopeError($"Model id : {model} , has no provider supported");
        }

        if (!ServedModels.DashScope.Contains(model))
        {
            return Reply.OpenAiError("model_not_found", $"The model `{model}` does not exist or you do not have access to it.");
        }

        return format == "json_object" && !messages.Any(message => message.Text.Contains("json", StringComparison.OrdinalIgnoreCase))
            ? Reply.OpenAiError("invalid_parameter_error", "'messages' must contain the word 'json' in some form, to use 'response_format' of type 'json_object'.")
            : null;
    }

    private static JsonObject Completion(string model, string answer, int prompt) => new()
    {
        ["id"] = "chatcmpl-" + Reply.NewId(),
        ["object"] = "chat.completion",
        ["created"] = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds(),
        ["model"] = model,
        ["choices"] = new JsonArray(new JsonObject
        {
            ["index"] = 0,
            ["message"] = new JsonObject { ["role"] = "assistant", ["content"] = answer },
            ["finish_reason"] = "stop",
        }),
        ["usage"] = Usage(prompt, answer.Length),
    };

    private static JsonObject Shell() => new()
    {
        ["id"] = "",
        ["object"] = "",
        ["created"] = 0,
        ["model"] = "",
        ["choices"] = null,
        ["usage"] = Usage(0, 0),
    };

    private static List<ChatLine> Messages(JsonObject? body) => body?["messages"] is JsonArray messages
        ? [.. messages.OfType<JsonObject>().Select(message => new ChatLine(message.Text("role") ?? "", Content(message["content"])))]
        : [];

    private static string Content(JsonNode? content) => content switch
    {
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        JsonArray parts => string.Concat(parts.OfType<JsonObject>().Select(part => part.Text("text"))),
        _ => "",
    };
}
