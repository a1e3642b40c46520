namespace Prism.Sdk.Clients.DashScope.Catalogue;

/// <summary>What is known of one model: a row of the catalogue that ships with Prism, or one of <c>Prism:DashScope:Models</c>.</summary>
/// <remarks>A row in the configuration with a shipped name changes just the members that it sets; with a new name it adds a model. What is <see langword="null"/> is not judged before sending: the service judges it.</remarks>
public sealed class VideoModelEntry
{
    /// <summary>Gets or sets the name on the wire, such as <c>wan2.6-t2v</c>.</summary>
    public string Name { get; set; } = "";

    /// <summary>Gets or sets which requests the model takes. A new name needs it.</summary>
    public VideoFamily? Family { get; set; }

    /// <summary>Gets or sets the legal values of <c>size</c>: tiers (<c>480P</c>, <c>720P</c>, <c>1080P</c>, each with its five or three sizes) or single sizes such as <c>1280*720</c>.</summary>
    public IList<string>? Sizes { get; set; }

    /// <summary>Gets or sets the legal values of <c>resolution</c>, such as <c>720P</c>.</summary>
    public IList<string>? Resolutions { get; set; }

    /// <summary>Gets or sets the legal values of <c>ratio</c>, such as <c>16:9</c>.</summary>
    public IList<string>? Ratios { get; set; }

    /// <summary>Gets or sets the legal whole seconds, as numbers and spans: <c>5,10</c> or <c>2-15</c>.</summary>
    public string? Seconds { get; set; }

    /// <summary>Gets or sets how many characters of the prompt are read; the rest is cut off by the service without a word.</summary>
    public int? MaxPromptLength { get; set; }

    /// <summary>Gets or sets how many characters of the negative prompt are read.</summary>
    public int? MaxNegativePromptLength { get; set; }

    /// <summary>Gets or sets what this model takes beside what its whole family takes. <see langword="null"/>: not known, all is let through.</summary>
    public IList<VideoFeature>? Features { get; set; }

    /// <summary>Gets or sets the largest picture, in MB of 1024 × 1024 bytes.</summary>
    public int? MaxImageMegabytes { get; set; }

    /// <summary>Gets or sets the least pixels of a side of a picture.</summary>
    public int? MinImageSide { get; set; }

    /// <summary>Gets or sets the most pixels of a side of a picture.</summary>
    public int? MaxImageSide { get; set; }

    /// <summary>Gets or sets the largest sound file, in MB.</summary>
    public int? MaxAudioMegabytes { get; set; }

    /// <summary>Gets or sets the largest video file, in MB.</summary>
    public int? MaxVideoMegabytes { get; set; }

    /// <summary>Gets or sets the largest document, in MB.</summary>
    public int? MaxFileMegabytes { get; set; }

    /// <summary>Gets or sets how many submits of an account may begin within a second.</summary>
    public int? SubmitsPerSecond { get; set; }

    /// <summary>Gets or sets how many tasks of an account run at a time. More are accepted and wait.</summary>
    public int? RunningTasks { get; set; }

    /// <summary>Gets or sets the regions that sell the model. <see langword="null"/>: not known, every region is let through.</summary>
    public IList<string>? Regions { get; set; }

    /// <summary>Gets or sets how long a task usually takes.</summary>
    public TimeSpan? TypicalTime { get; set; }

    /// <summary>Gets or sets the name that is sent instead of this one, which is retired.</summary>
    public string? ReplacedBy { get; set; }

    internal VideoModelEntry Under(VideoModelEntry wish) => new()
    {
        Name = Name,
        Family = wish.Family ?? Family,
        Sizes = wish.Sizes ?? Sizes,
        Resolutions = wish.Resolutions ?? Resolutions,
        Ratios = wish.Ratios ?? Ratios,
        Seconds = wish.Seconds ?? Seconds,
        MaxPromptLength = wish.MaxPromptLength ?? MaxPromptLength,
        MaxNegativePromptLength = wish.MaxNegativePromptLength ?? MaxNegativePromptLength,
        Features = wish.Features ?? Features,
        MaxImageMegabytes = wish.MaxImageMegabytes ?? MaxImageMegabytes,
        MinImageSide = wish.MinImageSide ?? MinImageSide,
        MaxImageSide = wish.MaxImageSide ?? MaxImageSide,
        MaxAudioMegabytes = wish.MaxAudioMegabytes ?? MaxAudioMegabytes,
        MaxVideoMegabytes = wish.MaxVideoMegabytes ?? MaxVideoMegabytes,
        MaxFileMegabytes = wish.MaxFileMegabytes ?? MaxFileMegabytes,
        SubmitsPerSecond = wish.SubmitsPerSecond ?? SubmitsPerSecond,
        RunningTasks = wish.RunningTasks ?? RunningTasks,
        Regions = wish.Regions ?? Regions,
        TypicalTime = wish.TypicalTime ?? TypicalTime,
        ReplacedBy = wish.ReplacedBy ?? ReplacedBy,
    };
}
