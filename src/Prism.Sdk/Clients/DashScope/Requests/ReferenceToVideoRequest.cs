using Prism.Sdk.Clients.DashScope.Catalogue;
using Prism.Sdk.Clients.DashScope.Media;

namespace Prism.Sdk.Clients.DashScope.Requests;

/// <summary>A video with the characters of pictures and videos: <c>wan2.6-r2v</c> and its flash kin (dashscope.md §3.2). The prompt calls them <c>character1</c>, <c>character2</c>, in the order given.</summary>
public sealed record ReferenceToVideoRequest : VideoSynthesisRequest
{
    /// <summary>Creates a request to <c>wan2.6-r2v</c>.</summary>
    public ReferenceToVideoRequest()
        : base("wan2.6-r2v")
    {
    }

    /// <inheritdoc/>
    public override required string Prompt { get; init; }

    /// <summary>Gets what is not to be seen. At most 500 characters; the service cuts off the rest.</summary>
    public string? NegativePrompt { get; init; }

    /// <summary>Gets the pictures (at most 5) and videos (at most 3; MP4 or MOV, 1 to 30 seconds, at most 100 MB), together 1 to 5.</summary>
    public required IReadOnlyList<MediaInput> References { get; init; }

    /// <summary>Gets the picture size.</summary>
    /// <value>The default is <see langword="null"/>: the service's own, 1920*1080 with most models, which is the dearer tier.</value>
    public VideoSize? Size { get; init; }

    /// <summary>Gets the length in whole seconds, 2 to 10, of the video made. Billed, together with the seconds of the videos given.</summary>
    /// <value>The default is <see langword="null"/>: the service's own, 5 seconds.</value>
    public int? Duration { get; init; }

    /// <summary>Gets whether the video may have cuts.</summary>
    public ShotType? ShotType { get; init; }

    /// <summary>Gets whether the video has sound: the flash models alone. False has another price.</summary>
    /// <value>The default is <see langword="null"/>: the service's own, true.</value>
    public bool? GenerateAudio { get; init; }

    internal override VideoFamily Family => VideoFamily.ReferenceToVideo;

    internal override IEnumerable<MediaSlot> Slots =>
        SlotsOf(References, MediaKind.ImageOrVideo, "reference_urls");

    internal override void Check(RequestRules rules)
    {
        rules.PromptIsGiven(Prompt);
        rules.Lengths(Prompt, NegativePrompt);
        rules.Size(Size);
        rules.Seconds(Duration);
        rules.Feature(ShotType is not null, VideoFeature.ShotType, "shot_type");
        rules.Feature(GenerateAudio is not null, VideoFeature.GenerateAudio, "audio");
        rules.Require(References.Count > 0, "A reference-to-video request needs one reference at least.");
        rules.AtMost(References.Count, 5, "references");
        rules.AtMost(References.Count(static item => MediaTypes.IsVideo(item.Name)), 3, "reference videos");
    }

    internal override void Write(RequestParts parts)
    {
        parts.Say("prompt", Prompt);
        parts.Say("negative_prompt", NegativePrompt);
        parts.Place("reference_urls", References);
        parts.Set("size", Size?.ToString());
        parts.Set("duration", Duration);
        parts.Set("shot_type", ShotType?.ToString());
        parts.Set("audio", GenerateAudio);
    }

    private protected override string Describe() => $"References = {References.Count}, Size = {Size}, Duration = {Duration}";
}
