using Prism.Sdk.Pricing;

namespace Prism.Sdk.Jobs.Journal;

/// <summary>The journal. When a method returns, what it wrote survives the process.</summary>
internal interface IJobStore
{
    /// <summary>Accepts a job together with its first checkpoint, or gives back the one that has the same key.</summary>
    Task<JobRecord> CreateAsync(JobRecord job, PipelineStage firstStage, string firstCheckpoint, CancellationToken cancellationToken);

    Task<JobRecord?> FindAsync(string jobId, CancellationToken cancellationToken);

    Task<IReadOnlyList<VideoJobSummary>> ListAsync(JobFilter filter, CancellationToken cancellationToken);

    Task SetStatusAsync(string jobId, JobStatus status, FinalVideo? film, JobError? error, CancellationToken cancellationToken);

    Task SaveCheckpointAsync(string jobId, PipelineStage stage, string item, string payload, CancellationToken cancellationToken);

    Task<string?> LoadCheckpointAsync(string jobId, PipelineStage stage, string item, CancellationToken cancellationToken);

    /// <summary>Writes an update to the job's log and gives it its sequence.</summary>
    Task<PipelineUpdate> AppendAsync(string jobId, PipelineUpdate update, CancellationToken cancellationToken);

    Task<IReadOnlyList<PipelineUpdate>> ReadUpdatesAsync(string jobId, long afterSequence, CancellationToken cancellationToken);

    /// <summary>Writes that a shot is about to be bought, if the job's budget allows it. To be called before the submit.</summary>
    /// <exception cref="BudgetExceededException">What is reserved and spent, and this, exceed the budget; nothing was written.</exception>
    Task<Submission> RecordIntentAsync(Submission intent, CancellationToken cancellationToken);

    /// <summary>Writes the task id of an attempt. To be called before the first poll. Whoever learns the id may record it.</summary>
    Task RecordTaskAsync(long submissionId, string taskId, string? requestId, CancellationToken cancellationToken);

    Task CloseSubmissionAsync(long submissionId, SubmissionState state, Money? cost, string? note, CancellationToken cancellationToken);

    /// <summary>Gets the last attempt for each shot of a job.</summary>
    Task<IReadOnlyList<Submission>> LastSubmissionsAsync(string jobId, CancellationToken cancellationToken);
}
