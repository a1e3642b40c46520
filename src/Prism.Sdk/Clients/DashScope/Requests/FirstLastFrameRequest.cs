using Prism.Sdk.Clients.DashScope.Catalogue;
using Prism.Sdk.Clients.DashScope.Media;

namespace Prism.Sdk.Clients.DashScope.Requests;

/// <summary>A video from a first picture to a last one: kf2v, on a path of its own (dashscope.md §3.2). Always 5 seconds.</summary>
public sealed record FirstLastFrameRequest : VideoSynthesisRequest
{
    /// <summary>Creates a request to <c>wan2.2-kf2v-flash</c>.</summary>
    public FirstLastFrameRequest()
        : base("wan2.2-kf2v-flash")
    {
    }

    /// <inheritdoc/>
    public override string? Prompt { get; init; }

    /// <summary>Gets what is not to be seen. At most 500 characters; the service cuts off the rest.</summary>
    public string? NegativePrompt { get; init; }

    /// <summary>Gets the picture that the video begins with.</summary>
    public required MediaInput FirstFrame { get; init; }

    /// <summary>Gets the picture that it ends with.</summary>
    public MediaInput? LastFrame { get; init; }

    /// <summary>Gets an effect by its name in the service's list, with a first frame alone.</summary>
    public string? Template { get; init; }

    /// <summary>Gets the resolution tier.</summary>
    /// <value>The default is <see langword="null"/>: the service's own, 720P.</value>
    public VideoResolution? Resolution { get; init; }

    /// <summary>Gets whether the service rewrites the prompt.</summary>
    /// <value>The default is <see langword="null"/>: the service's own, true.</value>
    public bool? PromptExtend { get; init; }

    internal override VideoFamily Family => VideoFamily.FirstLastFrame;

    internal override string Path => "services/aigc/image2video/video-synthesis";

    internal override IEnumerable<MediaSlot> Slots =>
        [.. Slot(FirstFrame, MediaKind.Image, "first_frame_url"), .. Slot(LastFrame, MediaKind.Image, "last_frame_url")];

    internal override void Check(RequestRules rules)
    {
        rules.Lengths(Prompt, NegativePrompt);
        rules.Resolution(Resolution);
        rules.Feature(Template is not null, VideoFeature.Template, "a template");
        rules.Require(FirstFrame is not null, "A first-and-last-frame request needs its first frame.");
        rules.Require(Template is null || LastFrame is null, "A template goes with the first frame alone: leave out the last frame, or the template.");
    }

    internal override void Write(RequestParts parts)
    {
        parts.Say("prompt", Prompt);
        parts.Say("negative_prompt", NegativePrompt);
        parts.Place("first_frame_url", FirstFrame);
        parts.Place("last_frame_url", LastFrame);
        parts.Say("template", Template);
        parts.Set("resolution", Resolution?.ToString());
        parts.Set("prompt_extend", PromptExtend);
    }

    private protected override string Describe() => $"Resolution = {Resolution}";
}
