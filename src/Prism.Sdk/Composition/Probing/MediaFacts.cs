namespace Prism.Sdk.Composition.Probing;

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

    public int? SampleRate { get; init; }

    public int? Channels { get; init; }

    /// <summary>Gets the pixel shape as ffprobe writes it.</summary>
    public string? PixelShape { get; init; }

    public string? PixelFormat { get; init; }

    /// <summary>Gets the colours as ffprobe names them; <see langword="null"/> when the file does not say.</summary>
    public string? ColorSpace { get; init; }

    /// <summary>Gets by how many degrees players turn the picture.</summary>
    public double Rotation { get; init; }

    /// <summary>Gets how many tracks of text there are.</summary>
    public int TextTracks { get; init; }

    /// <summary>Gets the tags of the file.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>Gets whether the pictures can go into a film of a size as they are: H.264, square pixels, 8 bit 4:2:0, steady rate, not rotated.</summary>
    public required bool IsPlain { get; init; }
}
