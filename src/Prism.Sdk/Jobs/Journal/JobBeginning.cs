namespace Prism.Sdk.Jobs.Journal;

/// <summary>What is known of a job in the moment it is accepted. The journal writes it with the job: all of it, or nothing.</summary>
public sealed record JobBeginning
{
    /// <summary>What its stages yielded before.</summary>
    public required IReadOnlyList<JobCheckpoint> Checkpoints { get; init; }

    /// <summary>What happened before, in order. Empty by default.</summary>
    public IReadOnlyList<PipelineUpdate> Updates { get; init; } = [];

    /// <summary>Makes the beginning of a job of which one stage is done.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="result">What it yielded, as JSON.</param>
    /// <returns>A beginning without updates.</returns>
    public static JobBeginning With(PipelineStage stage, string result) => new() { Checkpoints = [new JobCheckpoint { Stage = stage, Payload = result }] };
}
