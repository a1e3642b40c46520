using Prism.Sdk.Generation;

namespace Prism.Sdk.Composition.Probing;

/// <summary>A clip after the first look: what ffprobe says, and the tables by which it can be copied.</summary>
internal sealed record InspectedClip
{
    public required Clip Clip { get; init; }

    public required MediaFacts Facts { get; init; }

    /// <summary>Gets the pictures.</summary>
    /// <value><see langword="null"/> when they cannot be copied; <see cref="Obstacle"/> says why.</value>
    public PictureTable? Pictures { get; init; }

    public SoundTable? Sound { get; init; }

    public string? Obstacle { get; init; }
}
