namespace Prism.Sdk.Input;

/// <summary>A text that is to be translated.</summary>
/// <remarks><see cref="ToString"/> gives lengths, never the text.</remarks>
public sealed record TranslationRequest
{
    /// <summary>Gets the masked text. Placeholders such as <c>[PHONE_1]</c>, names and numbers must survive.</summary>
    public required string Text { get; init; }

    /// <summary>Gets the language of the text as a two-letter ISO 639-1 code.</summary>
    public required string SourceLanguage { get; init; }

    /// <summary>Gets the language wanted, as a two-letter ISO 639-1 code.</summary>
    public required string TargetLanguage { get; init; }

    /// <summary>Describes the request without its text.</summary>
    /// <returns>The length and the languages.</returns>
    public override string ToString() => $"TranslationRequest {{ Text = {Text?.Length ?? 0} characters, {SourceLanguage} to {TargetLanguage} }}";
}
