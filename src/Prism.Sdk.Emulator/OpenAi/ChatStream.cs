using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Prism.Sdk.Emulator.Hosting;

namespace Prism.Sdk.Emulator.OpenAi;

/// <summary>An answer in pieces, as server-sent events, well or badly (modelscope-meai.md §B.5).</summary>
internal static class ChatStream
{
    /// <summary>What can go wrong with a stream. <c>sse-plain</c> and <c>json-sse</c> change the kind of the answer and are played before.</summary>
    public static readonly string[] Words =
    [
        "sse-no-done", "sse-error", "sse-errors-only", "sse-cut", "sse-close", "sse-keep-alive", "sse-choices-null", "sse-role-empty", "sse-finish-empty", "sse-empty", "sse-stall", "sse-bad-json",
    ];

    private const int Piece = 8;

    public static async Task WriteAsync(HttpContext context, string model, string answer, int prompt, bool withUsage, bool thinks = false, EmulatorFault? fault = null)
    {
        context.Response.ContentType = "text/event-stream";
        var word = fault?.Kind;
        var id = "chatcmpl-" + Reply.NewId();
        if (word == "sse-errors-only")
        {
            await SendAsync(context, new JsonObject { ["errors"] = new JsonObject { ["message"] = "Request limit exceeded." } }).ConfigureAwait(false);
            return;
        }

        if (word == "sse-choices-null")
        {
            var odd = Chunk(id, model, delta: null, finish: null);
            odd["choices"] = null;
            await SendAsync(context, odd).ConfigureAwait(false);
        }

        await SendAsync(context, Chunk(id, model, new JsonObject { ["role"] = word == "sse-role-empty" ? "" : "assistant", ["content"] = "" }, finish: null)).ConfigureAwait(false);
        if (thinks)
        {
            await SendAsync(context, Chunk(id, model, new JsonObject { ["content"] = null, ["reasoning_content"] = "Let me think." }, finish: null)).ConfigureAwait(false);
        }

        for (var start = 0; start < answer.Length && word != "sse-empty";)
        {
            var length = Math.Min(Piece, answer.Length - start);
            if (char.IsHighSurrogate(answer[start + length - 1]) && start + length < answer.Length)
            {
                length++;
            }

            await SendAsync(context, Chunk(id, model, new JsonObject { ["content"] = answer.Substring(start, length) }, finish: null)).ConfigureAwait(false);
            start += length;
            if (start > answer.Length / 2 && await BreakAsync(context, fault).ConfigureAwait(false))
            {
                return;
            }
        }

        if (word == "sse-finish-empty")
        {
            await SendAsync(context, Chunk(id, model, new JsonObject(), finish: "")).ConfigureAwait(false);
        }

        await SendAsync(context, Chunk(id, model, new JsonObject(), finish: "stop")).ConfigureAwait(false);
        if (withUsage)
        {
            var last = Chunk(id, model, delta: null, finish: null);
            last["usage"] = ChatRoutes.Usage(prompt, answer.Length);
            await SendAsync(context, last).ConfigureAwait(false);
        }

        if (word != "sse-no-done")
        {
            await context.Response.WriteAsync("data: [DONE]\n\n", context.RequestAborted).ConfigureAwait(false);
        }
    }

    /// <returns>Whether the stream ends here.</returns>
    private static async Task<bool> BreakAsync(HttpContext context, EmulatorFault? fault)
    {
        switch (fault?.Kind)
        {
            case "sse-error":
                await SendAsync(context, new JsonObject { ["error"] = new JsonObject { ["message"] = "The back end is gone.", ["code"] = "internal_error" } }).ConfigureAwait(false);
                return true;
            case "sse-close":
                return true;
            case "sse-cut":
                context.Abort();
                return true;
            case "sse-stall":
                await Pause.UntilHungUpAsync(context, fault.Seconds > 0 ? TimeSpan.FromSeconds(fault.Seconds) : Timeout.InfiniteTimeSpan).ConfigureAwait(false);
                context.Abort();
                return true;
            case "sse-bad-json":
                await context.Response.WriteAsync("data: {\"id\": oops\n\n", context.RequestAborted).ConfigureAwait(false);
                return false;
            case "sse-keep-alive":
                await context.Response.WriteAsync(": keep-alive\n\n", context.RequestAborted).ConfigureAwait(false);
                return false;
            default:
                return false;
        }
    }

    private static async Task SendAsync(HttpContext context, JsonObject chunk)
    {
        await context.Response.WriteAsync($"data: {Reply.Write(chunk)}\n\n", context.RequestAborted).ConfigureAwait(false);
        await context.Response.Body.FlushAsync(context.RequestAborted).ConfigureAwait(false);
    }

    private static JsonObject Chunk(string id, string model, JsonObject? delta, string? finish) => new()
    {
        ["id"] = id,
        ["object"] = "chat.completion.chunk",
        ["created"] = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds(),
        ["model"] = model,
        ["choices"] = delta is null ? [] : new JsonArray(new JsonObject { ["index"] = 0, ["delta"] = delta, ["finish_reason"] = finish }),
    };
}
