namespace Prism.Sdk.Composition.Mp4;

/// <summary>One track of an MP4 file, with all its samples in the order of decoding.</summary>
internal sealed record Mp4Track
{
    /// <summary>Gets the handler: <c>vide</c> or <c>soun</c>.</summary>
    public required string Kind { get; init; }

    public required uint Timescale { get; init; }

    /// <summary>Gets the sample entry, a whole box: how the decoder must be set up.</summary>
    public required ReadOnlyMemory<byte> Entry { get; init; }

    public required IReadOnlyList<Mp4Sample> Samples { get; init; }

    /// <summary>Gets the tick at which playing starts.</summary>
    public required long EditStart { get; init; }

    /// <summary>Gets whether the edit list does no more than to say where playing starts.</summary>
    public required bool HasPlainEdit { get; init; }

    /// <summary>Gets whether the picture is shown as it is stored, neither turned nor mirrored.</summary>
    public required bool IsUpright { get; init; }
}
