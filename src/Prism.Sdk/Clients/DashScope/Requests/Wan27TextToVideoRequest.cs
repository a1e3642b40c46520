using Prism.Sdk.Clients.DashScope.Catalogue;
using Prism.Sdk.Clients.DashScope.Media;

namespace Prism.Sdk.Clients.DashScope.Requests;

/// <summary>A video from words, its picture by resolution and ratio: <c>wan2.7-t2v</c> (dashscope.md §3.2). It takes neither a size nor a shot type.</summary>
public sealed record Wan27TextToVideoRequest : VideoSynthesisRequest
{
    /// <summary>Creates a request to <c>wan2.7-t2v</c>.</summary>
    public Wan27TextToVideoRequest()
        : base("wan2.7-t2v")
    {
    }

    /// <inheritdoc/>
    public override required string Prompt { get; init; }

    /// <summary>Gets what is not to be seen. At most 500 characters; the service cuts off the rest.</summary>
    public string? NegativePrompt { get; init; }

    /// <summary>Gets a sound track: wav or mp3, at most 15 MB; longer than the video it is cut, shorter the rest is silent.</summary>
    /// <value>The default is <see langword="null"/>: the model makes the sound.</value>
    public MediaInput? Audio { get; init; }

    /// <summary>Gets the resolution tier.</summary>
    /// <value>The default is <see langword="null"/>: the service's own, 1080P with most models, which is the dearer tier.</value>
    public VideoResolution? Resolution { get; init; }

    /// <summary>Gets the picture's ratio.</summary>
    /// <value>The default is <see langword="null"/>: the service's own.</value>
    public VideoRatio? Ratio { get; init; }

    /// <summary>Gets the length in whole seconds, 2 to 15. It is what is billed.</summary>
    /// <value>The default is <see langword="null"/>: the service's own, 5 seconds.</value>
    public int? Duration { get; init; }

    /// <summary>Gets whether the service rewrites the prompt.</summary>
    /// <value>The default is <see langword="null"/>: the service's own, true.</value>
    public bool? PromptExtend { get; init; }

    internal override VideoFamily Family => VideoFamily.Wan27TextToVideo;

    internal override IEnumerable<MediaSlot> Slots =>
        Slot(Audio, MediaKind.Audio, "audio_url");

    internal override void Check(RequestRules rules)
    {
        rules.PromptIsGiven(Prompt);
        rules.Lengths(Prompt, NegativePrompt);
        rules.Resolution(Resolution);
        rules.Ratio(Ratio);
        rules.Seconds(Duration);
        rules.Feature(Audio is not null, VideoFeature.Audio, "a sound track (audio_url)");
    }

    internal override void Write(RequestParts parts)
    {
        parts.Say("prompt", Prompt);
        parts.Say("negative_prompt", NegativePrompt);
        parts.Place("audio_url", Audio);
        parts.Set("resolution", Resolution?.ToString());
        parts.Set("ratio", Ratio?.ToString());
        parts.Set("duration", Duration);
        parts.Set("prompt_extend", PromptExtend);
    }

    private protected override string Describe() => $"Resolution = {Resolution}, Ratio = {Ratio}, Duration = {Duration}";
}
