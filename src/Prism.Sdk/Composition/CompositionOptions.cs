namespace Prism.Sdk.Composition;

/// <summary>How the film is cut. Bound from <c>Prism:Composition</c>.</summary>
public sealed class CompositionOptions
{
    /// <summary>The configuration section.</summary>
    public const string SectionName = "Prism:Composition";

    /// <summary>Gets or sets the folder that holds <c>ffmpeg</c> and <c>ffprobe</c>.</summary>
    /// <value>The default is <see langword="null"/>: they are found on the PATH.</value>
    public string? FfmpegFolder { get; set; }

    /// <summary>Gets or sets the frames a second of the film. Clips that have others are encoded anew.</summary>
    /// <value>The default is <see langword="null"/>: those of most clips.</value>
    public double? FrameRate { get; set; }

    /// <summary>Gets or sets what becomes of clips of another shape than the film.</summary>
    /// <value>The default is <see cref="PictureFit.Letterbox"/>.</value>
    public PictureFit Fit { get; set; }

    /// <summary>Gets or sets how long a transition lasts. Where a clip is too short, it is shortened, with a warning.</summary>
    /// <value>The default is 0.5 seconds.</value>
    public TimeSpan TransitionLength { get; set; } = TimeSpan.FromSeconds(0.5);

    /// <summary>Gets or sets whether only the pictures around a transition are encoded and all others are copied bit by bit, where the key frames of the clips allow it.</summary>
    /// <value>The default is <see langword="false"/>: a film with transitions is encoded as a whole, which every player is known to play.</value>
    public bool SmartTransitions { get; set; }

    /// <summary>Gets or sets whether, where <see cref="SmartTransitions"/> find no key frames to cut at, the next clip stands still on its first picture until the one before is gone.
    /// All of it is then copied, the film is as long as all its clips together, and their sound is cut straight.</summary>
    /// <value>The default is <see langword="false"/>: such films are encoded as a whole.</value>
    public bool HoldTransitions { get; set; }

    /// <summary>Gets or sets x264's preset, from <c>ultrafast</c> to <c>veryslow</c>.</summary>
    /// <value>The default is <c>veryfast</c>.</value>
    public string Preset { get; set; } = "veryfast";

    /// <summary>Gets or sets x264's quality, from 1 (best) to 51.</summary>
    /// <value>The default is 18.</value>
    public int Quality { get; set; } = 18;

    /// <summary>Gets or sets how many films are cut at once in this process. Others wait for their turn, in the order in which their clips were ready; waiting is no silence in the sense of <see cref="StallTimeout"/>.</summary>
    /// <value>The default is <see langword="null"/>: one for each processor.</value>
    public int? MaxConcurrentFilms { get; set; }

    /// <summary>Gets or sets how long FFmpeg may be silent before it is stopped, in real time.</summary>
    /// <value>The default is 60 seconds.</value>
    public TimeSpan StallTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Gets the settings of the sound.</summary>
    public SoundOptions Sound { get; } = new();

    /// <summary>Gets the settings of the captions.</summary>
    public CaptionOptions Captions { get; } = new();

    /// <summary>Gets the settings of the label that says the film is made by AI.</summary>
    public AiLabelOptions AiLabel { get; } = new();

    /// <summary>Gets or sets whether the first frame is laid beside the film as a picture, <c>film.poster.jpg</c>.</summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool Poster { get; set; } = true;

    /// <summary>Gets or sets whether one frame of each shot is laid beside the film as one picture, <c>film.sheet.jpg</c>.</summary>
    /// <value>The default is <see langword="false"/>; <see cref="Composition.ContactSheet"/> makes one at any time.</value>
    public bool ContactSheet { get; set; }

    /// <summary>Gets or sets whether all that made the film is laid beside it, <c>film.json</c>: plan, seeds, tasks, prices, hashes, report.</summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool Manifest { get; set; } = true;

    /// <summary>Gets the further shapes in which the film is made, such as <c>9:16</c> and <c>1:1</c>. Each is an encoding of its own.</summary>
    /// <value>The default is none.</value>
    public IList<string> Variants { get; } = [];
}
