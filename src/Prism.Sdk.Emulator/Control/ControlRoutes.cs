using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Prism.Sdk.Emulator.DashScope;
using Prism.Sdk.Emulator.Hosting;

namespace Prism.Sdk.Emulator.Control;

/// <summary><c>/_emulator/</c>: the bill, the script of faults, what was received, and a fresh start.</summary>
internal static class ControlRoutes
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    public static void Map(WebApplication app, TaskBook tasks, FaultBook faults, RequestLog requests)
    {
        app.MapGet("/_emulator/bill", context => Reply.JsonAsync(context, 200, Bill(tasks.Bill)));
        app.MapGet("/_emulator/requests", context => Reply.JsonAsync(context, 200, new JsonObject { ["requests"] = JsonSerializer.SerializeToNode(requests.All, Web) }));
        app.MapPost("/_emulator/faults", context => AddAsync(context, faults));
        app.MapDelete("/_emulator", context =>
        {
            tasks.Clear();
            faults.Clear();
            requests.Clear();
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return Task.CompletedTask;
        });
    }

    private static JsonObject Bill(IReadOnlyList<BillEntry> entries) => new()
    {
        ["entries"] = JsonSerializer.SerializeToNode(entries, Web),
        ["total"] = entries.Where(entry => entry.IsBilled).Sum(entry => entry.Price),
        ["currency"] = entries is [var first, ..] ? first.Currency : "CNY",
    };

    private static async Task AddAsync(HttpContext context, FaultBook faults)
    {
        try
        {
            var fault = await JsonSerializer.DeserializeAsync<EmulatorFault>(context.Request.Body, Web, context.RequestAborted).ConfigureAwait(false);
            faults.Add(fault ?? throw new ArgumentException("The body is the JSON word null."));
            context.Response.StatusCode = StatusCodes.Status204NoContent;
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            await Reply.JsonAsync(context, 400, new JsonObject { ["message"] = exception.Message }).ConfigureAwait(false);
        }
    }
}
