namespace Prism.Sdk.Jobs.Journal;

/// <summary>How a job stopped. All of it is written in one transaction.</summary>
public sealed record JobEnd
{
    /// <summary>Gets the status.</summary>
    public required JobStatus Status { get; init; }

    /// <summary>Gets the last update of the log.</summary>
    public required PipelineUpdate Update { get; init; }

    /// <summary>Gets the film, when it is there.</summary>
    public FinalVideo? Film { get; init; }

    /// <summary>Gets the failure, when there is one.</summary>
    public JobError? Error { get; init; }
}
