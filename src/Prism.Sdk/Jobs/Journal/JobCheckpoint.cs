namespace Prism.Sdk.Jobs.Journal;

/// <summary>What a stage of a job yielded, as the journal keeps it.</summary>
public sealed record JobCheckpoint
{
    /// <summary>The stage.</summary>
    public required PipelineStage Stage { get; init; }

    /// <summary>What of the stage: a shot's id, or empty, the default, for the result of the whole stage.</summary>
    public string Item { get; init; } = "";

    /// <summary>The result, as JSON.</summary>
    public required string Payload { get; init; }

    /// <summary>Names the checkpoint without its words.</summary>
    public override string ToString() => $"JobCheckpoint {Stage} {Item} ({Payload.Length} characters)";
}
