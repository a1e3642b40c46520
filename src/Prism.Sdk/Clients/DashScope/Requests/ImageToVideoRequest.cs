using Prism.Sdk.Clients.DashScope.Catalogue;
using Prism.Sdk.Clients.DashScope.Media;

namespace Prism.Sdk.Clients.DashScope.Requests;

/// <summary>A video that begins with a picture: <c>wan2.6-i2v</c>, its flash and <c>-us</c> kin, and its predecessors (dashscope.md §3.2). The picture sets the ratio.</summary>
public sealed record ImageToVideoRequest : VideoSynthesisRequest
{
    /// <summary>Creates a request to <c>wan2.6-i2v</c>.</summary>
    public ImageToVideoRequest()
        : base("wan2.6-i2v")
    {
    }

    /// <inheritdoc/>
    public override string? Prompt { get; init; }

    /// <summary>Gets what is not to be seen. At most 500 characters; the service cuts off the rest.</summary>
    public string? NegativePrompt { get; init; }

    /// <summary>Gets the first frame: JPEG, PNG without alpha, BMP or WEBP, sides of 240 to 8000 pixels, at most 20 MB (10 MB before wan2.5).</summary>
    public required MediaInput Image { get; init; }

    /// <summary>Gets a sound track: wav or mp3, at most 15 MB; longer than the video it is cut, shorter the rest is silent.</summary>
    /// <value>The default is <see langword="null"/>: the model makes the sound.</value>
    public MediaInput? Audio { get; init; }

    /// <summary>Gets an effect by its name in the service's list; the prompt is then not heeded.</summary>
    public string? Template { get; init; }

    /// <summary>Gets the resolution tier.</summary>
    /// <value>The default is <see langword="null"/>: the service's own, 1080P with most models, which is the dearer tier.</value>
    public VideoResolution? Resolution { get; init; }

    /// <summary>Gets the length in whole seconds: 2 to 15 with wan2.6, 5, 10 or 15 with <c>-us</c>, 5 or 10 with wan2.5, 5 before. It is what is billed.</summary>
    /// <value>The default is <see langword="null"/>: the service's own, 5 seconds.</value>
    public int? Duration { get; init; }

    /// <summary>Gets whether the video may have cuts: wan2.6 alone, and only while the service rewrites the prompt.</summary>
    public ShotType? ShotType { get; init; }

    /// <summary>Gets whether the video has sound: the flash models alone. False overrides a sound track and has another price.</summary>
    /// <value>The default is <see langword="null"/>: the service's own, true.</value>
    public bool? GenerateAudio { get; init; }

    /// <summary>Gets whether the service rewrites the prompt.</summary>
    /// <value>The default is <see langword="null"/>: the service's own, true.</value>
    public bool? PromptExtend { get; init; }

    internal override VideoFamily Family => VideoFamily.ImageToVideo;

    internal override IEnumerable<MediaSlot> Slots =>
        [.. Slot(Image, MediaKind.Image, "img_url"), .. Slot(Audio, MediaKind.Audio, "audio_url")];

    internal override void Check(RequestRules rules)
    {
        rules.Lengths(Prompt, NegativePrompt);
        rules.Resolution(Resolution);
        rules.Seconds(Duration);
        rules.Feature(ShotType is not null, VideoFeature.ShotType, "shot_type");
        rules.Feature(GenerateAudio is not null, VideoFeature.GenerateAudio, "audio");
        rules.Feature(Audio is not null, VideoFeature.Audio, "a sound track (audio_url)");
        rules.Feature(Template is not null, VideoFeature.Template, "a template");
        rules.Require(Image is not null, "An image-to-video request needs its picture, img_url.");
    }

    internal override void Write(RequestParts parts)
    {
        parts.Say("prompt", Prompt);
        parts.Say("negative_prompt", NegativePrompt);
        parts.Place("img_url", Image);
        parts.Place("audio_url", Audio);
        parts.Say("template", Template);
        parts.Set("resolution", Resolution?.ToString());
        parts.Set("duration", Duration);
        parts.Set("prompt_extend", PromptExtend);
        parts.Set("shot_type", ShotType?.ToString());
        parts.Set("audio", GenerateAudio);
    }

    private protected override string Describe() => $"Resolution = {Resolution}, Duration = {Duration}";
}
