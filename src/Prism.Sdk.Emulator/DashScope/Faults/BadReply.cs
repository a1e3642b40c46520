using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Prism.Sdk.Emulator.Hosting;

namespace Prism.Sdk.Emulator.DashScope.Faults;

/// <summary>All the ways in which an answer can be spoilt on its way.</summary>
internal static class BadReply
{
    private const string Page = "<html>\r\n<head><title>{0} Gateway</title></head>\r\n<body><center><h1>{0}</h1></center><hr><center>nginx</center></body>\r\n</html>\r\n";

    private static readonly CompositeFormat PageFormat = CompositeFormat.Parse(Page);

    /// <summary>Sends a bad answer.</summary>
    /// <param name="context">The request.</param>
    /// <param name="clock">The time that is told.</param>
    /// <param name="fault">What goes wrong.</param>
    /// <param name="good">The good answer; <see langword="null"/> when nothing was done.</param>
    public static async Task SendAsync(HttpContext context, ServiceClock clock, EmulatorFault fault, Answer? good)
    {
        var body = good?.Body ?? Invented();
        switch (fault.Kind)
        {
            case "html":
                await HtmlAsync(context, fault).ConfigureAwait(false);
                break;
            case "empty":
                context.Response.ContentLength = 0;
                break;
            case "json-bad":
                context.Response.ContentType = "application/json";
                await context.Response.WriteAsync(Reply.Write(body).Replace("\":", "\"=", StringComparison.Ordinal), context.RequestAborted).ConfigureAwait(false);
                break;
            case "task-id":
                body["output"]!["task_id"] = JsonNode.Parse(fault.Value ?? "null");
                await Reply.JsonAsync(context, StatusCodes.Status200OK, body).ConfigureAwait(false);
                break;
            case "no-task-id":
                (body["output"] as JsonObject)?.Remove("task_id");
                await Reply.JsonAsync(context, StatusCodes.Status200OK, body).ConfigureAwait(false);
                break;
            case "truncated" or "truncated-close" or "request-id-only":
                await CutAsync(context, clock, fault.Kind, body).ConfigureAwait(false);
                break;
            case "redirect":
                Redirect(context, fault);
                break;
            case "stall":
                await Pause.UntilHungUpAsync(context, fault.Seconds > 0 ? TimeSpan.FromSeconds(fault.Seconds) : Timeout.InfiniteTimeSpan).ConfigureAwait(false);
                context.Abort();
                break;
            case "drop-before" or "drop-after":
                context.Abort();
                break;
            default:
                if (!await BadBody.TrySendAsync(context, fault, Reply.Write(body)).ConfigureAwait(false))
                {
                    await ErrorReply.SendAsync(context, fault, good).ConfigureAwait(false);
                }

                break;
        }
    }

    public static void Redirect(HttpContext context, EmulatorFault fault)
    {
        context.Response.StatusCode = fault.Status;
        context.Response.Headers.Location = fault.Value ?? (Uri.TryCreate(fault.Message, UriKind.Absolute, out var other) ? other.AbsoluteUri : context.Request.GetEncodedUrl());
    }

    private static Task HtmlAsync(HttpContext context, EmulatorFault fault)
    {
        context.Response.StatusCode = fault.Status;
        context.Response.ContentType = "text/html";
        context.Response.Headers.RetryAfter = fault.RetryAfter;
        return context.Response.WriteAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, PageFormat, fault.Status), context.RequestAborted);
    }

    private static Task CutAsync(HttpContext context, ServiceClock clock, string kind, JsonObject body)
    {
        clock.StampStart(context);
        if (kind == "request-id-only")
        {
            context.Response.Headers["X-Request-ID"] = (string?)body["request_id"];
            var whole = Reply.Write(body);
            return RawReply.SendAsync(context, Encoding.UTF8.GetByteCount(whole), whole[..whole.IndexOf("\"task_id\"", StringComparison.Ordinal)]);
        }

        // The id of the request comes first, so that it is in the part that is sent.
        var id = body["request_id"];
        body.Remove("request_id");
        body.Insert(0, "request_id", id);
        var text = Reply.Write(body);
        return RawReply.SendAsync(context, kind == "truncated" ? Encoding.UTF8.GetByteCount(text) : null, text[..(text.Length * 6 / 10)]);
    }

    // Nothing was done; what is spoilt looks as if it had been.
    private static JsonObject Invented() => new()
    {
        ["output"] = new JsonObject { ["task_status"] = "PENDING", ["task_id"] = Reply.NewId() },
        ["request_id"] = Reply.NewId(),
    };
}
