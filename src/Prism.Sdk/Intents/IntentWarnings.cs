using Prism.Sdk.Prompting;

namespace Prism.Sdk.Intents;

/// <summary>Tells what a draft had that the intent has not.</summary>
internal static class IntentWarnings
{
    public static IEnumerable<PipelineWarning> Of(StructuredReply<IntentDraft> reply, BoundIntent bound, IntentOptions settings)
    {
        var draft = reply.Value;
        if (reply.Unmended.Count > 0)
        {
            yield return Warning("intent-mended", $"The language model's intent was put right by rules ({string.Join(", ", reply.Unmended)}). Look at the plan before buying.");
        }

        if (draft.Events?.Count > settings.MaxEvents)
        {
            yield return Warning("intent-events-dropped", $"The text has {draft.Events.Count} events; the first {settings.MaxEvents} are kept. Raise {IntentOptions.SectionName}:{nameof(settings.MaxEvents)} or shorten the text.");
        }

        if (draft.Characters?.Count > settings.MaxCharacters)
        {
            yield return Warning("intent-characters-dropped", $"The text has {draft.Characters.Count} characters; the first {settings.MaxCharacters} are kept. Raise {IntentOptions.SectionName}:{nameof(settings.MaxCharacters)}.");
        }

        if (bound.LostAnchors.Count > 0)
        {
            yield return Warning("intent-anchor-lost", $"The text has nothing like the words that the language model quoted for {string.Join(", ", bound.LostAnchors)}: these events may be invented. Look at the plan before buying.");
        }

        if (bound.EarlierEvents.Count > 0)
        {
            yield return Warning("intent-order", $"The text tells {string.Join(", ", bound.EarlierEvents)} before the event that stands before it in the intent. Look at the order of the plan before buying.");
        }

        if (bound.LostLines > 0)
        {
            yield return Warning("intent-lines-dropped", $"{bound.LostLines} spoken {(bound.LostLines == 1 ? "line is" : "lines are")} not in the text, and {(bound.LostLines == 1 ? "was" : "were")} dropped.");
        }

        if (Words(draft).Any(ForeignWords.In))
        {
            yield return Warning("intent-foreign-words", "Web addresses, file paths or names of models in the language model's intent were removed: a film has no place for them.");
        }
    }

    private static IEnumerable<string?> Words(IntentDraft draft) =>
    [
        draft.Title, draft.Subject, draft.Mood, draft.Style, .. draft.Places ?? [], .. draft.MustHave ?? [], .. draft.MustNot ?? [],
        .. (draft.Events ?? []).Select(static e => e?.Description), .. (draft.Characters ?? []).SelectMany(static c => new[] { c?.Name, c?.Description }), .. (draft.Lines ?? []).SelectMany(static line => new[] { line?.Speaker, line?.Text }), .. (draft.Events ?? []).Select(static e => e?.Anchor),
    ];

    private static PipelineWarning Warning(string code, string message) => new() { Code = code, Message = message };
}
