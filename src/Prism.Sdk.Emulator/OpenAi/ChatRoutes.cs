using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Prism.Sdk.Emulator.Control;
using Prism.Sdk.Emulator.Hosting;
using Prism.Sdk.Emulator.Writing;

namespace Prism.Sdk.Emulator.OpenAi;

/// <summary>Chat on both sides, streamed or not (modelscope-meai.md §A.2, §A.3).</summary>
internal sealed class ChatRoutes(FaultBook faults, LanguageDesk desk)
{
    public void Map(WebApplication app)
    {
        app.MapPost("/v1/chat/completions", ChatAsync);
        app.MapPost("/compatible-mode/v1/chat/completions", ChatAsync);
    }

    public static JsonObject Usage(int prompt, int completion) =>
        new() { ["prompt_tokens"] = prompt, ["completion_tokens"] = completion, ["total_tokens"] = prompt + completion };

    private async Task ChatAsync(HttpContext context)
    {
        if (!await OpenAiAccess.AllowAsync(context).ConfigureAwait(false))
        {
            return;
        }

        var modelScope = OpenAiAccess.IsModelScope(context);
        var body = await RequestBody.ReadAsync(context).ConfigureAwait(false);
        var model = body.Text("model") ?? "";
        var streamed = IsTrue(body?["stream"]);
        var fault = faults.Take("chat", word => LanguageFaults.FitsChat(word, streamed));
        if (await LanguageFaults.PlayAsync(context, fault, model).ConfigureAwait(false))
        {
            return;
        }

        var format = (body?["response_format"] as JsonObject).Text("type");
        var messages = Messages(body);
        if ((Refusal(modelScope, model, format, messages) ?? Thinking(modelScope, model, streamed, body)) is { } refusal)
        {
            await Reply.JsonAsync(context, StatusCodes.Status400BadRequest, refusal).ConfigureAwait(false);
            return;
        }

        using var call = modelScope ? await desk.EnterAsync(context, model).ConfigureAwait(false) : null;
        if (call is null && modelScope)
        {
            return;
        }

        // ModelScope answers json_schema, and a request without messages, with an empty shell.
        if (modelScope && (format == "json_schema" || messages.Count == 0))
        {
            await Reply.JsonAsync(context, 200, ChatShapes.Shell()).ConfigureAwait(false);
            return;
        }

        await AnswerAsync(context, model, messages, body, streamed, fault).ConfigureAwait(false);
    }

    private async Task AnswerAsync(HttpContext context, string model, List<ChatLine> messages, JsonObject? body, bool streamed, EmulatorFault? fault)
    {
        var answer = Answers.To(messages, desk.Settings.IsObedient);
        var prompt = messages.Sum(static message => message.Text.Length);
        if ((streamed && fault?.Kind != "sse-plain" && !BadBytes.Words.Contains(fault?.Kind)) || fault?.Kind == "json-sse")
        {
            var usage = IsTrue((body?["stream_options"] as JsonObject)?["include_usage"]);
            await ChatStream.WriteAsync(context, model, answer, prompt, usage, ServedModels.Thinks(model), fault).ConfigureAwait(false);
            return;
        }

        var good = Completion(model, answer, prompt);
        if (fault is not null && BadBytes.Words.Contains(fault.Kind))
        {
            await BadBytes.SendAsync(context, fault, good).ConfigureAwait(false);
            return;
        }

        await Reply.JsonAsync(context, 200, fault is null ? good : ChatShapes.Bend(good, fault.Kind)).ConfigureAwait(false);
    }

    private static JsonObject? Refusal(bool modelScope, string model, string? format, List<ChatLine> messages)
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

    private static JsonObject? Thinking(bool modelScope, string model, bool streamed, JsonObject? body)
    {
        if (streamed || !ServedModels.Thinks(model) || (!ServedModels.ThinksAlways(model) && body?["enable_thinking"] is JsonValue wish && wish.TryGetValue<bool>(out var wished) && !wished))
        {
            return null;
        }

        return Reply.OpenAiError("invalid_parameter_error", modelScope
            ? "enable thinking can not be support when `stream=False`."
            : "parameter.enable_thinking must be set to false for non-streaming calls");
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

    private static bool IsTrue(JsonNode? node) => node is JsonValue value && value.TryGetValue<bool>(out var set) && set;

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
