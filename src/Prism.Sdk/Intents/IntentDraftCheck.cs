using Prism.Sdk.Prompting;

namespace Prism.Sdk.Intents;

/// <summary>Says what is wrong with a draft, in codes that the model is told.</summary>
internal static class IntentDraftCheck
{
    public static IEnumerable<ReplyProblem> Find(IntentDraft draft)
    {
        if (string.IsNullOrWhiteSpace(draft.Title))
        {
            yield return new ReplyProblem("title.empty", IsMendable: true);
        }

        if (string.IsNullOrWhiteSpace(draft.Subject))
        {
            yield return new ReplyProblem("subject.empty", IsMendable: true);
        }

        var events = draft.Events ?? [];
        if (!events.Any(static e => ReplyText.CleanOrNull(e?.Description, int.MaxValue) is not null))
        {
            yield return new ReplyProblem("events.empty");
        }

        foreach (var id in events.Where(static e => !string.IsNullOrWhiteSpace(e?.Id)).GroupBy(static e => e!.Id).Where(static group => group.Count() > 1))
        {
            yield return new ReplyProblem($"event.id.duplicate:{ReplyText.Clean(id.Key, 16)}", IsMendable: true);
        }

        foreach (var (index, character) in (draft.Characters ?? []).Index())
        {
            if (string.IsNullOrWhiteSpace(character?.Name) || string.IsNullOrWhiteSpace(character.Description))
            {
                yield return new ReplyProblem($"character.empty:{index + 1}", IsMendable: true);
            }
        }
    }
}
