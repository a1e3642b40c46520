namespace Prism.Sdk.Composition.Mp4;

/// <summary>A track to be written: its samples lie in files that are already there, or in memory.</summary>
internal sealed record FilmTrack
{
    /// <summary>Gets the handler: <c>vide</c>, <c>soun</c> or <c>sbtl</c>.</summary>
    public required string Kind { get; init; }

    public required uint Timescale { get; init; }

    public required ReadOnlyMemory<byte> Entry { get; init; }

    public required IReadOnlyList<FilmSample> Samples { get; init; }

    /// <summary>Gets the tick at which playing starts: what is before it only prepares the decoder.</summary>
    public long EditStart { get; init; }

    public VideoSize Size { get; init; }

    /// <summary>Gets the language, three letters of ISO 639-2.</summary>
    public string Language { get; init; } = "und";

    public long Ticks => Samples.Sum(static sample => (long)sample.Duration);
}
