using System.Text.Json.Serialization;
using Prism.Sdk.Images;

namespace Prism.Sdk;

/// <summary>What a caller asks for: a text, and wishes about the film. Only the text is required.</summary>
/// <remarks>Immutable. <see cref="ToString"/> gives lengths, never the text.</remarks>
public sealed record VideoRequest
{
    /// <summary>Gets the text to film: a sentence, a story, an article, in any language.</summary>
    public required string Text { get; init; }

    /// <summary>Gets the picture size.</summary>
    /// <value>The default is <see langword="null"/>: the size of <c>Prism:Planning:Size</c>, 1280*720.</value>
    public VideoSize? Size { get; init; }

    /// <summary>Gets the length of the whole film in seconds.</summary>
    /// <value>The default is <see langword="null"/>: the plan decides, within the bounds of <c>Prism:Planning</c>.</value>
    public int? Seconds { get; init; }

    /// <summary>Gets the number of shots.</summary>
    /// <value>The default is <see langword="null"/>: the plan decides, within the bounds of <c>Prism:Planning</c>.</value>
    public int? Shots { get; init; }

    /// <summary>Gets the id of the template to use.</summary>
    /// <value>The default is <see langword="null"/>: the nearest one is found by embedding search.</value>
    public string? TemplateId { get; init; }

    /// <summary>Gets the language of the prompts and captions, as a two-letter ISO 639-1 code such as <c>zh</c> or <c>en</c>.</summary>
    /// <value>The default is <see langword="null"/>: the language of the text.</value>
    public string? Language { get; init; }

    /// <summary>Gets the seed from which each shot's own seed is derived.</summary>
    /// <value>The default is <see langword="null"/>: a seed is chosen at planning and stored in the plan.</value>
    public int? Seed { get; init; }

    /// <summary>Gets the pictures that the film is to use. The shots that show one are made from it, by a model that takes pictures; <see cref="IVideoPipeline.GetQuote(VideoRequest)"/> counts with them.</summary>
    /// <value>The default is none.</value>
    [JsonIgnore]
    public IReadOnlyList<VideoImage> Images { get; init => field = value ?? []; } = [];

    /// <summary>Gets whether each shot begins with the last frame of the one before, where it has no picture of its own. The shots are then made one after the other, and the price of a second is that of the model that takes a first frame.</summary>
    /// <value>The default is <see langword="null"/>: as <c>Prism:Planning:ChainShots</c> says, which is false.</value>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? ChainShots { get; init; }

    // The journal's view of the pictures. Null without any: a request without pictures reads as it always did, so that its hash is the same.
    [JsonInclude]
    [JsonPropertyName("images")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    internal IReadOnlyList<KeptImage>? KeptImages
    {
        get => Images.Count == 0 ? null : [.. Images.Select(static image => image.ToKept()).OfType<KeptImage>()];
        init => Images = [.. (value ?? []).Select(VideoImage.Of)];
    }

    /// <summary>Describes the request without its text.</summary>
    /// <returns>The length of the text and the wishes.</returns>
    public override string ToString() =>
        $"VideoRequest {{ Text = {Text?.Length ?? 0} characters, Size = {Size}, Seconds = {Seconds}, Shots = {Shots}, TemplateId = {TemplateId}, Language = {Language}{(Images.Count > 0 ? $", Images = {Images.Count}" : "")} }}";
}
