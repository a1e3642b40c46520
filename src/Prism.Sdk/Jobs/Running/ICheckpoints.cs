using Prism.Sdk.Jobs.Journal;

namespace Prism.Sdk.Jobs.Running;

/// <summary>What each stage yielded, so that no run does it twice.</summary>
internal interface ICheckpoints
{
    Task<string?> LoadAsync(PipelineStage stage, string item, CancellationToken cancellationToken);

    Task SaveAsync(PipelineStage stage, string item, string payload, CancellationToken cancellationToken);
}

/// <summary>The checkpoints of a job, in the journal. A process that lost the job cannot overwrite what its successor plans.</summary>
internal sealed class JournalCheckpoints(IJobStore store, string jobId, JobLease lease) : ICheckpoints
{
    public Task<string?> LoadAsync(PipelineStage stage, string item, CancellationToken cancellationToken) =>
        store.LoadCheckpointAsync(jobId, stage, item, cancellationToken);

    public async Task SaveAsync(PipelineStage stage, string item, string payload, CancellationToken cancellationToken)
    {
        if (!await store.SaveCheckpointAsync(jobId, lease, stage, item, payload, cancellationToken).ConfigureAwait(false))
        {
            throw new LeaseLostException();
        }
    }
}

/// <summary>None: a planning without a job.</summary>
internal sealed class NoCheckpoints : ICheckpoints
{
    public Task<string?> LoadAsync(PipelineStage stage, string item, CancellationToken cancellationToken) => Task.FromResult<string?>(null);

    public Task SaveAsync(PipelineStage stage, string item, string payload, CancellationToken cancellationToken) => Task.CompletedTask;
}
