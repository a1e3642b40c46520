namespace Prism.Sdk.Composition;

/// <summary>What was done to make a film, and what was measured on it.</summary>
public sealed record CompositionReport
{
    /// <summary>Gets how the pictures were made: <c>copied</c>, <c>pieces</c> (some encoded, the others copied) or <c>encoded</c>.</summary>
    public required string Pictures { get; init; }

    /// <summary>Gets why they were made so.</summary>
    public required string PicturesReason { get; init; }

    /// <summary>Gets how the sound was made: <c>copied</c> or <c>encoded</c>.</summary>
    public required string Sound { get; init; }

    /// <summary>Gets why it was encoded.</summary>
    public string? SoundReason { get; init; }

    /// <summary>Gets what became of each clip, in order.</summary>
    public IReadOnlyList<ClipReport> Clips { get; init => field = value ?? []; } = [];

    /// <summary>Gets the pictures of the film, as counted.</summary>
    public int Frames { get; init; }

    /// <summary>Gets how many of them are the provider's own, bit by bit.</summary>
    public int CopiedFrames { get; init; }

    /// <summary>Gets how many seconds of film needed no encoding because their pictures were copied.</summary>
    public double CopiedSeconds { get; init; }

    /// <summary>Gets what was measured on each finished file: the film first, then its variants.</summary>
    public IReadOnlyList<OutputReport> Outputs { get; init => field = value ?? []; } = [];

    /// <summary>Gets what a person should know, such as a transition that became shorter.</summary>
    public IReadOnlyList<string> Notes { get; init => field = value ?? []; } = [];
}
