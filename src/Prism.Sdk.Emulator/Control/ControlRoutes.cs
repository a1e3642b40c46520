using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Prism.Sdk.Emulator.DashScope.Rules;
using Prism.Sdk.Emulator.Hosting;

namespace Prism.Sdk.Emulator.Control;

/// <summary><c>/_emulator/</c>: what is looked at from outside, and what is scripted.</summary>
internal static class ControlRoutes
{
    public static void Map(WebApplication app, EmulatedAccount account)
    {
        app.MapGet("/_emulator/bill", context => Reply.JsonAsync(context, 200, Bill(account.Tasks.Bill)));
        app.MapGet("/_emulator/requests", context => Reply.JsonAsync(context, 200, new JsonObject { ["requests"] = JsonSerializer.SerializeToNode(account.Requests.All, ControlJson.Default.IReadOnlyListReceivedRequest) }));
        app.MapGet("/_emulator/clock", context => Reply.JsonAsync(context, 200, new JsonObject { ["now"] = account.Time.GetUtcNow(), ["speed"] = account.Speed }));
        app.MapGet("/_emulator/settings", context => Reply.JsonAsync(context, 200, Settings(account)));
        app.MapGet("/_emulator/peaks", context => Reply.JsonAsync(context, 200, JsonSerializer.SerializeToNode(account.Limits.Peaks, ControlJson.Default.CallPeaks)!.AsObject()));
        app.MapPost("/_emulator/settings", context => ReadAsync(context, OrderJson.Default.SettingsOrder, change =>
        {
            account.Tasks.ListLag = change.ListLag ?? account.Tasks.ListLag;
            account.Clock.Skew = change.ClockSkew ?? account.Clock.Skew;
            var limits = account.Limits.Limits;
            account.Limits.Limits = limits with
            {
                SubmitsPerSecond = change.SubmitsPerSecond ?? limits.SubmitsPerSecond,
                QueriesPerSecond = change.QueriesPerSecond ?? limits.QueriesPerSecond,
                ListsPerSecond = change.ListsPerSecond ?? limits.ListsPerSecond,
                CancelsPerSecond = change.CancelsPerSecond ?? limits.CancelsPerSecond,
                UploadPoliciesPerSecond = change.UploadPoliciesPerSecond ?? limits.UploadPoliciesPerSecond,
            };
            return Settings(account);
        }));
        app.MapPost("/_emulator/tasks", context => ReadAsync(context, OrderJson.Default.TaskOrder, task =>
        {
            var record = task is { Prompt: { } prompt, Size: { } size, Seconds: { } seconds }
                ? account.AddForeignTask(prompt, size, seconds, task.At)
                : throw new ArgumentException("A task needs 'prompt', 'size' and 'seconds'.");
            return new JsonObject { ["task_id"] = record.TaskId, ["request_id"] = record.RequestId };
        }));
        app.MapPost("/_emulator/faults", context => ReadAsync(context, OrderJson.Default.FaultOrder, fault =>
        {
            account.Faults.Add(fault.ToFault());
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
        ["currency"] = ModelTable.Currency,
    };

    private static JsonObject Settings(EmulatedAccount account) => new()
    {
        ["listLag"] = account.Tasks.ListLag.ToString("c"),
        ["clockSkew"] = account.Clock.Skew.ToString("c"),
        ["submitsPerSecond"] = account.Limits.Limits.SubmitsPerSecond,
        ["queriesPerSecond"] = account.Limits.Limits.QueriesPerSecond,
        ["listsPerSecond"] = account.Limits.Limits.ListsPerSecond,
        ["cancelsPerSecond"] = account.Limits.Limits.CancelsPerSecond,
        ["uploadPoliciesPerSecond"] = account.Limits.Limits.UploadPoliciesPerSecond,
    };

    private static async Task ReadAsync<T>(HttpContext context, JsonTypeInfo<T> type, Func<T, JsonObject?> use)
    {
        try
        {
            var body = await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted).ConfigureAwait(false) as JsonObject
                ?? throw new ArgumentException("The body is not a JSON object.");
            var names = type.Properties.Select(static property => property.Name).ToArray();
            if (body.Select(static member => member.Key).FirstOrDefault(name => !names.Contains(name, StringComparer.OrdinalIgnoreCase)) is { } unknown)
            {
                // A word misspelt would otherwise be a fault that never happens, and a test that proves nothing.
                throw new ArgumentException($"There is no field '{unknown}'. Fields: {string.Join(", ", names)}.");
            }

            var answer = use(body.Deserialize(type)!);
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
}
