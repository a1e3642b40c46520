using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Prism.Sdk.Emulator.DashScope;
using Prism.Sdk.Emulator.Hosting;

namespace Prism.Sdk.Emulator.Control;

/// <summary><c>/_emulator/</c>: what is looked at from outside, and what is scripted.</summary>
internal static class ControlRoutes
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    public static void Map(WebApplication app, EmulatedAccount account)
    {
        app.MapGet("/_emulator/bill", context => Reply.JsonAsync(context, 200, Bill(account.Tasks.Bill)));
        app.MapGet("/_emulator/requests", context => Reply.JsonAsync(context, 200, new JsonObject { ["requests"] = JsonSerializer.SerializeToNode(account.Requests.All, ControlJson.Default.IReadOnlyListReceivedRequest) }));
        app.MapGet("/_emulator/clock", context => Reply.JsonAsync(context, 200, new JsonObject { ["now"] = account.Time.GetUtcNow(), ["speed"] = account.Speed }));
        app.MapGet("/_emulator/settings", context => Reply.JsonAsync(context, 200, Settings(account)));
        app.MapPost("/_emulator/settings", context => ReadAsync<SettingsChange>(context, change =>
        {
            account.Tasks.ListLag = change.ListLag ?? account.Tasks.ListLag;
            account.Clock.Skew = change.ClockSkew ?? account.Clock.Skew;
            return Settings(account);
        }));
        app.MapPost("/_emulator/tasks", context => ReadAsync<ForeignTask>(context, task =>
        {
            var record = account.AddForeignTask(task.Prompt, task.Size, task.Seconds, task.At);
            return new JsonObject { ["task_id"] = record.TaskId, ["request_id"] = record.RequestId };
        }));
        app.MapPost("/_emulator/faults", context => ReadAsync<EmulatorFault>(context, fault =>
        {
            account.Faults.Add(fault);
            return null;
        }));
        app.MapDelete("/_emulator", context =>
        {
            account.Reset();
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return Task.CompletedTask;
        });
    }

    private static JsonObject Bill(IReadOnlyList<BillEntry> entries) => new()
    {
        ["entries"] = JsonSerializer.SerializeToNode(entries, ControlJson.Default.IReadOnlyListBillEntry),
        ["total"] = entries.Where(entry => entry.IsBilled).Sum(entry => entry.Price),
        ["currency"] = WanRules.Currency,
    };

    private static JsonObject Settings(EmulatedAccount account) => new()
    {
        ["listLag"] = account.Tasks.ListLag.ToString("c"),
        ["clockSkew"] = account.Clock.Skew.ToString("c"),
    };

    private static async Task ReadAsync<T>(HttpContext context, Func<T, JsonObject?> use)
    {
        try
        {
            var body = await JsonSerializer.DeserializeAsync<T>(context.Request.Body, Web, context.RequestAborted).ConfigureAwait(false);
            var answer = use(body ?? throw new ArgumentException("The body is the JSON word null."));
            context.Response.StatusCode = answer is null ? StatusCodes.Status204NoContent : StatusCodes.Status200OK;
            if (answer is not null)
            {
                await Reply.JsonAsync(context, 200, answer).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            await Reply.JsonAsync(context, 400, new JsonObject { ["message"] = exception.Message }).ConfigureAwait(false);
        }
    }

    private sealed record SettingsChange
    {
        public TimeSpan? ListLag { get; init; }

        public TimeSpan? ClockSkew { get; init; }
    }

    private sealed record ForeignTask
    {
        public required string Prompt { get; init; }

        public required string Size { get; init; }

        public required int Seconds { get; init; }

        public DateTimeOffset? At { get; init; }
    }
}
