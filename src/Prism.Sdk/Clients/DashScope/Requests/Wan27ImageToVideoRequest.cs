using Prism.Sdk.Clients.DashScope.Catalogue;
using Prism.Sdk.Clients.DashScope.Media;

namespace Prism.Sdk.Clients.DashScope.Requests;

/// <summary>A video from frames, or that goes on from a clip: <c>wan2.7-i2v</c> (dashscope.md §3.3).</summary>
/// <remarks>The sets that the service takes: a first frame, with a last frame or a driving audio or both; or a first clip, with a last frame.</remarks>
public sealed record Wan27ImageToVideoRequest : VideoSynthesisRequest
{
    /// <summary>Creates a request to <c>wan2.7-i2v</c>.</summary>
    public Wan27ImageToVideoRequest()
        : base("wan2.7-i2v")
    {
    }

    /// <inheritdoc/>
    public override string? Prompt { get; init; }

    /// <summary>Gets what is not to be seen. At most 500 characters; the service cuts off the rest.</summary>
    public string? NegativePrompt { get; init; }

    /// <summary>Gets the picture that the video begins with.</summary>
    public MediaInput? FirstFrame { get; init; }

    /// <summary>Gets the picture that it ends with. It needs a first frame or a first clip.</summary>
    public MediaInput? LastFrame { get; init; }

    /// <summary>Gets a voice that it moves to. It needs a first frame.</summary>
    public MediaInput? DrivingAudio { get; init; }

    /// <summary>Gets a video that it goes on from, instead of a first frame.</summary>
    public MediaInput? FirstClip { get; init; }

    /// <summary>Gets the resolution tier.</summary>
    /// <value>The default is <see langword="null"/>: the service's own, 1080P with most models, which is the dearer tier.</value>
    public VideoResolution? Resolution { get; init; }

    /// <summary>Gets the length in whole seconds, 2 to 15. It is what is billed.</summary>
    /// <value>The default is <see langword="null"/>: the service's own, 5 seconds.</value>
    public int? Duration { get; init; }

    /// <summary>Gets whether the service rewrites the prompt.</summary>
    /// <value>The default is <see langword="null"/>: the service's own, true.</value>
    public bool? PromptExtend { get; init; }

    internal override VideoFamily Family => VideoFamily.Wan27ImageToVideo;

    internal override IEnumerable<MediaSlot> Slots =>
    [
        .. Slot(FirstFrame, MediaKind.Image, "first_frame"),
        .. Slot(LastFrame, MediaKind.Image, "last_frame"),
        .. Slot(DrivingAudio, MediaKind.Audio, "driving_audio"),
        .. Slot(FirstClip, MediaKind.Video, "first_clip"),
    ];

    internal override void Check(RequestRules rules)
    {
        rules.Lengths(Prompt, NegativePrompt);
        rules.Resolution(Resolution);
        rules.Seconds(Duration);
        rules.Require(FirstFrame is null != FirstClip is null, "wan2.7-i2v begins either with a first frame or with a first clip: give one of them, not both.");
        rules.Require(DrivingAudio is null || FirstClip is null, "A driving audio goes with a first frame, not with a first clip.");
    }

    internal override void Write(RequestParts parts)
    {
        parts.Say("prompt", Prompt);
        parts.Say("negative_prompt", NegativePrompt);
        parts.PlaceMedia("first_frame", FirstFrame);
        parts.PlaceMedia("last_frame", LastFrame);
        parts.PlaceMedia("driving_audio", DrivingAudio);
        parts.PlaceMedia("first_clip", FirstClip);
        parts.Set("resolution", Resolution?.ToString());
        parts.Set("duration", Duration);
        parts.Set("prompt_extend", PromptExtend);
    }

    private protected override string Describe() => $"Resolution = {Resolution}, Duration = {Duration}";
}
