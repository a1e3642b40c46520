using System.Collections.Concurrent;
using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Pricing;

namespace Prism.Sdk.Jobs.Running;

/// <summary>The context of what runs before there is a job. What it is told is kept, for the log of the job that may follow.</summary>
internal sealed class PlanningContext : StageContext, IDisposable
{
    private readonly ConcurrentQueue<PipelineUpdate> updates = new();
    private readonly Lazy<string> folder;
    private readonly PriceDesk prices;
    private readonly TimeProvider time;

    public PlanningContext(PriceDesk prices, TimeProvider time)
    {
        (this.prices, this.time) = (prices, time);
        folder = new(() => Directory.CreateTempSubdirectory($"prism-{JobId}-").FullName);
    }

    public IReadOnlyCollection<PipelineUpdate> Updates => updates;

    public override string JobId { get; } = $"plan-{Guid.CreateVersion7():N}";

    public override string WorkFolder => folder.Value;

    public override void Report(PipelineUpdate update)
    {
        ArgumentNullException.ThrowIfNull(update);
        updates.Enqueue(prices.Priced(update) with { Time = time.GetUtcNow() });
    }

    /// <summary>Writes into the ledger what the planning asked of models; it belongs to no job.</summary>
    public async Task KeepTextUsesAsync(IJobLedger ledger)
    {
        foreach (var used in updates.OfType<TextUsed>())
        {
            await ledger.RecordTextUseAsync(used.ToLedger(JobId, "default", new Dictionary<string, string>())).ConfigureAwait(false);
        }
    }

    public void Dispose()
    {
        if (folder.IsValueCreated)
        {
            Directory.Delete(folder.Value, recursive: true);
        }
    }
}
