using Prism.Sdk.Composition.Probing;

namespace Prism.Sdk.Composition.Cutting;

/// <summary>What becomes of one clip.</summary>
internal sealed record PlannedClip
{
    public required InspectedClip Source { get; init; }

    /// <summary>Gets the frames it has in the film.</summary>
    public required int Frames { get; init; }

    /// <summary>Gets why its pictures cannot be copied. Empty: they can.</summary>
    public required IReadOnlyList<string> Changes { get; init; }

    public bool IsCopied => Changes.Count == 0;

    public bool HasSound => Source.Facts.AudioDuration is { } length && length > TimeSpan.Zero;
}
