namespace Prism.Sdk.Composition;

/// <summary>How the film is cut. Bound from <c>Prism:Composition</c>.</summary>
public sealed class CompositionOptions
{
    /// <summary>The configuration section.</summary>
    public const string SectionName = "Prism:Composition";

    /// <summary>Gets or sets the folder that holds <c>ffmpeg</c> and <c>ffprobe</c>.</summary>
    /// <value>The default is <see langword="null"/>: they are found on the PATH.</value>
    public string? FfmpegFolder { get; set; }

    /// <summary>Gets or sets the frames a second of a film whose clips must be encoded anew.</summary>
    /// <value>The default is <see langword="null"/>: those of the first clip.</value>
    public double? FrameRate { get; set; }

    /// <summary>Gets or sets x264's preset, from <c>ultrafast</c> to <c>veryslow</c>.</summary>
    /// <value>The default is <c>veryfast</c>.</value>
    public string Preset { get; set; } = "veryfast";

    /// <summary>Gets or sets x264's quality, from 1 (best) to 51.</summary>
    /// <value>The default is 18.</value>
    public int Quality { get; set; } = 18;

    /// <summary>Gets or sets how long FFmpeg may be silent before it is stopped, in real time.</summary>
    /// <value>The default is 60 seconds.</value>
    public TimeSpan StallTimeout { get; set; } = TimeSpan.FromSeconds(60);
}
