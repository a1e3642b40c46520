namespace Prism.Sdk.Composition;

/// <summary>What was measured on one finished file: the film itself, or a variant of it.</summary>
public sealed record OutputReport
{
    /// <summary>Gets what it is: <c>film</c>, or the shape of a variant such as <c>9x16</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Gets the size of its pictures.</summary>
    public VideoSize Size { get; init; }

    /// <summary>Gets its pictures, as counted.</summary>
    public int Frames { get; init; }

    /// <summary>Gets the length of the pictures in seconds.</summary>
    public double Seconds { get; init; }

    /// <summary>Gets how much later the sound ends than the picture, in milliseconds; negative when it ends earlier. Between -50 and 50, or the file would not be here.</summary>
    public double SoundDriftMilliseconds { get; init; }

    /// <summary>Gets what ffprobe found: codecs, rates, channels.</summary>
    public string Format { get; init => field = value ?? ""; } = "";

    /// <summary>Gets whether it was decoded to its end without a complaint.</summary>
    public bool Decodes { get; init; }

    /// <summary>Gets the label of metadata, as read back from the file.</summary>
    public string? AiLabel { get; init; }
}
