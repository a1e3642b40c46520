using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Prism.Sdk.Emulator.DashScope.Results;
using Prism.Sdk.Emulator.DashScope.Rules;
using Prism.Sdk.Emulator.Hosting;

namespace Prism.Sdk.Emulator.DashScope;

/// <summary>What is said of a task when it is asked for (dashscope.md §4.2), and the ways of saying it wrongly.</summary>
internal sealed class TaskAnswer(ServiceClock clock, ResultAddress addresses, bool renewsUrls)
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    public Answer Describe(HttpContext context, string id, EmulatedTask? task, EmulatorFault? word)
    {
        var record = task?.Record;
        var told = word?.Kind == "other-id" ? Reply.NewId() : id;
        if (record is null || word?.Kind == "unknown" || clock.Now - clock.Tell(record.EndTime ?? record.SubmitTime) > Kept)
        {
            return Of(new JsonObject { ["task_id"] = told, ["task_status"] = "UNKNOWN" });
        }

        var status = TaskWords.Status(record, word);
        var output = new JsonObject { ["task_id"] = told, ["task_status"] = status };
        if (status == "FAILED")
        {
            (output["code"], output["message"]) = word?.Kind == "failed" ? (word.Code, word.Message) : (record.Code, record.Message);
            return Of(output);
        }

        var format = word?.Kind == "whole-seconds" ? "yyyy-MM-dd HH:mm:ss" : "yyyy-MM-dd HH:mm:ss.fff";
        output["submit_time"] = Local(record.SubmitTime, format);
        if (record.ScheduledTime is { } scheduled)
        {
            output["scheduled_time"] = Local(scheduled, format);
        }

        return status == "SUCCEEDED" && record.EndTime is { } end ? Succeeded(context, task!, output, Local(end, format), word) : Of(output);
    }

    private Answer Succeeded(HttpContext context, EmulatedTask task, JsonObject output, string end, EmulatorFault? word)
    {
        var order = task.Record.Order;
        output["end_time"] = end;
        output["orig_prompt"] = order.Prompt;
        if (order is { KeepsPrompt: false, Rule.TellsActualPrompt: true, Prompt.Length: > 0 })
        {
            output["actual_prompt"] = order.Prompt + "，画面细腻，光影自然，镜头平稳。";
        }

        if (word?.Kind != "no-url")
        {
            output["video_url"] = word?.Kind == "url" ? word.Value ?? "/relative.mp4" : addresses.Write(context, task.Record.TaskId, UrlFrom(task, word));
            task.WasSeenSucceeded = true;
        }

        var answer = Of(output);
        answer.Body["usage"] = word is { Kind: "usage", Value: { } json } ? JsonNode.Parse(json) : UsageWriter.Of(order);
        return answer;
    }

    // By default a task keeps the one address that it ended with: the worst that the documents allow.
    private DateTimeOffset UrlFrom(EmulatedTask task, EmulatorFault? word)
    {
        var from = task.UrlFrom ?? clock.Tell(task.Record.EndTime!.Value);
        if (word?.Kind == "new-on-repoll" || (renewsUrls && clock.Now > from + addresses.Lifetime))
        {
            // A second at least apart: addresses differ by when they expire.
            from = clock.Now > from + TimeSpan.FromSeconds(1) ? clock.Now : from + TimeSpan.FromSeconds(1);
            task.UrlFrom = from;
        }

        return from;
    }

    private string Local(DateTimeOffset moment, string format) => clock.Tell(moment).ToOffset(ServiceClock.Zone).ToString(format, CultureInfo.InvariantCulture);

    private static Answer Of(JsonObject output) => new(StatusCodes.Status200OK, new JsonObject { ["request_id"] = Reply.NewId(), ["output"] = output });
}
