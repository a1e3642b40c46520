using Prism.Sdk.Input;
using Prism.Sdk.Prompting;

namespace Prism.Sdk.Intents;

/// <summary>Makes an intent of a draft, within bounds that no reply can widen: counts, lengths, our own ids, anchors of the source, no address.</summary>
internal static class IntentBounds
{
    private const int MaxTitle = 80;
    private const int MaxName = 40;
    private const int MaxLook = 200;
    public const int MaxSentence = 300;
    private const int MaxPhrase = 120;
    private const int MaxPhrases = 12;
    private const int MaxLines = 24;

    public static BoundIntent Apply(IntentDraft draft, ProcessedInput input, IntentOptions options)
    {
        var source = new AnchorSearch(input.Text);
        List<IntentEvent> events = [];
        List<string> lost = [], earlier = [];
        Dictionary<string, string> ids = new(StringComparer.OrdinalIgnoreCase);
        var place = 0;
        foreach (var drafted in draft.Events ?? [])
        {
            if (ReplyText.CleanOrNull(drafted?.Description, MaxSentence) is not { } description || events.Count >= options.MaxEvents)
            {
                continue;
            }

            var id = $"e{events.Count + 1}";
            ids.TryAdd(drafted!.Id?.Trim() ?? "", id);
            var anchor = source.Find(drafted.Anchor, place);
            if (ForeignWords.In(anchor?.Words))
            {
                anchor = null;
            }
            else if (anchor is null && !string.IsNullOrWhiteSpace(drafted.Anchor))
            {
                lost.Add(id);
            }

            if (anchor?.At < place)
            {
                earlier.Add(id);
            }

            place = anchor?.At ?? place;
            events.Add(new IntentEvent { Id = id, Description = description, Anchor = anchor?.Words });
        }

        var subject = ReplyText.CleanOrNull(draft.Subject, MaxSentence) ?? events[0].Description;
        var lines = Lines(draft, source, ids).ToList();
        return new BoundIntent
        {
            Intent = new VideoIntent
            {
                Title = ReplyText.CleanOrNull(draft.Title, MaxTitle) ?? ReplyText.Cut(subject, MaxTitle),
                Language = input.TargetLanguage,
                Subject = subject,
                Characters = [.. Characters(draft).Take(options.MaxCharacters)],
                Places = Phrases(draft.Places),
                Events = events,
                Mood = ReplyText.CleanOrNull(draft.Mood, MaxPhrase),
                Style = ReplyText.CleanOrNull(draft.Style, MaxPhrase),
                Pacing = IntentWishes.Pacing(draft.Pacing),
                AspectRatio = IntentWishes.AspectRatio(draft.AspectRatio),
                Seconds = IntentWishes.Seconds(draft.Seconds),
                Lines = [.. lines.OfType<IntentLine>().Take(MaxLines)],
                MustHave = Phrases(draft.MustHave),
                MustNot = Phrases(draft.MustNot),
            },
            LostAnchors = lost,
            EarlierEvents = earlier,
            LostLines = lines.Count(static line => line is null),
        };
    }

    private static IEnumerable<IntentCharacter> Characters(IntentDraft draft) =>
        (draft.Characters ?? [])
            .Select(static c => new IntentCharacter { Name = ReplyText.Clean(c?.Name, MaxName), Description = ReplyText.Clean(c?.Description, MaxLook) })
            .Where(static c => c.Name.Length > 0 && c.Description.Length > 0)
            .DistinctBy(static c => c.Name, StringComparer.OrdinalIgnoreCase);

    // Words put into a mouth that the source does not have are no quotation: null.
    private static IEnumerable<IntentLine?> Lines(IntentDraft draft, AnchorSearch source, Dictionary<string, string> ids)
    {
        foreach (var line in draft.Lines ?? [])
        {
            if (!string.IsNullOrWhiteSpace(line?.Text))
            {
                var words = ReplyText.CleanOrNull(source.Find(line.Text)?.Words, MaxSentence);
                yield return words is null ? null : new IntentLine { Text = words, Speaker = ReplyText.CleanOrNull(line.Speaker, MaxName), Event = ids.GetValueOrDefault(line.Event?.Trim() ?? "") };
            }
        }
    }

    private static List<string> Phrases(IReadOnlyList<string?>? phrases) =>
        [.. (phrases ?? []).Select(static phrase => ReplyText.Clean(phrase, MaxPhrase)).Where(static phrase => phrase.Length > 0).Distinct().Take(MaxPhrases)];
}
