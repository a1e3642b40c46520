using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Http;
using Prism.Sdk.Emulator.Hosting;

namespace Prism.Sdk.Emulator.DashScope.Faults;

/// <summary>Answers that are good HTTP and no good to read: too large, too deep, too slow, in no language.</summary>
internal static class BadBody
{
    private const string Padding = "{\"padding\":\"";
    private const int Megabyte = 1024 * 1024;

    /// <summary>Sends the answer, if it is of this kind.</summary>
    /// <returns>Whether it was.</returns>
    public static async Task<bool> TrySendAsync(HttpContext context, EmulatorFault fault, string good)
    {
        var response = context.Response;
        response.ContentType = "application/json";
        switch (fault.Kind)
        {
            case "bomb":
                await BombAsync(context, fault.Bytes ?? 50L * Megabyte).ConfigureAwait(false);
                return true;
            case "gzip-bomb":
                response.Headers.ContentEncoding = "gzip";
                await PackedBombAsync(context, fault.Bytes ?? 1024L * Megabyte).ConfigureAwait(false);
                return true;
            case "deep":
                var depth = (int)(fault.Bytes ?? 100_000);
                await response.WriteAsync($"{{\"output\":{new string('[', depth)}{new string(']', depth)}}}", context.RequestAborted).ConfigureAwait(false);
                return true;
            case "bad-utf8":
                await response.Body.WriteAsync((byte[])[.. "{\"request_id\":\""u8, 0xC3, 0x28, 0xFF, .. "\","u8, .. Encoding.UTF8.GetBytes(good[1..])], context.RequestAborted).ConfigureAwait(false);
                return true;
            case "drip":
                await PiecesAsync(context, good, piece: 1, TimeSpan.FromSeconds(1.0 / Math.Max(1, fault.Bytes ?? 1))).ConfigureAwait(false);
                return true;
            case "slice":
                await PiecesAsync(context, good, (int)Math.Max(1, fault.Bytes ?? 1), TimeSpan.FromSeconds(fault.Seconds)).ConfigureAwait(false);
                return true;
            case "stall-body":
                response.ContentLength = Encoding.UTF8.GetByteCount(good);
                await response.WriteAsync(good[..(good.Length / 2)], context.RequestAborted).ConfigureAwait(false);
                await response.Body.FlushAsync(context.RequestAborted).ConfigureAwait(false);
                await Pause.UntilHungUpAsync(context, fault.Seconds > 0 ? TimeSpan.FromSeconds(fault.Seconds) : Timeout.InfiniteTimeSpan).ConfigureAwait(false);
                context.Abort();
                return true;
            case "big-header":
                response.Headers["x-padding"] = new string('a', (int)(fault.Bytes ?? 100_000));
                await response.WriteAsync(good, context.RequestAborted).ConfigureAwait(false);
                return true;
            case "many-headers":
                for (var i = 0; i < (fault.Bytes ?? 10_000); i++)
                {
                    response.Headers[$"x-padding-{i}"] = "a";
                }

                await response.WriteAsync(good, context.RequestAborted).ConfigureAwait(false);
                return true;
            case "content-type":
                response.ContentType = fault.Value ?? "text/event-stream";
                await response.WriteAsync(good, context.RequestAborted).ConfigureAwait(false);
                return true;
            default:
                return false;
        }
    }

    private static async Task BombAsync(HttpContext context, long bytes)
    {
        await context.Response.WriteAsync(Padding, context.RequestAborted).ConfigureAwait(false);
        var piece = Enumerable.Repeat((byte)'a', 64 * 1024).ToArray();
        for (var left = bytes; left > 0; left -= piece.Length)
        {
            await context.Response.Body.WriteAsync(piece.AsMemory(0, (int)Math.Min(left, piece.Length)), context.RequestAborted).ConfigureAwait(false);
        }

        await context.Response.WriteAsync("\"}", context.RequestAborted).ConfigureAwait(false);
    }

    // Packed files joined are one file, so a megabyte is packed once and sent often.
    private static async Task PackedBombAsync(HttpContext context, long bytes)
    {
        var (first, piece, last) = (Pack(Encoding.UTF8.GetBytes(Padding)), Pack(Enumerable.Repeat((byte)'a', Megabyte).ToArray()), Pack("\"}"u8.ToArray()));
        await context.Response.Body.WriteAsync(first, context.RequestAborted).ConfigureAwait(false);
        for (var left = bytes; left > 0; left -= Megabyte)
        {
            await context.Response.Body.WriteAsync(piece, context.RequestAborted).ConfigureAwait(false);
        }

        await context.Response.Body.WriteAsync(last, context.RequestAborted).ConfigureAwait(false);
    }

    private static byte[] Pack(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }

    private static async Task PiecesAsync(HttpContext context, string good, int piece, TimeSpan pause)
    {
        var bytes = Encoding.UTF8.GetBytes(good);
        context.Response.ContentLength = bytes.Length;
        for (var at = 0; at < bytes.Length; at += piece)
        {
            await context.Response.Body.WriteAsync(bytes.AsMemory(at, Math.Min(piece, bytes.Length - at)), context.RequestAborted).ConfigureAwait(false);
            await context.Response.Body.FlushAsync(context.RequestAborted).ConfigureAwait(false);
            if (!await Pause.UntilHungUpAsync(context, pause).ConfigureAwait(false))
            {
                context.Abort();
                return;
            }
        }
    }
}
