using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Prism.Sdk.Emulator.Hosting;

namespace Prism.Sdk.Emulator.DashScope.Faults;

/// <summary>An error in each of the shapes in which the service was seen to send it (dashscope.md §1.4).</summary>
internal static class ErrorReply
{
    public static async Task SendAsync(HttpContext context, EmulatorFault fault, Answer? good)
    {
        // One request has one id, whatever its answer says.
        var id = (string?)good?.Body["request_id"] ?? Reply.NewId();
        context.Response.Headers.RetryAfter = fault.RetryAfter;
        if (fault.Shape == "text")
        {
            context.Response.StatusCode = fault.Status;
            context.Response.ContentType = "text/plain";
            await context.Response.WriteAsync(fault.Message, context.RequestAborted).ConfigureAwait(false);
            return;
        }

        await Reply.JsonAsync(context, fault.Status, Body(fault, id)).ConfigureAwait(false);
    }

    private static JsonObject Body(EmulatorFault fault, string id) => fault.Shape switch
    {
        "msg" => new() { ["request_id"] = id, ["code"] = fault.Code, ["msg"] = fault.Message },
        "java" => new() { ["requestId"] = id, ["code"] = fault.Code, ["message"] = fault.Message },
        "openai" => new()
        {
            ["error"] = new JsonObject { ["message"] = fault.Message, ["type"] = fault.Code, ["param"] = null, ["code"] = fault.Code },
            ["request_id"] = id,
        },
        _ => new() { ["code"] = fault.Code, ["message"] = fault.Message, ["request_id"] = id },
    };
}
