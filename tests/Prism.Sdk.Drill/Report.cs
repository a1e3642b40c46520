using System.Text.Json;
using System.Text.Json.Nodes;
using Prism.Sdk.Jobs;

namespace Prism.Sdk.Drill;

/// <summary>The lines that the parent reads.</summary>
internal sealed class Report(Action<string> say)
{
    public async Task WriteAsync(IVideoPipeline pipeline)
    {
        await foreach (var summary in pipeline.ListJobsAsync())
        {
            var job = (await pipeline.GetJobAsync(summary.Id))!;
            var lines = (await job.GetSpendingAsync()).Lines;
            var told = new JsonObject
            {
                ["key"] = summary.Key,
                ["status"] = job.Status.ToString(),
                ["error"] = job.Error?.Message,
                ["confirmed"] = lines.Sum(static line => line.Confirmed),
                ["open"] = lines.Sum(static line => line.Reserved + line.Possible),
                ["film"] = job.Film?.Path,
                ["sha256"] = job.Film?.Sha256,
                ["seconds"] = job.Film?.Duration.TotalSeconds,
                ["clips"] = List(job.Film?.Clips.Select(static clip => clip.TaskId)),
            };
            say($"job {told.ToJsonString()}");
        }

        // The whole of the ledger, for what a power cut must not take.
        var ledger = new StringWriter();
        await pipeline.ExportLedgerAsync(ledger);
        say($"ledger {JsonSerializer.Serialize(ledger.ToString())}");
    }

    public void Write(CancelReport report) => say($"cancel {new JsonObject
    {
        ["canceled"] = List(report.CanceledTasks),
        ["billed"] = List(report.BilledTasks),
        ["undecided"] = List(report.UndecidedShots),
    }.ToJsonString()}");

    private static JsonArray List(IEnumerable<string?>? words) => [.. (words ?? []).Select(static word => (JsonNode?)word)];
}
