using System.Text.Json;

namespace Prism.Sdk.Clients.DashScope.Wire;

/// <summary>The answers that tell of tasks: submit and query (dashscope.md §4.1–4.3) and list (§4.5).</summary>
internal static class TaskReply
{
    public static string? TaskId(JsonElement? root)
    {
        var id = root.Member("output").Text("task_id");
        return IsTaskId(id) ? id : null;
    }

    // An id goes into an address and into the journal, so it must look like one.
    public static bool IsTaskId(string? id) =>
        id is { Length: >= 8 and <= 64 } && id.All(static c => char.IsAsciiLetterOrDigit(c) || c == '-');

    public static VideoSynthesisTask? Task(JsonElement? root, string askedFor)
    {
        var output = root.Member("output");
        if (output.Text("task_status") is not { Length: > 0 } status || (output.Text("task_id") is { } id && id != askedFor))
        {
            return null;
        }

        return new VideoSynthesisTask
        {
            TaskId = askedFor,
            Status = new VideoTaskStatus(status),
            RequestId = root.Text("request_id"),
            SubmitTime = DashScopeTime.Parse(output.Text("submit_time")),
            ScheduledTime = DashScopeTime.Parse(output.Text("scheduled_time")),
            EndTime = DashScopeTime.Parse(output.Text("end_time")),
            VideoUrl = Uri.TryCreate(output.Text("video_url"), UriKind.Absolute, out var url) ? url : null,
            OriginalPrompt = output.Text("orig_prompt"),
            ActualPrompt = output.Text("actual_prompt"),
            CheckAudio = output.Text("check_audio"),
            Code = output.Code("code"),
            Message = output.Text("message"),
            Usage = Usage(root.Member("usage")),
        };
    }

    public static IEnumerable<VideoTaskSummary> Rows(JsonElement? root)
    {
        if (root.Member("data") is not { ValueKind: JsonValueKind.Array } data)
        {
            yield break;
        }

        foreach (JsonElement? row in data.EnumerateArray())
        {
            if (row.Text("task_id") is { } id && IsTaskId(id))
            {
                yield return new VideoTaskSummary
                {
                    TaskId = id,
                    Status = new VideoTaskStatus(row.Text("status") ?? ""),
                    RequestId = row.Text("request_id"),
                    Model = row.Text("model_name"),
                    CreatedAt = DashScopeTime.FromMilliseconds(row.Number("gmt_create")),
                    // Of a task that is still queued, the row's start is that of the waiting.
                    StartedAt = row.Text("status") is "PENDING" ? null : DashScopeTime.FromMilliseconds(row.Number("start_time")),
                    EndedAt = DashScopeTime.FromMilliseconds(row.Number("end_time")),
                };
            }
        }
    }

    private static VideoUsage? Usage(JsonElement? told)
    {
        var usage = told.AsObject();
        if (usage is null)
        {
            return null;
        }

        // wan2.5 and older say video_duration, and video_ratio for the size.
        var olderRatio = usage.Text("video_ratio");
        var olderSize = VideoSize.TryParse(olderRatio, out _) ? olderRatio : null;
        return new VideoUsage
        {
            Duration = usage.Number("duration") ?? usage.Number("video_duration"),
            InputVideoDuration = usage.Number("input_video_duration"),
            OutputVideoDuration = usage.Number("output_video_duration"),
            Resolution = usage.Integer("SR"),
            Size = usage.Text("size") ?? olderSize,
            Ratio = usage.Text("ratio") ?? (olderSize is null && olderRatio is { Length: > 0 } ? olderRatio : null),
            VideoCount = usage.Integer("video_count"),
            Audio = usage.Truth("audio"),
            FramesPerSecond = usage.Number("fps"),
        };
    }
}
