using System.Text.Json.Serialization;
using Prism.Sdk.Prompting;

namespace Prism.Sdk.Intents;

/// <summary>What the language model answers, before any bound is applied. Fields that it has no say in, such as ids and language, are not read at all.</summary>
internal sealed record IntentDraft
{
    public required string? Title { get; init; }

    public string? Subject { get; init; }

    public IReadOnlyList<CharacterDraft?>? Characters { get; init; }

    public IReadOnlyList<string?>? Places { get; init; }

    public required IReadOnlyList<EventDraft?>? Events { get; init; }

    public string? Mood { get; init; }

    public string? Style { get; init; }

    public string? Pacing { get; init; }

    public string? AspectRatio { get; init; }

    /// <summary>Not an integer: models write 30.0 too.</summary>
    public double? Seconds { get; init; }

    public IReadOnlyList<LineDraft?>? Lines { get; init; }

    public IReadOnlyList<string?>? MustHave { get; init; }

    public IReadOnlyList<string?>? MustNot { get; init; }

    internal sealed record CharacterDraft
    {
        public string? Name { get; init; }

        public string? Description { get; init; }
    }

    internal sealed record LineDraft
    {
        public string? Speaker { get; init; }

        public string? Text { get; init; }

        public string? Event { get; init; }
    }

    internal sealed record EventDraft
    {
        public string? Id { get; init; }

        public string? Description { get; init; }

        public string? Anchor { get; init; }
    }
}

[JsonSerializable(typeof(IntentEnvelope))]
[JsonSerializable(typeof(IntentDraft))]
internal sealed partial class IntentPromptContext : JsonSerializerContext
{
    public static IntentPromptContext Prompt { get; } = new(PromptJson.CreateOptions());
}
