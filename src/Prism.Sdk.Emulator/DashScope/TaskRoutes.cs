using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Prism.Sdk.Emulator.Control;
using Prism.Sdk.Emulator.Hosting;

namespace Prism.Sdk.Emulator.DashScope;

/// <summary>Query, list and cancel (dashscope.md §4.2–4.5). Query strings and bodies that are not known are ignored.</summary>
internal static class TaskRoutes
{
    private static readonly TimeSpan Zone = TimeSpan.FromHours(8);

    public static void Map(WebApplication app, TaskBook tasks, FaultBook faults, TimeProvider time)
    {
        app.MapGet("/api/v1/tasks", context => ListAsync(context, tasks, faults, time));
        app.MapGet("/api/v1/tasks/{id}", (HttpContext context, string id) => GetAsync(context, id, tasks, faults, time));
        app.MapPost("/api/v1/tasks/{id}/cancel", (HttpContext context, string id) => CancelAsync(context, id, tasks, faults));
    }

    private static async Task GetAsync(HttpContext context, string id, TaskBook tasks, FaultBook faults, TimeProvider time)
    {
        if (await DashScopeAccess.AllowAsync(context).ConfigureAwait(false)
            && !await faults.PlayAsync(context, "get", static fault => Reply.DashScopeError(fault.Code, fault.Message)).ConfigureAwait(false))
        {
            await Reply.JsonAsync(context, 200, Describe(context, id, tasks.Find(id), tasks, time), time.GetUtcNow()).ConfigureAwait(false);
        }
    }

    private static JsonObject Describe(HttpContext context, string id, EmulatedTask? task, TaskBook tasks, TimeProvider time)
    {
        var output = new JsonObject { ["task_id"] = id, ["task_status"] = "UNKNOWN" };
        var reply = new JsonObject { ["request_id"] = Reply.NewId(), ["output"] = output };
        if (task is null || time.GetUtcNow() - (task.EndTime ?? task.SubmitTime) > TimeSpan.FromHours(24))
        {
            return reply;
        }

        lock (task)
        {
            output["task_status"] = task.Status;
            if (task.Status == "FAILED")
            {
                (output["code"], output["message"]) = (task.Code, task.Message);
                return reply;
            }

            output["submit_time"] = Local(task.SubmitTime);
            output["scheduled_time"] = task.ScheduledTime is { } scheduled ? Local(scheduled) : null;
            if (task.Status != "SUCCEEDED")
            {
                return reply;
            }

            output["end_time"] = Local(task.EndTime!.Value);
            output["orig_prompt"] = task.Order.Prompt;
            output["video_url"] = ResultRoutes.Address(context, task, task.EndTime.Value + tasks.UrlLifetime);
            reply["usage"] = new JsonObject
            {
                ["duration"] = task.Order.Seconds,
                ["size"] = task.Order.Size,
                ["input_video_duration"] = 0,
                ["output_video_duration"] = task.Order.Seconds,
                ["video_count"] = 1,
                ["SR"] = WanRules.Tier(task.Order.Size),
            };
            return reply;
        }
    }

    private static async Task CancelAsync(HttpContext context, string id, TaskBook tasks, FaultBook faults)
    {
        if (!await DashScopeAccess.AllowAsync(context).ConfigureAwait(false)
            || await faults.PlayAsync(context, "cancel", static fault => Reply.DashScopeError(fault.Code, fault.Message)).ConfigureAwait(false))
        {
            return;
        }

        var canceled = tasks.Find(id) is { } task && tasks.Cancel(task);
        await (canceled
            ? Reply.JsonAsync(context, 200, new JsonObject { ["request_id"] = Reply.NewId() })
            : Reply.JsonAsync(context, 400, Reply.DashScopeError("UnsupportedOperation", "Failed to cancel the task, please confirm if the task is in PENDING status."))).ConfigureAwait(false);
    }

    private static async Task ListAsync(HttpContext context, TaskBook tasks, FaultBook faults, TimeProvider time)
    {
        if (!await DashScopeAccess.AllowAsync(context).ConfigureAwait(false)
            || await faults.PlayAsync(context, "list", static fault => Reply.DashScopeError(fault.Code, fault.Message)).ConfigureAwait(false))
        {
            return;
        }

        var query = context.Request.Query;
        var (from, to) = Window(Moment(query["start_time"]), Moment(query["end_time"]), time.GetUtcNow());
        var page = Math.Max(1, Number(query["page_no"], 1));
        var size = Math.Clamp(Number(query["page_size"], 10), 1, 100);
        var found = tasks.All
            .Where(task => task.SubmitTime >= from && task.SubmitTime <= to)
            .Where(task => query["model_name"] is not [{ Length: > 0 } model] || model == WanRules.Model)
            .Where(task => query["status"] is not [{ Length: > 0 } status] || status == task.Status)
            .Where(task => query["task_id"] is not [{ Length: > 0 } id] || id == task.TaskId)
            .OrderByDescending(task => task.SubmitTime)
            .ToArray();
        await Reply.JsonAsync(context, 200, new JsonObject
        {
            ["total"] = found.Length,
            ["data"] = new JsonArray([.. found.Skip((page - 1) * size).Take(size).Select(Row)]),
            ["total_page"] = (found.Length + size - 1) / size,
            ["page_no"] = page,
            ["page_size"] = size,
            ["request_id"] = Reply.NewId(),
        }).ConfigureAwait(false);
    }

    private static JsonNode Row(EmulatedTask task)
    {
        var row = new JsonObject
        {
            ["api_key_id"] = "1",
            ["caller_parent_id"] = "1",
            ["caller_uid"] = "1",
            ["gmt_create"] = task.SubmitTime.ToUnixTimeMilliseconds(),
            ["start_time"] = (task.ScheduledTime ?? task.SubmitTime).ToUnixTimeMilliseconds(),
            ["model_name"] = WanRules.Model,
            ["region"] = "cn-beijing",
            ["request_id"] = task.RequestId,
            ["status"] = task.Status,
            ["task_id"] = task.TaskId,
            ["user_api_unique_key"] = $"apikey:v1:aigc:video-generation:video-synthesis:{WanRules.Model}",
        };
        if (task.EndTime is { } end)
        {
            row["end_time"] = end.ToUnixTimeMilliseconds();
        }

        return row;
    }

    // Both empty: the last 24 hours; one empty: 24 hours from or until the other.
    private static (DateTimeOffset From, DateTimeOffset To) Window(DateTimeOffset? from, DateTimeOffset? to, DateTimeOffset now)
    {
        var day = TimeSpan.FromHours(24);
        return (from ?? (to ?? now) - day, to ?? (from is { } start ? start + day : now));
    }

    private static DateTimeOffset? Moment(string? text) =>
        DateTime.TryParseExact(text, "yyyyMMddHHmmss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment) ? new DateTimeOffset(moment, Zone) : null;

    private static int Number(string? text, int otherwise) => int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    private static string Local(DateTimeOffset time) => time.ToOffset(Zone).ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture);
}
