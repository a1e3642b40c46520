namespace Prism.Sdk.Composition.Running;

/// <summary>One run of ffmpeg, by names of our own in a folder of our own.</summary>
internal sealed record FfmpegWork
{
    /// <summary>Gets the options that hold an input to MP4 from disk.</summary>
    public const string OnlyMp4 = "-f mov -protocol_whitelist file";

    /// <summary>Gets the inputs: a name in the folder, and the options before it.</summary>
    public required IReadOnlyList<(string Name, string Options)> Inputs { get; init; }

    /// <summary>Gets the filter graph.</summary>
    public required string Graph { get; init; }

    /// <summary>Gets what is said of the output: maps and encoders.</summary>
    public required string Arguments { get; init; }

    /// <summary>Gets the name of what it writes.</summary>
    public required string Output { get; init; }

    /// <summary>Gets how much film it writes, for the progress.</summary>
    public required TimeSpan Duration { get; init; }
}
