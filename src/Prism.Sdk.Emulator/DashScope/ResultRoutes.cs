using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Prism.Sdk.Emulator.Clips;
using Prism.Sdk.Emulator.Control;

namespace Prism.Sdk.Emulator.DashScope;

/// <summary>The clips, at addresses that look signed and expire, as those of the real object store do.</summary>
internal static class ResultRoutes
{
    private const string AccessKey = "LTAIemulator";

    public static void Map(WebApplication app, TaskBook tasks, ClipFactory clips, FaultBook faults, ServiceClock clock) =>
        app.MapMethods("/results/{id}.mp4", ["GET", "HEAD"], (HttpContext context, string id) => SendAsync(context, id, tasks, clips, faults, clock));

    public static string Address(HttpContext context, string taskId, DateTimeOffset expires)
    {
        var seconds = expires.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return $"{context.Request.Scheme}://{context.Request.Host}/results/{taskId}.mp4?Expires={seconds}&OSSAccessKeyId={AccessKey}&Signature={Uri.EscapeDataString(Sign(taskId, seconds))}";
    }

    private static async Task SendAsync(HttpContext context, string id, TaskBook tasks, ClipFactory clips, FaultBook faults, ServiceClock clock)
    {
        static string NotKnown(EmulatorFault fault) => fault.Message;
        if (await faults.PlayAsync(context, "download", fault => new() { ["message"] = NotKnown(fault) }).ConfigureAwait(false))
        {
            return;
        }

        var query = context.Request.Query;
        var genuine = query["Signature"] == Sign(id, query["Expires"].ToString());
        var alive = long.TryParse(query["Expires"], CultureInfo.InvariantCulture, out var expires) && clock.Now.ToUnixTimeSeconds() <= expires;
        if (!genuine || !alive || faults.Take("download", static kind => kind == "expire") is not null)
        {
            await RefuseAsync(context, StatusCodes.Status403Forbidden, "AccessDenied", genuine ? "Request has expired." : "The request signature we calculated does not match the signature you provided.").ConfigureAwait(false);
            return;
        }

        if (tasks.Find(id)?.Record.Clip is not { } clip || clips.PathOf(clip) is not { } file || !File.Exists(file))
        {
            await RefuseAsync(context, StatusCodes.Status404NotFound, "NoSuchKey", "The specified key does not exist.").ConfigureAwait(false);
            return;
        }

        await Results.File(file, "video/mp4", enableRangeProcessing: true).ExecuteAsync(context).ConfigureAwait(false);
    }

    private static Task RefuseAsync(HttpContext context, int status, string code, string message)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/xml";
        return context.Response.WriteAsync($"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>{code}</Code><Message>{message}</Message></Error>\n", context.RequestAborted);
    }

    private static string Sign(string id, string expires) =>
        Convert.ToBase64String(HMACSHA256.HashData("emulator"u8, Encoding.UTF8.GetBytes(id + "\n" + expires)), 0, 20);
}
