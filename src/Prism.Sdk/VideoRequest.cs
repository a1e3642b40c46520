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

    /// <summary>Describes the request without its text.</summary>
    /// <returns>The length of the text and the wishes.</returns>
    public override string ToString() =>
        $"VideoRequest {{ Text = {Text?.Length ?? 0} characters, Size = {Size}, Seconds = {Seconds}, Shots = {Shots}, TemplateId = {TemplateId}, Language = {Language} }}";
}
