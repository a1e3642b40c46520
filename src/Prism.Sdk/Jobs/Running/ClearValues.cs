using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Prism.Sdk.Diagnostics;
using Prism.Sdk.Input;
using Prism.Sdk.Input.Sealing;
using Prism.Sdk.Jobs.Journal;

namespace Prism.Sdk.Jobs.Running;

/// <summary>The clear values behind the placeholders of jobs: in memory, and sealed in the journal where the caller gave a key.</summary>
internal sealed class ClearValues(IJobStore store, IOptionsMonitor<InputOptions> options, ILogger<ClearValues> logger)
{
    private const string Item = "personal-data";

    private readonly ConcurrentDictionary<string, PersonalDataMap> known = new();

    /// <summary>Makes what is kept of a map, before the job is written: a key that cannot be used must be told then.</summary>
    /// <returns>What is to be written with the job; none when there is nothing to keep.</returns>
    /// <exception cref="PrismConfigurationException">The key has another length than 32 bytes.</exception>
    public IEnumerable<JobCheckpoint> Seal(string jobId, PersonalDataMap map)
    {
        if (map.Entities.Count == 0)
        {
            return [];
        }

        var kept = new KeptPersonalData
        {
            Placeholders = [.. map.Entities.Select(static entity => entity.Placeholder)],
            Sealed = options.CurrentValue.ReadMapKey() is { } key ? MapSeal.Seal(map, key, jobId) : null,
        };
        return [new JobCheckpoint { Stage = PipelineStage.Input, Item = Item, Payload = JsonSerializer.Serialize(kept, SealingJson.Default.KeptPersonalData) }];
    }

    public void Remember(string jobId, PersonalDataMap map)
    {
        if (map.Entities.Count > 0)
        {
            known[jobId] = map;
        }
    }

    public void Forget(string jobId) => known.TryRemove(jobId, out _);

    /// <summary>Finds the clear values of a job. That they cannot be had never stops a film: it is paid for.</summary>
    public async Task<RecalledValues> FindAsync(string jobId, CancellationToken cancellationToken)
    {
        if (known.TryGetValue(jobId, out var map))
        {
            return new RecalledValues(map, []);
        }

        if (await store.LoadCheckpointAsync(jobId, PipelineStage.Input, Item, cancellationToken).ConfigureAwait(false) is not { } saved)
        {
            return RecalledValues.None;
        }

        var kept = JsonSerializer.Deserialize(saved, SealingJson.Default.KeptPersonalData)!;
        try
        {
            if (kept.Sealed is { } box && options.CurrentValue.ReadMapKey() is { } key)
            {
                return MapSeal.Open(box, key, jobId) is { } opened
                    ? new RecalledValues(opened, [])
                    : new RecalledValues(PersonalDataMap.Empty, kept.Placeholders) { IsKeyWrong = true };
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The key comes from the caller's own code, a vault perhaps, which may fail in any way.
            logger.MapKeyUnreadable(jobId, exception);
            return new RecalledValues(PersonalDataMap.Empty, kept.Placeholders) { IsKeyWrong = true };
        }

        return new RecalledValues(PersonalDataMap.Empty, kept.Placeholders);
    }
}
