using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Prism.Sdk.Emulator.Control;
using Prism.Sdk.Emulator.DashScope.Faults;
using Prism.Sdk.Emulator.DashScope.Limits;
using Prism.Sdk.Emulator.DashScope.Rules;
using Prism.Sdk.Emulator.DashScope.Uploads;
using Prism.Sdk.Emulator.Hosting;

namespace Prism.Sdk.Emulator.DashScope;

/// <summary>The submit (dashscope.md §1.1, §4.1). Checks in the order of §10: key, async header, body, model, rate, fields.</summary>
internal sealed class SubmitRoutes(TaskBook tasks, FaultBook faults, ServiceClock clock, CallLimits limits, UploadShelf uploads, PrismEmulatorOptions options)
{
    public void Map(WebApplication app)
    {
        app.MapPost("/api/v1/services/aigc/{group}/{task}", SubmitAsync);
        app.MapFallback("/api/v1/{**rest}", static context => Reply.JsonAsync(context, StatusCodes.Status404NotFound, Reply.DashScopeError("NotFound", ErrorTable.MessageOf("NotFound"))));
    }

    private async Task SubmitAsync(HttpContext context, string group, string task)
    {
        if (await DashScopeAccess.AllowAsync(context).ConfigureAwait(false))
        {
            limits.CountSubmit(DashScopeAccess.AccountOf(context));
            var fault = faults.Take("submit", static kind => kind != "late-refusal" && !FaultWords.IsFate(kind));
            await ScriptedReply.ServeAsync(context, clock, fault, () => AnswerAsync(context, task == "video-synthesis" ? group : "")).ConfigureAwait(false);
        }
    }

    private async Task<Answer> AnswerAsync(HttpContext context, string group)
    {
        if (!string.Equals(context.Request.Headers["X-DashScope-Async"], "enable", StringComparison.OrdinalIgnoreCase))
        {
            return new Answer(StatusCodes.Status403Forbidden, Reply.DashScopeError("AccessDenied", ErrorTable.MessageOf("AccessDenied")));
        }

        try
        {
            var body = BodyRules.Read(await RequestBody.ReadAsync(context).ConfigureAwait(false), group);
            var account = DashScopeAccess.AccountOf(context);
            return limits.EnterSubmit(account, body.Model)
                ? Accepted(Judge(context, body, account))
                : new Answer(StatusCodes.Status429TooManyRequests, Reply.DashScopeError("Throttling.RateQuota", ErrorTable.MessageOf("Throttling.RateQuota")));
        }
        catch (RefusedException refusal)
        {
            // What this endpoint says was measured; another says 404 by the documents.
            var isModel = options.UnknownModelIsNotFound && refusal.Message == BodyRules.NoSuchModel;
            return isModel
                ? new Answer(StatusCodes.Status404NotFound, Reply.DashScopeError("ModelNotFound", ErrorTable.MessageOf("ModelNotFound")))
                : new Answer(StatusCodes.Status400BadRequest, Reply.DashScopeError(refusal.Code, refusal.Message));
        }
    }

    private TaskRecord Judge(HttpContext context, BodyRules body, string account)
    {
        var resolves = string.Equals(context.Request.Headers["X-DashScope-OssResourceResolve"], "enable", StringComparison.OrdinalIgnoreCase);
        try
        {
            return tasks.Accept(FieldRules.Judge(body, new AssetDoor(uploads, account, body.Model.Name, resolves)), account);
        }
        catch (RefusedException refusal) when (faults.Take("submit", static kind => kind == "late-refusal") is not null)
        {
            // The same fault of a parameter may come as a failed task (dashscope.md §5).
            var order = new WanOrder(body.Input.Text("prompt") ?? "", PictureSizes.Of(body.Model.DefaultTier, "16:9"), SecondsRule.Default, Seed: null) { Model = body.Model.Name };
            return tasks.AcceptRefused(order, account, refusal);
        }
    }

    private static Answer Accepted(TaskRecord task)
    {
        var output = new JsonObject { ["task_status"] = "PENDING", ["task_id"] = task.TaskId };
        return new Answer(StatusCodes.Status200OK, new JsonObject { ["output"] = output, ["request_id"] = task.RequestId });
    }
}
