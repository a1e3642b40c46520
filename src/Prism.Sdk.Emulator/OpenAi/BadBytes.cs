using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Prism.Sdk.Emulator.Hosting;

namespace Prism.Sdk.Emulator.OpenAi;

/// <summary>Answers that go wrong below their shape: cut, swollen, in other letters, of another kind, or led elsewhere.</summary>
internal static class BadBytes
{
    public static readonly string[] Words =
    [
        "html", "empty", "json-bad", "truncated", "truncated-close", "redirect", "stall", "drop-after", "drip", "bomb", "gzip-bomb", "deep", "bad-utf8", "charset",
    ];

    private const int BombBytes = 50 * 1024 * 1024;

    public static Task SendAsync(HttpContext context, EmulatorFault fault, JsonObject good)
    {
        var bytes = Encoding.UTF8.GetBytes(Reply.Write(good));
        var response = context.Response;
        response.ContentType = "application/json";
        switch (fault.Kind)
        {
            case "html":
                response.StatusCode = fault.Status;
                response.ContentType = "text/html";
                return response.WriteAsync("<html><head><title>Sign in</title></head><body>Welcome to the network.</body></html>", context.RequestAborted);
            case "empty":
                response.ContentLength = 0;
                return Task.CompletedTask;
            case "json-bad":
                return response.WriteAsync(Reply.Write(good).Replace("\":", "\"=", StringComparison.Ordinal), context.RequestAborted);
            case "truncated":
                return RawReply.SendAsync(context, bytes.Length, Encoding.UTF8.GetString(bytes.AsSpan(0, bytes.Length * 6 / 10)));
            case "truncated-close":
                return RawReply.SendAsync(context, declared: null, Encoding.UTF8.GetString(bytes.AsSpan(0, bytes.Length * 6 / 10)));
            case "redirect":
                response.StatusCode = fault.Status;
                response.Headers.Location = fault.Message;
                return Task.CompletedTask;
            case "stall":
                return StallAsync(context, fault);
            case "drop-after":
                context.Abort();
                return Task.CompletedTask;
            case "drip":
                return DripAsync(context, bytes, fault.Seconds > 0 ? fault.Seconds : 1);
            case "bomb":
                return BlowAsync(context, response.Body);
            case "gzip-bomb":
                return GzipAsync(context);
            case "deep":
                return response.WriteAsync("{\"choices\":" + new string('[', 100_000) + new string(']', 100_000) + "}", context.RequestAborted);
            case "bad-utf8":
                return response.Body.WriteAsync(Encoding.Latin1.GetBytes(Reply.Write(good).Replace("\"assistant\"", "\"assistant\",\"note\":\"caf\u00e9\"", StringComparison.Ordinal)), context.RequestAborted).AsTask();
            default:
                response.ContentType = "application/json; charset=gbk";
                return response.Body.WriteAsync(bytes, context.RequestAborted).AsTask();
        }
    }

    private static async Task StallAsync(HttpContext context, EmulatorFault fault)
    {
        await Pause.UntilHungUpAsync(context, fault.Seconds > 0 ? TimeSpan.FromSeconds(fault.Seconds) : Timeout.InfiniteTimeSpan).ConfigureAwait(false);
        context.Abort();
    }

    private static async Task DripAsync(HttpContext context, byte[] bytes, double seconds)
    {
        foreach (var one in bytes)
        {
            await context.Response.Body.WriteAsync(new[] { one }, context.RequestAborted).ConfigureAwait(false);
            await context.Response.Body.FlushAsync(context.RequestAborted).ConfigureAwait(false);
            if (!await Pause.UntilHungUpAsync(context, TimeSpan.FromSeconds(seconds)).ConfigureAwait(false))
            {
                return;
            }
        }
    }

    private static async Task BlowAsync(HttpContext context, Stream to)
    {
        var piece = new byte[64 * 1024];
        Array.Fill(piece, (byte)' ');
        await to.WriteAsync("{"u8.ToArray(), context.RequestAborted).ConfigureAwait(false);
        for (var sent = 0; sent < BombBytes; sent += piece.Length)
        {
            await to.WriteAsync(piece, context.RequestAborted).ConfigureAwait(false);
        }

        await to.WriteAsync("}"u8.ToArray(), context.RequestAborted).ConfigureAwait(false);
    }

    private static async Task GzipAsync(HttpContext context)
    {
        context.Response.Headers.ContentEncoding = "gzip";
        var packed = new GZipStream(context.Response.Body, CompressionLevel.Fastest, leaveOpen: true);
        await using (packed.ConfigureAwait(false))
        {
            await BlowAsync(context, packed).ConfigureAwait(false);
        }
    }
}
