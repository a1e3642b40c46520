using Prism.Sdk.Intents;
using Prism.Sdk.Prompting;
using Prism.Sdk.Templates;

namespace Prism.Sdk.Planning;

/// <summary>Brings the model's shots into bounds: known ids only, the right number, every event covered.</summary>
internal static class DraftedShots
{
    private const int MaxCaption = 120;

    public static IReadOnlyList<DraftedShot> From(PlanDraft draft, VideoIntent intent, VideoTemplate template, PlanLimits limits)
    {
        List<DraftedShot> shots = [.. (draft.Shots ?? []).Select(shot => Read(shot, intent)).Where(static shot => shot.Body.Length > 0).Take(limits.MaxShots)];
        for (var added = 0; shots.Count < limits.MinShots; added++)
        {
            Split(shots, added, template, intent.Language);
        }

        Cover(shots, intent);
        return shots;
    }

    private static DraftedShot Read(PlanDraft.ShotDraft? shot, VideoIntent intent)
    {
        var body = ReplyText.Clean(shot?.Prompt, int.MaxValue);
        HashSet<string?> ids = new((shot?.Events ?? []).Select(static id => id?.Trim()), StringComparer.OrdinalIgnoreCase);
        HashSet<string?> names = new((shot?.Characters ?? []).Select(static name => name?.Trim()), StringComparer.OrdinalIgnoreCase);
        return new DraftedShot
        {
            Body = body,
            Seconds = shot?.Seconds,
            Caption = ReplyText.CleanOrNull(shot?.Caption, MaxCaption),
            Events = [.. intent.Events.Where(e => ids.Contains(e.Id))],
            Characters = [.. intent.Characters.Where(character => names.Contains(character.Name) || Mentions(body, character.Name))],
        };
    }

    /// <summary>Makes one shot more: the fullest shot gives its later events away; when none has two, each in turn is shown again from another camera.</summary>
    private static void Split(List<DraftedShot> shots, int added, VideoTemplate template, string language)
    {
        var fullest = shots.MaxBy(static shot => shot.Events.Count)!;
        var at = fullest.Events.Count > 1 ? shots.IndexOf(fullest) : 2 * added % shots.Count;
        var shot = shots[at];
        var half = (shot.Events.Count + 1) / 2;
        var later = shot.Events.Skip(half).ToList();
        var camera = template.Beats[shots.Count % template.Beats.Count].Camera.For(language);
        shots[at] = shot with { Events = [.. shot.Events.Take(half)] };
        shots.Insert(at + 1, shot with
        {
            Body = PromptSentences.Join(language, [camera, .. later.Count > 0 ? later.Select(static e => e.Description) : [shot.Body]]),
            Events = later,
            Caption = null,
        });
    }

    /// <summary>Gives each forgotten event to the shot where its neighbour in the story is.</summary>
    private static void Cover(List<DraftedShot> shots, VideoIntent intent)
    {
        var place = 0;
        foreach (var happening in intent.Events)
        {
            var found = shots.FindIndex(shot => shot.Events.Contains(happening));
            if (found >= 0)
            {
                place = found;
                continue;
            }

            var shot = shots[place];
            shots[place] = shot with { Events = [.. shot.Events, happening], Additions = [.. shot.Additions, happening.Description] };
        }
    }

    private static bool Mentions(string text, string name)
    {
        for (var at = text.IndexOf(name, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            // Sam is not in same; Chinese has no such borders.
            var end = at + name.Length;
            var startsWord = at == 0 || !(char.IsAsciiLetter(text[at - 1]) && char.IsAsciiLetter(name[0]));
            var endsWord = end == text.Length || !(char.IsAsciiLetter(text[end]) && char.IsAsciiLetter(name[^1]));
            if (startsWord && endsWord)
            {
                return true;
            }
        }

        return false;
    }
}
