using System.Text.Json.Nodes;

namespace Prism.Sdk.Clients.DashScope;

/// <summary>One video to be made from words by <c>wan2.6-t2v</c>. What is <see langword="null"/> is not sent, and the service's default holds.</summary>
/// <remarks>Limits and defaults are those of the text-to-video reference (dashscope.md §3.1). The service judges them; only what would be misread is checked here.</remarks>
public sealed record VideoSynthesisRequest
{
    /// <summary>Gets the model.</summary>
    /// <value>The default is <c>wan2.6-t2v</c>.</value>
    public string Model { get; init; } = "wan2.6-t2v";

    /// <summary>Gets what is to be seen. At most 1500 characters; the service cuts off the rest without a word.</summary>
    public required string Prompt { get; init; }

    /// <summary>Gets what is not to be seen. At most 500 characters; the rest is cut off.</summary>
    public string? NegativePrompt { get; init; }

    /// <summary>Gets the address of a sound track, http(s) or <c>oss://</c>: wav or mp3, 3 to 30 seconds, at most 15 MB.</summary>
    /// <value>The default is <see langword="null"/>: the model makes the sound.</value>
    public string? AudioUrl { get; init; }

    /// <summary>Gets the picture size.</summary>
    /// <value>The default is <see langword="null"/>: the service's own, 1920*1080, which is the dearer tier.</value>
    public VideoSize? Size { get; init; }

    /// <summary>Gets the length in whole seconds, 2 to 15. It is what is billed.</summary>
    /// <value>The default is <see langword="null"/>: the service's own, 5 seconds.</value>
    public int? Duration { get; init; }

    /// <summary>Gets whether the video may have cuts.</summary>
    public ShotType? ShotType { get; init; }

    /// <summary>Gets the seed, 0 to 2147483647.</summary>
    /// <value>The default is <see langword="null"/>: random.</value>
    public int? Seed { get; init; }

    /// <summary>Gets whether the service rewrites the prompt.</summary>
    /// <value>The default is <see langword="null"/>: the service's own, true.</value>
    public bool? PromptExtend { get; init; }

    /// <summary>Gets whether the service writes its mark into the bottom right corner.</summary>
    /// <value>The default is <see langword="null"/>: the service's own, false.</value>
    public bool? Watermark { get; init; }

    /// <summary>Gets further members of <c>parameters</c>, for what the service learns before Prism does. They win over the members above.</summary>
    public JsonObject? AdditionalParameters { get; init; }

    /// <summary>Describes the request without its text.</summary>
    /// <returns>Model, size, seconds, seed and the length of the prompt.</returns>
    public override string ToString() =>
        $"VideoSynthesisRequest {{ Model = {Model}, Size = {Size}, Duration = {Duration}, Seed = {Seed}, Prompt = {Prompt?.Length ?? 0} characters }}";
}
