using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Prism.Sdk.Emulator.Control;
using Prism.Sdk.Emulator.Hosting;

namespace Prism.Sdk.Emulator.DashScope;

/// <summary>The submit (dashscope.md §1.1, §4.1). Checks in the order: key, async header, body, model, fields.</summary>
internal static class SubmitRoutes
{
    public static void Map(WebApplication app, TaskBook tasks, FaultBook faults, ServiceClock clock)
    {
        foreach (var group in new[] { "video-generation", "image2video" })
        {
            app.MapPost($"/api/v1/services/aigc/{group}/video-synthesis", context => SubmitAsync(context, tasks, faults, clock));
        }
    }

    private static async Task SubmitAsync(HttpContext context, TaskBook tasks, FaultBook faults, ServiceClock clock)
    {
        if (await DashScopeAccess.AllowAsync(context).ConfigureAwait(false))
        {
            var fault = faults.Take("submit", static kind => !FaultWords.IsFate(kind));
            await ScriptedReply.ServeAsync(context, clock, fault, () => AcceptAsync(context, tasks)).ConfigureAwait(false);
        }
    }

    private static async Task<Answer> AcceptAsync(HttpContext context, TaskBook tasks)
    {
        if (!string.Equals(context.Request.Headers["X-DashScope-Async"], "enable", StringComparison.OrdinalIgnoreCase))
        {
            return new Answer(StatusCodes.Status403Forbidden, Reply.DashScopeError("AccessDenied", "current user api does not support synchronous calls."));
        }

        var (order, refusal) = WanRules.Judge(await RequestBody.ReadAsync(context).ConfigureAwait(false));
        if (order is null)
        {
            return new Answer(StatusCodes.Status400BadRequest, refusal!);
        }

        var task = tasks.Accept(order);
        var output = new JsonObject { ["task_status"] = "PENDING", ["task_id"] = task.TaskId };
        return new Answer(StatusCodes.Status200OK, new JsonObject { ["output"] = output, ["request_id"] = task.RequestId });
    }
}
