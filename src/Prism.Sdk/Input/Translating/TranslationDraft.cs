using System.Text.Json.Serialization;
using Prism.Sdk.Prompting;

namespace Prism.Sdk.Input.Translating;

/// <summary>What the language model is given to translate, and what it answers: docs/prompts.md, prism.translate.</summary>
internal sealed record TranslationDraft
{
    public required string? Text { get; init; }

    public IReadOnlyList<TranslatedName>? Names { get; init; }
}

/// <summary>How a name is written on both sides.</summary>
internal sealed record TranslatedName
{
    public string? Source { get; init; }

    public string? Target { get; init; }
}

internal sealed record TranslationEnvelope
{
    public string Task { get; init; } = "prism.translate";

    public int Version { get; init; } = 1;

    public required string SourceLanguage { get; init; }

    public required string TargetLanguage { get; init; }

    /// <summary>Gets the names as pieces translated before wrote them.</summary>
    public required IReadOnlyList<TranslatedName> Names { get; init; }

    public required string Text { get; init; }
}

[JsonSerializable(typeof(TranslationEnvelope))]
[JsonSerializable(typeof(TranslationDraft))]
internal sealed partial class TranslationJson : JsonSerializerContext
{
    public static TranslationJson Prompt { get; } = new(PromptJson.CreateOptions());
}
