using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Prism.Sdk.Emulator.Hosting;

namespace Prism.Sdk.Emulator.DashScope;

/// <summary>What is said of a task when it is asked for (dashscope.md §4.2), and the ways of saying it wrongly.</summary>
internal static class TaskAnswer
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    /// <summary>Says whether a fault changes what is said, rather than how it is sent.</summary>
    public static bool IsWord(string kind) => kind is "unknown" or "stuck" or "suspended" or "weird" or "regress" or "no-url";

    /// <summary>Says whether a word makes sense for a task as it stands; if not, it waits.</summary>
    public static bool Applies(string kind, EmulatedTask? task) => kind switch
    {
        "stuck" => task?.Record.HasEnded is true,
        "regress" => task?.WasSeenSucceeded is true,
        "no-url" => task?.Record.Status == "SUCCEEDED",
        "suspended" or "weird" => task is not null,
        _ => true,
    };

    public static Answer Describe(HttpContext context, string id, EmulatedTask? task, ServiceClock clock, TimeSpan urlLifetime, string? word)
    {
        var record = task?.Record;
        if (record is null || word == "unknown" || clock.Now - clock.Tell(record.EndTime ?? record.SubmitTime) > Kept)
        {
            return Of(new JsonObject { ["task_id"] = id, ["task_status"] = "UNKNOWN" });
        }

        var output = new JsonObject { ["task_id"] = id, ["task_status"] = Status(record, word) };
        if (record.Status == "FAILED" && word is null)
        {
            (output["code"], output["message"]) = (record.Code, record.Message);
            return Of(output);
        }

        output["submit_time"] = Local(clock.Tell(record.SubmitTime));
        output["scheduled_time"] = record.ScheduledTime is { } scheduled ? Local(clock.Tell(scheduled)) : null;
        if (record.Status != "SUCCEEDED" || word is not (null or "no-url"))
        {
            return Of(output);
        }

        var end = clock.Tell(record.EndTime!.Value);
        output["end_time"] = Local(end);
        output["orig_prompt"] = record.Order.Prompt;
        if (word is null)
        {
            output["video_url"] = ResultRoutes.Address(context, id, end + urlLifetime);
            task!.WasSeenSucceeded = true;
        }

        var answer = Of(output);
        answer.Body["usage"] = Usage(record.Order);
        return answer;
    }

    private static string Status(TaskRecord record, string? word) => word switch
    {
        "stuck" or "regress" => "RUNNING",
        "suspended" => "SUSPENDED",
        "weird" => "HIBERNATING",
        _ => record.Status,
    };

    private static JsonObject Usage(WanOrder order) => new()
    {
        ["duration"] = order.Seconds,
        ["size"] = order.Size,
        ["input_video_duration"] = 0,
        ["output_video_duration"] = order.Seconds,
        ["video_count"] = 1,
        ["SR"] = WanRules.Tier(order.Size),
    };

    private static Answer Of(JsonObject output) => new(StatusCodes.Status200OK, new JsonObject { ["request_id"] = Reply.NewId(), ["output"] = output });

    private static string Local(DateTimeOffset moment) => moment.ToOffset(WanRules.Zone).ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture);
}
