using System.Text.Json.Serialization;

namespace Prism.Sdk.Input;

/// <summary>A text that may leave the machine: personal data are placeholders, the language is known.</summary>
/// <remarks>Immutable. <see cref="ToString"/> gives lengths, never the text.</remarks>
public sealed record ProcessedInput
{
    // The serializer sets every init-only member that the JSON lacks to its type's default, so defaults are held in the accessors.

    /// <summary>Gets the version of this record's shape.</summary>
    public int Version { get; init => field = value == 0 ? 1 : value; } = 1;

    /// <summary>Gets the text, with placeholders such as <c>[PHONE_1]</c>.</summary>
    public required string Text { get; init; }

    /// <summary>Gets the language of the text as a two-letter ISO 639-1 code, or <c>und</c>.</summary>
    public required string Language { get; init; }

    /// <summary>Gets how sure the language is, from 0 to 1.</summary>
    public double LanguageConfidence { get; init; }

    /// <summary>Gets the language that prompts and captions are to be written in, a two-letter ISO 639-1 code.</summary>
    /// <value>The default is the language of the text, or <c>en</c> when that is not known.</value>
    public string TargetLanguage
    {
        get => field ?? (Language == "und" ? "en" : Language);
        init;
    }

    /// <summary>Gets the language that the text was translated from, a two-letter ISO 639-1 code.</summary>
    /// <value>The default is <see langword="null"/>: the text is as the user wrote it.</value>
    public string? TranslatedFrom { get; init; }

    /// <summary>Gets how many hidden characters (direction marks, zero-width characters, tags, terminal sequences) were taken out of the text.</summary>
    public int HiddenCharacters { get; init; }

    /// <summary>Gets what the placeholders stand for. Never serialized: the clear values stay in memory.</summary>
    [JsonIgnore]
    public PersonalDataMap PersonalData { get; init; } = PersonalDataMap.Empty;

    /// <summary>Describes the input without its text.</summary>
    /// <returns>Length, language and number of placeholders.</returns>
    public override string ToString() =>
        $"ProcessedInput {{ Text = {Text?.Length ?? 0} characters, Language = {Language}, PersonalData = {PersonalData.Entities.Count} }}";
}
