using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Prism.Sdk.Emulator.Control;
using Prism.Sdk.Emulator.DashScope.Faults;
using Prism.Sdk.Emulator.DashScope.Limits;
using Prism.Sdk.Emulator.DashScope.Rules;
using Prism.Sdk.Emulator.Hosting;

namespace Prism.Sdk.Emulator.DashScope;

/// <summary>Query, list and cancel (dashscope.md §4.2–4.5). Query strings and bodies that are not known are ignored.</summary>
internal sealed class TaskRoutes(TaskBook tasks, TaskAnswer answers, FaultBook faults, ServiceClock clock, CallLimits limits)
{
    public void Map(WebApplication app)
    {
        app.MapGet("/api/v1/tasks", ListAsync);
        app.MapGet("/api/v1/tasks/{id}", GetAsync);
        app.MapPost("/api/v1/tasks/{id}/cancel", CancelAsync);
    }

    private async Task GetAsync(HttpContext context, string id)
    {
        if (await EnterAsync(context, CallKind.Query).ConfigureAwait(false) is { } account)
        {
            var task = tasks.Find(id, account);
            var fault = faults.Take("get", kind => TaskWords.Applies(kind, task));
            var word = fault is not null && TaskWords.Has(fault.Kind) ? fault : null;
            await ScriptedReply.ServeAsync(context, clock, word is null ? fault : null, () => Task.FromResult(answers.Describe(context, id, task, word))).ConfigureAwait(false);
        }
    }

    private async Task CancelAsync(HttpContext context, string id)
    {
        if (await EnterAsync(context, CallKind.Cancel).ConfigureAwait(false) is { } account)
        {
            await ScriptedReply.ServeAsync(context, clock, faults.Take("cancel", static _ => true), () => Task.FromResult(Cancel(id, account))).ConfigureAwait(false);
        }
    }

    private Answer Cancel(string id, string account) => tasks.Find(id, account) is { } task && tasks.Cancel(task)
        ? new Answer(StatusCodes.Status200OK, new JsonObject { ["request_id"] = Reply.NewId() })
        : new Answer(StatusCodes.Status400BadRequest, Reply.DashScopeError("UnsupportedOperation", ErrorTable.MessageOf("UnsupportedOperation")));

    private async Task ListAsync(HttpContext context)
    {
        if (await EnterAsync(context, CallKind.List).ConfigureAwait(false) is { } account)
        {
            var fault = faults.Take("list", static _ => true);
            var isEmpty = fault?.Kind == "empty-list";
            await ScriptedReply.ServeAsync(context, clock, isEmpty ? null : fault, () => Task.FromResult(isEmpty ? TaskList.Empty() : TaskList.Page(context.Request.Query, account, tasks, clock))).ConfigureAwait(false);
        }
    }

    // The gate: key, then rate. No fault of the script is used up by a call that does not pass it.
    private async Task<string?> EnterAsync(HttpContext context, CallKind kind)
    {
        if (!await DashScopeAccess.AllowAsync(context).ConfigureAwait(false))
        {
            return null;
        }

        var account = DashScopeAccess.AccountOf(context);
        if (limits.Enter(account, kind))
        {
            return account;
        }

        await DashScopeAccess.ThrottleAsync(context).ConfigureAwait(false);
        return null;
    }
}
