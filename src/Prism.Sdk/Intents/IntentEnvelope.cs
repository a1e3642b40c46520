namespace Prism.Sdk.Intents;

/// <summary>What the language model is given to read: docs/prompts.md, prism.intent.</summary>
internal sealed record IntentEnvelope
{
    public string Task { get; init; } = "prism.intent";

    public int Version { get; init; } = 2;

    public required string Language { get; init; }

    public required string SourceLanguage { get; init; }

    public required string Text { get; init; }
}
