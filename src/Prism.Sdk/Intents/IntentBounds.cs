using Prism.Sdk.Input;
using Prism.Sdk.Prompting;

namespace Prism.Sdk.Intents;

/// <summary>Makes an intent of a draft, within bounds that no reply can widen: counts, lengths, our own ids, no address.</summary>
internal static class IntentBounds
{
    private const int MaxTitle = 80;
    private const int MaxName = 40;
    private const int MaxLook = 200;
    private const int MaxSentence = 300;
    private const int MaxPhrase = 120;
    private const int MaxPhrases = 12;

    public static VideoIntent Apply(IntentDraft draft, ProcessedInput input, IntentOptions options)
    {
        List<IntentEvent> events = [.. (draft.Events ?? [])
            .Select(e => (Description: ReplyText.Clean(e?.Description, MaxSentence), Anchor: Verbatim(e?.Anchor, input.Text)))
            .Where(static e => e.Description.Length > 0)
            .Take(options.MaxEvents)
            .Select(static (e, index) => new IntentEvent { Id = $"e{index + 1}", Description = e.Description, Anchor = e.Anchor })];

        var subject = ReplyText.CleanOrNull(draft.Subject, MaxSentence) ?? events[0].Description;
        return new VideoIntent
        {
            Title = ReplyText.CleanOrNull(draft.Title, MaxTitle) ?? ReplyText.Cut(subject, MaxTitle),
            Language = input.TargetLanguage,
            Subject = subject,
            Characters = [.. Characters(draft).Take(options.MaxCharacters)],
            Places = Phrases(draft.Places),
            Events = events,
            Mood = ReplyText.CleanOrNull(draft.Mood, MaxPhrase),
            Style = ReplyText.CleanOrNull(draft.Style, MaxPhrase),
            MustHave = Phrases(draft.MustHave),
            MustNot = Phrases(draft.MustNot),
        };
    }

    private static IEnumerable<IntentCharacter> Characters(IntentDraft draft) =>
        (draft.Characters ?? [])
            .Select(static c => new IntentCharacter { Name = ReplyText.Clean(c?.Name, MaxName), Description = ReplyText.Clean(c?.Description, MaxLook) })
            .Where(static c => c.Name.Length > 0 && c.Description.Length > 0)
            .DistinctBy(static c => c.Name, StringComparer.OrdinalIgnoreCase);

    private static List<string> Phrases(IReadOnlyList<string?>? phrases) =>
        [.. (phrases ?? []).Select(static phrase => ReplyText.Clean(phrase, MaxPhrase)).Where(static phrase => phrase.Length > 0).Distinct().Take(MaxPhrases)];

    // An anchor that the source does not have word for word proves nothing.
    private static string? Verbatim(string? anchor, string text) =>
        anchor?.Trim() is { Length: > 0 } words && text.Contains(words, StringComparison.Ordinal) ? words : null;
}
