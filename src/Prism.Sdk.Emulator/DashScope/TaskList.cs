using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Prism.Sdk.Emulator.Hosting;

namespace Prism.Sdk.Emulator.DashScope;

/// <summary>The list of tasks, a page at a time (dashscope.md §4.5). Parameters that are not known are ignored.</summary>
internal static class TaskList
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    public static Answer Page(IQueryCollection query, string account, TaskBook tasks, ServiceClock clock)
    {
        var (from, to) = Window(Moment(query["start_time"]), Moment(query["end_time"]), clock.Now);
        if (to - from > Day)
        {
            return new Answer(StatusCodes.Status400BadRequest, Reply.DashScopeError("InvalidParameter", "The parameters must conform to the specification: start_time and end_time must not be more than 24 hours apart"));
        }

        var page = Math.Max(1, Number(query["page_no"], 1));
        var size = Math.Clamp(Number(query["page_size"], 10), 1, 100);
        var (total, rows) = tasks.Page(from - clock.Skew, to - clock.Skew, Filter(query, tasks.HasAccounts ? account : null), (int)Math.Min((page - 1L) * size, int.MaxValue / 2), size);
        return Of(total, [.. rows.Select(record => Row(record, clock))], page, size);
    }

    public static Answer Empty() => Of(0, [], page: 1, size: 10);

    private static Answer Of(int total, JsonArray rows, int page, int size) => new(StatusCodes.Status200OK, new JsonObject
    {
        ["total"] = total,
        ["data"] = rows,
        ["total_page"] = (total + size - 1) / size,
        ["page_no"] = page,
        ["page_size"] = size,
        ["request_id"] = Reply.NewId(),
    });

    // No filter at all is the common case, and needs no look at every task.
    private static Func<TaskRecord, bool>? Filter(IQueryCollection query, string? account)
    {
        var (status, id) = (Asked(query, "status"), Asked(query, "task_id"));
        var model = Asked(query, "model_name");
        return status is null && id is null && model is null && account is null
            ? null
            : record => (status is null || status == record.Status) && (id is null || id == record.TaskId)
                && (model is null || model == record.Order.Model) && (account is null || account == (record.Account ?? ""));
    }

    private static JsonNode Row(TaskRecord record, ServiceClock clock)
    {
        var row = new JsonObject
        {
            ["api_key_id"] = record.IsForeign ? "2" : "1",
            ["caller_parent_id"] = "1",
            ["caller_uid"] = "1",
            ["gmt_create"] = clock.Tell(record.SubmitTime).ToUnixTimeMilliseconds(),
            ["start_time"] = clock.Tell(record.ScheduledTime ?? record.SubmitTime).ToUnixTimeMilliseconds(),
            ["model_name"] = record.Order.Model,
            ["region"] = "cn-beijing",
            ["request_id"] = record.RequestId,
            ["status"] = record.Status,
            ["task_id"] = record.TaskId,
            ["user_api_unique_key"] = $"apikey:v1:aigc:{record.Order.Rule.Group}:video-synthesis:{record.Order.Model}",
        };
        if (record.EndTime is { } end)
        {
            row["end_time"] = clock.Tell(end).ToUnixTimeMilliseconds();
        }

        return row;
    }

    // Both empty: the last 24 hours; one empty: 24 hours from or until the other.
    private static (DateTimeOffset From, DateTimeOffset To) Window(DateTimeOffset? from, DateTimeOffset? to, DateTimeOffset now)
    {
        return (from ?? (to ?? now) - Day, to ?? (from is { } start ? start + Day : now));
    }

    private static string? Asked(IQueryCollection query, string name) => query[name] is [{ Length: > 0 } value] ? value : null;

    private static DateTimeOffset? Moment(string? text) =>
        DateTime.TryParseExact(text, "yyyyMMddHHmmss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment) ? new DateTimeOffset(moment, ServiceClock.Zone) : null;

    private static int Number(string? text, int otherwise) => int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
