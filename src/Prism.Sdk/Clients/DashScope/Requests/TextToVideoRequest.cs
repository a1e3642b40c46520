using Prism.Sdk.Clients.DashScope.Catalogue;
using Prism.Sdk.Clients.DashScope.Media;

namespace Prism.Sdk.Clients.DashScope.Requests;

/// <summary>A video from words, its picture by size: <c>wan2.6-t2v</c> and its predecessors (dashscope.md §3.1).</summary>
public sealed record TextToVideoRequest : VideoSynthesisRequest
{
    /// <summary>Creates a request to <c>wan2.6-t2v</c>.</summary>
    public TextToVideoRequest()
        : base("wan2.6-t2v")
    {
    }

    /// <inheritdoc/>
    public override required string Prompt { get; init; }

    /// <summary>Gets what is not to be seen. At most 500 characters; the service cuts off the rest.</summary>
    public string? NegativePrompt { get; init; }

    /// <summary>Gets a sound track: wav or mp3, at most 15 MB; longer than the video it is cut, shorter the rest is silent.</summary>
    /// <value>The default is <see langword="null"/>: the model makes the sound.</value>
    public MediaInput? Audio { get; init; }

    /// <summary>Gets the picture size.</summary>
    /// <value>The default is <see langword="null"/>: the service's own, 1920*1080 with most models, which is the dearer tier.</value>
    public VideoSize? Size { get; init; }

    /// <summary>Gets the length in whole seconds: 2 to 15 with wan2.6, 5 or 10 with wan2.5, 5 before. It is what is billed.</summary>
    /// <value>The default is <see langword="null"/>: the service's own, 5 seconds.</value>
    public int? Duration { get; init; }

    /// <summary>Gets whether the video may have cuts: wan2.6 alone, and only while the service rewrites the prompt.</summary>
    public ShotType? ShotType { get; init; }

    /// <summary>Gets whether the service rewrites the prompt.</summary>
    /// <value>The default is <see langword="null"/>: the service's own, true.</value>
    public bool? PromptExtend { get; init; }

    internal override VideoFamily Family => VideoFamily.TextToVideo;

    internal override IEnumerable<MediaSlot> Slots =>
        Slot(Audio, MediaKind.Audio, "audio_url");

    internal override void Check(RequestRules rules)
    {
        rules.PromptIsGiven(Prompt);
        rules.Lengths(Prompt, NegativePrompt);
        rules.Size(Size);
        rules.Seconds(Duration);
        rules.Feature(ShotType is not null, VideoFeature.ShotType, "shot_type");
        rules.Feature(Audio is not null, VideoFeature.Audio, "a sound track (audio_url)");
    }

    internal override void Write(RequestParts parts)
    {
        parts.Say("prompt", Prompt);
        parts.Say("negative_prompt", NegativePrompt);
        parts.Place("audio_url", Audio);
        parts.Set("size", Size?.ToString());
        parts.Set("duration", Duration);
        parts.Set("prompt_extend", PromptExtend);
        parts.Set("shot_type", ShotType?.ToString());
    }

    private protected override string Describe() => $"Size = {Size}, Duration = {Duration}";
}
