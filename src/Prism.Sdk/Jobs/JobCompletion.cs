namespace Prism.Sdk.Jobs;

/// <summary>How a job stopped.</summary>
public sealed record JobCompletion
{
    /// <summary>Gets the job.</summary>
    public required string JobId { get; init; }

    /// <summary>Gets the caller's key.</summary>
    public string? Key { get; init; }

    /// <summary>Gets the status: completed, failed, parked, paused or canceled.</summary>
    public required JobStatus Status { get; init; }

    /// <summary>Gets the caller's marks.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>Gets the film, of a completed job. Its plan is not read here; <see cref="IVideoPipeline.GetJobAsync"/> has it.</summary>
    public FinalVideo? Film { get; init; }

    /// <summary>Gets the failure, of a failed or parked job.</summary>
    public JobError? Error { get; init; }
}
