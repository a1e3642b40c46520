namespace Prism.Sdk.Intents;

/// <summary>What a text wants filmed: the intermediate representation between words and shots.</summary>
/// <remarks>Immutable, and JSON that a person can read, edit and feed back. It has no place for addresses, paths or model names. <see cref="ToString"/> never gives the text.</remarks>
public sealed record VideoIntent
{
    // The serializer sets every init-only member that the JSON lacks to its type's default, so defaults are held in the accessors.

    /// <summary>Gets the version of this record's shape.</summary>
    public int Version { get; init => field = value == 0 ? 1 : value; } = 1;

    /// <summary>Gets the title of the film.</summary>
    public required string Title { get; init; }

    /// <summary>Gets the language of the prompts and captions, a two-letter ISO 639-1 code.</summary>
    public required string Language { get; init; }

    /// <summary>Gets what the film is about, in one sentence.</summary>
    public required string Subject { get; init; }

    /// <summary>Gets those who act, each with one description that every shot repeats to the letter.</summary>
    public IReadOnlyList<IntentCharacter> Characters { get; init => field = value ?? []; } = [];

    /// <summary>Gets where it happens.</summary>
    public IReadOnlyList<string> Places { get; init => field = value ?? []; } = [];

    /// <summary>Gets what happens, in order. At least one.</summary>
    public required IReadOnlyList<IntentEvent> Events { get; init; }

    /// <summary>Gets the mood, such as <c>warm</c>.</summary>
    public string? Mood { get; init; }

    /// <summary>Gets the visual style, such as <c>watercolour animation</c>.</summary>
    public string? Style { get; init; }

    /// <summary>Gets what must be seen.</summary>
    public IReadOnlyList<string> MustHave { get; init => field = value ?? []; } = [];

    /// <summary>Gets what must not be seen.</summary>
    public IReadOnlyList<string> MustNot { get; init => field = value ?? []; } = [];

    /// <summary>Describes the intent without its text.</summary>
    /// <returns>The counts.</returns>
    public override string ToString() =>
        $"VideoIntent {{ Language = {Language}, Characters = {Characters.Count}, Events = {Events?.Count ?? 0} }}";
}
