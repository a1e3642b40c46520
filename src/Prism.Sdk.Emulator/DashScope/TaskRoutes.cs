using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Prism.Sdk.Emulator.Control;
using Prism.Sdk.Emulator.Hosting;

namespace Prism.Sdk.Emulator.DashScope;

/// <summary>Query, list and cancel (dashscope.md §4.2–4.5). Query strings and bodies that are not known are ignored.</summary>
internal static class TaskRoutes
{
    public static void Map(WebApplication app, TaskBook tasks, FaultBook faults, ServiceClock clock)
    {
        app.MapGet("/api/v1/tasks", context => ListAsync(context, tasks, faults, clock));
        app.MapGet("/api/v1/tasks/{id}", (HttpContext context, string id) => GetAsync(context, id, tasks, faults, clock));
        app.MapPost("/api/v1/tasks/{id}/cancel", (HttpContext context, string id) => CancelAsync(context, id, tasks, faults, clock));
    }

    private static async Task GetAsync(HttpContext context, string id, TaskBook tasks, FaultBook faults, ServiceClock clock)
    {
        if (await DashScopeAccess.AllowAsync(context).ConfigureAwait(false))
        {
            var task = tasks.Find(id);
            var fault = faults.Take("get", kind => TaskAnswer.Applies(kind, task));
            var word = fault is not null && TaskAnswer.IsWord(fault.Kind) ? fault.Kind : null;
            await ScriptedReply.ServeAsync(context, clock, word is null ? fault : null, () => Task.FromResult(TaskAnswer.Describe(context, id, task, clock, tasks.UrlLifetime, word))).ConfigureAwait(false);
        }
    }

    private static async Task CancelAsync(HttpContext context, string id, TaskBook tasks, FaultBook faults, ServiceClock clock)
    {
        if (await DashScopeAccess.AllowAsync(context).ConfigureAwait(false))
        {
            var fault = faults.Take("cancel", static _ => true);
            await ScriptedReply.ServeAsync(context, clock, fault, () => Task.FromResult(Cancel(id, tasks))).ConfigureAwait(false);
        }
    }

    private static Answer Cancel(string id, TaskBook tasks) => tasks.Find(id) is { } task && tasks.Cancel(task)
        ? new Answer(StatusCodes.Status200OK, new JsonObject { ["request_id"] = Reply.NewId() })
        : new Answer(StatusCodes.Status400BadRequest, Reply.DashScopeError("UnsupportedOperation", "Failed to cancel the task, please confirm if the task is in PENDING status."));

    private static async Task ListAsync(HttpContext context, TaskBook tasks, FaultBook faults, ServiceClock clock)
    {
        if (await DashScopeAccess.AllowAsync(context).ConfigureAwait(false))
        {
            var fault = faults.Take("list", static _ => true);
            var isEmpty = fault?.Kind == "empty-list";
            await ScriptedReply.ServeAsync(context, clock, isEmpty ? null : fault, () => Task.FromResult(isEmpty ? TaskList.Empty() : TaskList.Page(context.Request.Query, tasks, clock))).ConfigureAwait(false);
        }
    }
}
