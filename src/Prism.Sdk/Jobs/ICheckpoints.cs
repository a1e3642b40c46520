using Prism.Sdk.Jobs.Journal;

namespace Prism.Sdk.Jobs;

/// <summary>What each stage yielded, so that no run does it twice.</summary>
internal interface ICheckpoints
{
    Task<string?> LoadAsync(PipelineStage stage, string item, CancellationToken cancellationToken);

    Task SaveAsync(PipelineStage stage, string item, string payload, CancellationToken cancellationToken);
}

/// <summary>The checkpoints of a job, in the journal.</summary>
internal sealed class JournalCheckpoints(IJobStore store, string jobId) : ICheckpoints
{
    public Task<string?> LoadAsync(PipelineStage stage, string item, CancellationToken cancellationToken) =>
        store.LoadCheckpointAsync(jobId, stage, item, cancellationToken);

    public Task SaveAsync(PipelineStage stage, string item, string payload, CancellationToken cancellationToken) =>
        store.SaveCheckpointAsync(jobId, stage, item, payload, cancellationToken);
}

/// <summary>None: a planning without a job.</summary>
internal sealed class NoCheckpoints : ICheckpoints
{
    public Task<string?> LoadAsync(PipelineStage stage, string item, CancellationToken cancellationToken) => Task.FromResult<string?>(null);

    public Task SaveAsync(PipelineStage stage, string item, string payload, CancellationToken cancellationToken) => Task.CompletedTask;
}
