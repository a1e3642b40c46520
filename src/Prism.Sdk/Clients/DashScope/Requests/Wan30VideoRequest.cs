using Prism.Sdk.Clients.DashScope.Catalogue;
using Prism.Sdk.Clients.DashScope.Media;

namespace Prism.Sdk.Clients.DashScope.Requests;

/// <summary>A video from words, frames, references, a document or a page: <c>wan3.0-video</c> and <c>wan3.0-video-prime</c> (dashscope.md §3.2, §3.3).</summary>
public sealed record Wan30VideoRequest : VideoSynthesisRequest
{
    /// <summary>Creates a request to <c>wan3.0-video</c>.</summary>
    public Wan30VideoRequest()
        : base("wan3.0-video")
    {
    }

    /// <inheritdoc/>
    public override string? Prompt { get; init; }

    /// <summary>Gets the picture that the video begins with. Frames exclude all other inputs.</summary>
    public MediaInput? FirstFrame { get; init; }

    /// <summary>Gets the picture that it ends with.</summary>
    public MediaInput? LastFrame { get; init; }

    /// <summary>Gets pictures, at most 10; the prompt calls them 图1, 图2, in the order given.</summary>
    public IReadOnlyList<MediaInput> ReferenceImages { get; init; } = [];

    /// <summary>Gets videos, at most 5, of 1 to 15 seconds each and 15 together, at most 100 MB; the prompt calls them 视频1 and so on.</summary>
    public IReadOnlyList<MediaInput> ReferenceVideos { get; init; } = [];

    /// <summary>Gets sounds, at most 5, of 15 seconds together; the prompt calls them 音频1 and so on.</summary>
    public IReadOnlyList<MediaInput> ReferenceAudios { get; init; } = [];

    /// <summary>Gets a document (docx, pdf, md …), at most 100 MB and 50 pages. It excludes a link and needs the prompt to be rewritten.</summary>
    public MediaInput? Document { get; init; }

    /// <summary>Gets the address of a web page. It needs the prompt to be rewritten.</summary>
    public MediaInput? Link { get; init; }

    /// <summary>Gets the resolution tier.</summary>
    /// <value>The default is <see langword="null"/>: the service's own, 1080P with most models, which is the dearer tier.</value>
    public VideoResolution? Resolution { get; init; }

    /// <summary>Gets the picture's ratio.</summary>
    /// <value>The default is <see langword="null"/>: the service's own.</value>
    public VideoRatio? Ratio { get; init; }

    /// <summary>Gets the length in whole seconds, 2 to 30; -1 lets the model choose. Input videos and the video made have 30 seconds together. Billed, together with the seconds of the videos given.</summary>
    /// <value>The default is <see langword="null"/>: the service's own, 5 seconds.</value>
    public int? Duration { get; init; }

    /// <summary>Gets whether the video has sound.</summary>
    /// <value>The default is <see langword="null"/>: the service's own, true.</value>
    public bool? GenerateAudio { get; init; }

    /// <summary>Gets whether the service rewrites the prompt.</summary>
    /// <value>The default is <see langword="null"/>: the service's own, true.</value>
    public bool? PromptExtend { get; init; }

    internal override VideoFamily Family => VideoFamily.Wan30;

    internal override int LeastSeed => -1;

    internal override IEnumerable<MediaSlot> Slots =>
    [
        .. Slot(FirstFrame, MediaKind.Image, "first_frame"),
        .. Slot(LastFrame, MediaKind.Image, "last_frame"),
        .. SlotsOf(ReferenceImages, MediaKind.Image, "reference_image"),
        .. SlotsOf(ReferenceVideos, MediaKind.Video, "reference_video"),
        .. SlotsOf(ReferenceAudios, MediaKind.Audio, "reference_audio"),
        .. Slot(Document, MediaKind.Document, "file"),
        .. Slot(Link, MediaKind.Link, "link"),
    ];

    internal override void Check(RequestRules rules)
    {
        rules.Lengths(Prompt, negative: null);
        rules.Resolution(Resolution);
        rules.Ratio(Ratio);
        rules.Seconds(Duration);
        rules.Require(!string.IsNullOrWhiteSpace(Prompt) || Slots.Any(), "wan3.0 needs a prompt or an input.");
        var hasFrames = FirstFrame is not null || LastFrame is not null;
        var hasOthers = ReferenceImages.Count + ReferenceVideos.Count + ReferenceAudios.Count > 0 || Document is not null || Link is not null;
        rules.Require(!hasFrames || !hasOthers, "In wan3.0 a first or last frame excludes references, documents and links.");
        rules.Require(Document is null || Link is null, "In wan3.0 a document excludes a link.");
        rules.Require((Document is null && Link is null) || PromptExtend is not false, "In wan3.0 a document or link needs the prompt to be rewritten: leave PromptExtend out, or set it to true.");
        rules.AtMost(ReferenceImages.Count, 10, "reference images");
        rules.AtMost(ReferenceVideos.Count, 5, "reference videos");
        rules.AtMost(ReferenceAudios.Count, 5, "reference audios");
    }

    internal override void Write(RequestParts parts)
    {
        parts.Say("prompt", Prompt);
        foreach (var slot in Slots)
        {
            parts.PlaceMedia(slot.Place.Split('[')[0], slot.Input);
        }

        parts.Set("resolution", Resolution?.ToString());
        parts.Set("ratio", Ratio?.ToString());
        parts.Set("duration", Duration);
        parts.Set("audio", GenerateAudio);
        parts.Set("prompt_extend", PromptExtend);
    }

    private protected override string Describe() => $"Resolution = {Resolution}, Ratio = {Ratio}, Duration = {Duration}";
}
