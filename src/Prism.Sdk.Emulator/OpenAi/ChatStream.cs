using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Prism.Sdk.Emulator.Hosting;

namespace Prism.Sdk.Emulator.OpenAi;

/// <summary>An answer in pieces, as server-sent events.</summary>
internal static class ChatStream
{
    private const int Piece = 8;

    public static async Task WriteAsync(HttpContext context, string model, string answer, int prompt, bool withUsage)
    {
        context.Response.ContentType = "text/event-stream";
        var id = "chatcmpl-" + Reply.NewId();
        await SendAsync(context, Chunk(id, model, new JsonObject { ["role"] = "assistant", ["content"] = "" }, finish: null)).ConfigureAwait(false);
        for (var start = 0; start < answer.Length;)
        {
            var length = Math.Min(Piece, answer.Length - start);
            if (char.IsHighSurrogate(answer[start + length - 1]) && start + length < answer.Length)
            {
                length++;
            }

            await SendAsync(context, Chunk(id, model, new JsonObject { ["content"] = answer.Substring(start, length) }, finish: null)).ConfigureAwait(false);
            start += length;
        }

        await SendAsync(context, Chunk(id, model, new JsonObject(), finish: "stop")).ConfigureAwait(false);
        if (withUsage)
        {
            var last = Chunk(id, model, delta: null, finish: null);
            last["usage"] = ChatRoutes.Usage(prompt, answer.Length);
            await SendAsync(context, last).ConfigureAwait(false);
        }

        await context.Response.WriteAsync("data: [DONE]\n\n", context.RequestAborted).ConfigureAwait(false);
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
