using Prism.Sdk.Clients.DashScope.Catalogue;
using Prism.Sdk.Clients.DashScope.Media;

namespace Prism.Sdk.Clients.DashScope.Requests;

/// <summary>A video changed by words: <c>wan2.7-videoedit</c> (dashscope.md §3.2).</summary>
public sealed record VideoEditRequest : VideoSynthesisRequest
{
    /// <summary>Creates a request to <c>wan2.7-videoedit</c>.</summary>
    public VideoEditRequest()
        : base("wan2.7-videoedit")
    {
    }

    /// <inheritdoc/>
    public override string? Prompt { get; init; }

    /// <summary>Gets what is not to be seen. At most 500 characters; the service cuts off the rest.</summary>
    public string? NegativePrompt { get; init; }

    /// <summary>Gets the video to be changed.</summary>
    public required MediaInput Video { get; init; }

    /// <summary>Gets pictures of what is to come in, at most 3.</summary>
    public IReadOnlyList<MediaInput> ReferenceImages { get; init; } = [];

    /// <summary>Gets the resolution tier.</summary>
    /// <value>The default is <see langword="null"/>: the service's own, 1080P with most models, which is the dearer tier.</value>
    public VideoResolution? Resolution { get; init; }

    /// <summary>Gets the picture's ratio.</summary>
    /// <value>The default is <see langword="null"/>: the service's own.</value>
    public VideoRatio? Ratio { get; init; }

    /// <summary>Gets the length in whole seconds, 2 to 10; 0 keeps that of the video. Billed, together with the seconds of the videos given.</summary>
    /// <value>The default is <see langword="null"/>: the service's own, 5 seconds.</value>
    public int? Duration { get; init; }

    /// <summary>Gets what becomes of the sound.</summary>
    /// <value>The default is <see langword="null"/>: the service's own.</value>
    public AudioSetting? AudioSetting { get; init; }

    /// <summary>Gets whether the service rewrites the prompt.</summary>
    /// <value>The default is <see langword="null"/>: the service's own, true.</value>
    public bool? PromptExtend { get; init; }

    internal override VideoFamily Family => VideoFamily.VideoEdit;

    internal override IEnumerable<MediaSlot> Slots =>
        [.. Slot(Video, MediaKind.Video, "video"), .. SlotsOf(ReferenceImages, MediaKind.Image, "reference_image")];

    internal override void Check(RequestRules rules)
    {
        rules.Lengths(Prompt, NegativePrompt);
        rules.Resolution(Resolution);
        rules.Ratio(Ratio);
        rules.Seconds(Duration);
        rules.Require(Video is not null, "A video edit needs the video.");
        rules.AtMost(ReferenceImages.Count, 3, "reference images");
    }

    internal override void Write(RequestParts parts)
    {
        parts.Say("prompt", Prompt);
        parts.Say("negative_prompt", NegativePrompt);
        parts.PlaceMedia("video", Video);
        foreach (var image in ReferenceImages)
        {
            parts.PlaceMedia("reference_image", image);
        }

        parts.Set("resolution", Resolution?.ToString());
        parts.Set("ratio", Ratio?.ToString());
        parts.Set("duration", Duration);
        parts.Set("audio_setting", AudioSetting?.ToString());
        parts.Set("prompt_extend", PromptExtend);
    }

    private protected override string Describe() => $"Resolution = {Resolution}, Ratio = {Ratio}, Duration = {Duration}";
}
