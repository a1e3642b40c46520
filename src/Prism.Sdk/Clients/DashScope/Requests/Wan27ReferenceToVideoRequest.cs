using Prism.Sdk.Clients.DashScope.Catalogue;
using Prism.Sdk.Clients.DashScope.Media;

namespace Prism.Sdk.Clients.DashScope.Requests;

/// <summary>A video with the characters of pictures and videos, each perhaps with a voice: <c>wan2.7-r2v</c> (dashscope.md §3.2, §3.3).</summary>
public sealed record Wan27ReferenceToVideoRequest : VideoSynthesisRequest
{
    /// <summary>Creates a request to <c>wan2.7-r2v</c>.</summary>
    public Wan27ReferenceToVideoRequest()
        : base("wan2.7-r2v")
    {
    }

    /// <inheritdoc/>
    public override required string Prompt { get; init; }

    /// <summary>Gets what is not to be seen. At most 500 characters; the service cuts off the rest.</summary>
    public string? NegativePrompt { get; init; }

    /// <summary>Gets the pictures and videos, one at least.</summary>
    public required IReadOnlyList<VideoReference> References { get; init; }

    /// <summary>Gets the resolution tier.</summary>
    /// <value>The default is <see langword="null"/>: the service's own, 1080P with most models, which is the dearer tier.</value>
    public VideoResolution? Resolution { get; init; }

    /// <summary>Gets the picture's ratio.</summary>
    /// <value>The default is <see langword="null"/>: the service's own.</value>
    public VideoRatio? Ratio { get; init; }

    /// <summary>Gets the length in whole seconds. Billed, together with the seconds of the videos given.</summary>
    /// <value>The default is <see langword="null"/>: the service's own, 5 seconds.</value>
    public int? Duration { get; init; }

    /// <summary>Gets whether the service rewrites the prompt.</summary>
    /// <value>The default is <see langword="null"/>: the service's own, true.</value>
    public bool? PromptExtend { get; init; }

    internal override VideoFamily Family => VideoFamily.Wan27ReferenceToVideo;

    internal override IEnumerable<MediaSlot> Slots =>
        References.SelectMany(static (reference, at) => (IEnumerable<MediaSlot>)
        [
            .. Slot(reference.Media, reference.Kind, $"{reference.Type}[{at}]"),
            .. Slot(reference.Voice, MediaKind.Audio, $"reference_voice[{at}]"),
        ]);

    internal override void Check(RequestRules rules)
    {
        rules.PromptIsGiven(Prompt);
        rules.Lengths(Prompt, NegativePrompt);
        rules.Resolution(Resolution);
        rules.Ratio(Ratio);
        rules.Seconds(Duration);
        rules.Require(References.Count > 0, "A reference-to-video request needs one reference at least.");
    }

    internal override void Write(RequestParts parts)
    {
        parts.Say("prompt", Prompt);
        parts.Say("negative_prompt", NegativePrompt);
        foreach (var reference in References)
        {
            parts.PlaceMedia(reference.Type, reference.Media, reference.Voice, reference.Description);
        }

        parts.Set("resolution", Resolution?.ToString());
        parts.Set("ratio", Ratio?.ToString());
        parts.Set("duration", Duration);
        parts.Set("prompt_extend", PromptExtend);
    }

    private protected override string Describe() => $"References = {References.Count}, Resolution = {Resolution}, Ratio = {Ratio}, Duration = {Duration}";
}
