using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Prism.Sdk.Emulator.Clips;

namespace Prism.Sdk.Emulator.DashScope.Results;

/// <summary>One clip on its way out: whole, in ranges with a validator, or spoilt.</summary>
internal sealed class ResultFile(ClipFactory clips, WanOrder order, string file)
{
    private const int Block = 64 * 1024;

    public async Task SendAsync(HttpContext context, EmulatorFault? fault)
    {
        if (fault?.Kind.StartsWith("media:", StringComparison.Ordinal) is true)
        {
            await MediaAsync(context, fault).ConfigureAwait(false);
            return;
        }

        var length = new FileInfo(file).Length;
        switch (fault?.Kind)
        {
            case "range-416":
                context.Response.StatusCode = StatusCodes.Status416RangeNotSatisfiable;
                context.Response.Headers.ContentRange = $"bytes */{length}";
                return;
            case "wrong-md5":
                context.Response.Headers.ContentMD5 = Convert.ToBase64String(SHA256.HashData("another file"u8)[..16]);
                break;
            case "content-disposition":
                context.Response.Headers.ContentDisposition = fault.Value ?? "attachment; filename=\"../../escaped.mp4\"";
                break;
        }

        var type = fault?.Kind == "content-type" ? fault.Value ?? "application/octet-stream" : "video/mp4";
        await StreamAsync(context, Open(file, fault), type, fault).ConfigureAwait(false);
    }

    private async Task StreamAsync(HttpContext context, Stream stream, string type, EmulatorFault? fault)
    {
        // Where the script ends the clip the stream throws, and the web server ends the line behind what was sent: an abort would overtake it.
        var tag = fault?.Kind == "etag-changed" ? Tag("changed") : Tag(Path.GetFileName(file));
        await TypedResults.Stream(stream, type, lastModified: File.GetLastWriteTimeUtc(file), entityTag: tag, enableRangeProcessing: fault?.Kind != "range-ignored").ExecuteAsync(context).ConfigureAwait(false);
    }

    private static Stream Open(string path, EmulatorFault? fault)
    {
        var stream = File.OpenRead(path);
        return fault?.Kind switch
        {
            "truncated" => new FaultyStream(stream, Block, TimeSpan.Zero, fault.Bytes ?? (stream.Length / 2)),
            "drip" => new FaultyStream(stream, 1, TimeSpan.FromSeconds(1.0 / Math.Max(1, fault.Bytes ?? 1)), long.MaxValue),
            "slice" => new FaultyStream(stream, (int)Math.Clamp(fault.Bytes ?? Block, 1, Block), TimeSpan.FromSeconds(fault.Seconds), long.MaxValue),
            _ => stream,
        };
    }

    private async Task MediaAsync(HttpContext context, EmulatorFault fault)
    {
        if (BadMedia.Of(fault.Kind, file, context) is { } bytes)
        {
            context.Response.ContentType = fault.Kind == "media:html" ? "text/html" : "video/mp4";
            context.Response.ContentLength = bytes.Length;
            context.Response.Headers.ETag = Tag(fault.Kind).ToString();
            await context.Response.Body.WriteAsync(bytes, context.RequestAborted).ConfigureAwait(false);
            return;
        }

        switch (fault.Kind)
        {
            case "media:endless" or "media:huge":
                await EndlessAsync(context, fault.Kind == "media:huge" ? 100L * 1000 * 1000 * 1000 : null).ConfigureAwait(false);
                return;
            case "media:good":
                await StreamAsync(context, Open(file, fault: null), "video/mp4", fault).ConfigureAwait(false);
                return;
            default:
                var other = await clips.MakeOtherAsync(order, fault.Kind, context.RequestAborted).ConfigureAwait(false);
                await StreamAsync(context, Open(other, fault: null), "video/mp4", fault).ConfigureAwait(false);
                return;
        }
    }

    private async Task EndlessAsync(HttpContext context, long? declared)
    {
        context.Response.ContentType = "video/mp4";
        context.Response.ContentLength = declared;
        try
        {
            await context.Response.SendFileAsync(file, context.RequestAborted).ConfigureAwait(false);
            for (var zeros = new byte[Block]; !context.RequestAborted.IsCancellationRequested;)
            {
                await context.Response.Body.WriteAsync(zeros, context.RequestAborted).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // Whoever reads has had enough, as was meant.
        }
    }

    private static EntityTagHeaderValue Tag(string name) =>
        new(string.Create(CultureInfo.InvariantCulture, $"\"{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..32]}\""));
}
