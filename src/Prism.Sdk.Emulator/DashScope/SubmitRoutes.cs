using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Prism.Sdk.Emulator.Control;
using Prism.Sdk.Emulator.Hosting;

namespace Prism.Sdk.Emulator.DashScope;

/// <summary>The submit (dashscope.md §1.1, §4.1). Checks in the order: key, async header, body, model, fields.</summary>
internal static class SubmitRoutes
{
    public static void Map(WebApplication app, TaskBook tasks, FaultBook faults, TimeProvider time)
    {
        foreach (var group in new[] { "video-generation", "image2video" })
        {
            app.MapPost($"/api/v1/services/aigc/{group}/video-synthesis", context => SubmitAsync(context, tasks, faults, time));
        }
    }

    private static async Task SubmitAsync(HttpContext context, TaskBook tasks, FaultBook faults, TimeProvider time)
    {
        if (!await DashScopeAccess.AllowAsync(context).ConfigureAwait(false)
            || await faults.PlayAsync(context, "submit", static fault => Reply.DashScopeError(fault.Code, fault.Message)).ConfigureAwait(false))
        {
            return;
        }

        if (!string.Equals(context.Request.Headers["X-DashScope-Async"], "enable", StringComparison.OrdinalIgnoreCase))
        {
            await Reply.JsonAsync(context, StatusCodes.Status403Forbidden, Reply.DashScopeError("AccessDenied", "current user api does not support synchronous calls.")).ConfigureAwait(false);
            return;
        }

        var (order, refusal) = WanRules.Judge(await RequestBody.ReadAsync(context).ConfigureAwait(false));
        if (order is null)
        {
            await Reply.JsonAsync(context, StatusCodes.Status400BadRequest, refusal!, time.GetUtcNow()).ConfigureAwait(false);
            return;
        }

        var task = tasks.Accept(order);
        if (faults.Take("submit", "drop-after") is not null)
        {
            context.Abort();
            return;
        }

        var output = new JsonObject { ["task_status"] = "PENDING", ["task_id"] = task.TaskId };
        await Reply.JsonAsync(context, 200, new JsonObject { ["output"] = output, ["request_id"] = task.RequestId }, time.GetUtcNow()).ConfigureAwait(false);
    }
}
