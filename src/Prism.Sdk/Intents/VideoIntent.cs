namespace Prism.Sdk.Intents;

/// <summary>What a text wants filmed: the intermediate representation between words and shots.</summary>
/// <remarks>Immutable, and JSON that a person can read, edit and feed back. It has no place for addresses, paths or model names. <see cref="ToString"/> never gives the text.</remarks>
public sealed record VideoIntent
{
    // The serializer sets every init-only member that the JSON lacks to its type's default, so defaults are held in the accessors.

    /// <summary>Gets the version of this record's shape.</summary>
    /// <value>2. JSON without a version is of the first one, which had no pacing, aspect ratio, seconds or spoken lines.</value>
    public int Version { get; init => field = value == 0 ? 1 : value; } = 2;

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

    /// <summary>Gets the pacing that the text asks for.</summary>
    /// <value><see langword="null"/> when it asks for none.</value>
    public IntentPacing? Pacing { get; init; }

    /// <summary>Gets the shape of the picture that the text asks for: <c>16:9</c>, <c>9:16</c>, <c>1:1</c>, <c>4:3</c> or <c>3:4</c>. <see cref="VideoRequest.Size"/> goes before it.</summary>
    /// <value><see langword="null"/> when it asks for none.</value>
    public string? AspectRatio { get; init; }

    /// <summary>Gets the length of the whole film in seconds that the text asks for. <see cref="VideoRequest.Seconds"/> goes before it.</summary>
    /// <value><see langword="null"/> when it asks for none.</value>
    public int? Seconds { get; init; }

    /// <summary>Gets what is said, in order.</summary>
    public IReadOnlyList<IntentLine> Lines { get; init => field = value ?? []; } = [];

    /// <summary>Gets what must be seen.</summary>
    public IReadOnlyList<string> MustHave { get; init => field = value ?? []; } = [];

    /// <summary>Gets what must not be seen.</summary>
    public IReadOnlyList<string> MustNot { get; init => field = value ?? []; } = [];

    /// <summary>Describes the intent without its text.</summary>
    /// <returns>The counts.</returns>
    public override string ToString() =>
        $"VideoIntent {{ Language = {Language}, Characters = {Characters.Count}, Events = {Events?.Count ?? 0} }}";
}
