namespace Prism.Sdk.Composition;

/// <summary>What ffprobe says of a file.</summary>
internal sealed record MediaFacts
{
    public required VideoSize Size { get; init; }

    public required FrameRate Rate { get; init; }

    /// <summary>Gets the rate that each single frame keeps; <see langword="null"/> when they last unequally long.</summary>
    public FrameRate? SteadyRate { get; init; }

    public required int Frames { get; init; }

    public TimeSpan VideoStart { get; init; }

    public required TimeSpan VideoDuration { get; init; }

    public TimeSpan AudioStart { get; init; }

    /// <summary>Gets the length of the sound.</summary>
    /// <value><see langword="null"/> when there is none.</value>
    public TimeSpan? AudioDuration { get; init; }

    public required string VideoCodec { get; init; }

    public string? AudioCodec { get; init; }

    /// <summary>Gets all that must be equal in two files for their pictures to be joined by copying.</summary>
    public required string Signature { get; init; }

    /// <summary>Gets whether the pictures can go into a film of a size as they are: H.264, square pixels, 8 bit 4:2:0, steady rate, not rotated.</summary>
    public required bool IsPlain { get; init; }
}
