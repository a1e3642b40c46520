namespace Prism.Sdk.Composition;

/// <summary>Spoken words on disk.</summary>
public sealed record Narration
{
    /// <summary>Gets the full path of the file: WAV, MP3, FLAC, Ogg, AAC or MP4.</summary>
    public required string Path { get; init; }
}
