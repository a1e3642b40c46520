using Prism.Sdk.Intents;
using Prism.Sdk.Prompting;

namespace Prism.Sdk.Planning;

/// <summary>Says what is wrong with a draft, in codes that the model is told.</summary>
internal static class PlanDraftCheck
{
    public static IEnumerable<ReplyProblem> Find(PlanDraft draft, VideoIntent intent, PlanLimits limits)
    {
        var shots = draft.Shots ?? [];
        var usable = shots.Count(static shot => HasPrompt(shot));
        if (usable == 0)
        {
            yield return new ReplyProblem("shots.empty");
            yield break;
        }

        foreach (var (index, shot) in shots.Index().Where(static entry => !HasPrompt(entry.Item)))
        {
            yield return new ReplyProblem($"shot.prompt.empty:{index + 1}", IsMendable: true);
        }

        if (usable < limits.MinShots)
        {
            yield return new ReplyProblem($"shots.few:{usable}", IsMendable: true);
        }

        if (usable > limits.MaxShots)
        {
            yield return new ReplyProblem($"shots.many:{usable}", IsMendable: true);
        }

        var covered = shots.Where(HasPrompt).SelectMany(static shot => shot!.Events ?? []).Select(static id => id?.Trim()).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var missing in intent.Events.Where(e => !covered.Contains(e.Id)))
        {
            yield return new ReplyProblem($"event.uncovered:{missing.Id}", IsMendable: true);
        }
    }

    private static bool HasPrompt(PlanDraft.ShotDraft? shot) => ReplyText.CleanOrNull(shot?.Prompt, int.MaxValue) is not null;
}
