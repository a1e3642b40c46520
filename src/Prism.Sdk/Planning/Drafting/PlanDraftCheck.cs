using Prism.Sdk.Intents;
using Prism.Sdk.Planning.Review;
using Prism.Sdk.Prompting;

namespace Prism.Sdk.Planning.Drafting;

/// <summary>Says what is wrong with a draft, in codes that the model is told: those of the review, and of shots without words.</summary>
internal static class PlanDraftCheck
{
    // What is further off than this share of the film is for the model to write anew; less is rounding, which code does better.
    private const double Rounding = 0.1;

    public static IEnumerable<ReplyProblem> Find(PlanDraft draft, VideoIntent intent, PlanLimits limits, IReadOnlyList<string>? cameraWords = null)
    {
        var shots = draft.Shots ?? [];
        List<Shot> usable = [.. shots.Index().Where(static entry => HasPrompt(entry.Item)).Select(entry => Raw(entry.Item!, entry.Index, limits))];
        if (usable.Count == 0)
        {
            yield return new ReplyProblem("shots.empty");
            yield break;
        }

        foreach (var (index, shot) in shots.Index().Where(static entry => !HasPrompt(entry.Item)))
        {
            yield return new ReplyProblem($"shot.prompt.empty:{index + 1}", IsMendable: true);
        }

        // A runaway answer is told its number alone: no reply may cost more to check than a plan of the most shots.
        if (usable.Count > limits.MaxShots)
        {
            yield return new ReplyProblem($"shots.many:{usable.Count}", IsMendable: true);
            usable = usable[..limits.MaxShots];
        }

        var plan = new ShotPlan { Title = "", Language = intent.Language, Model = limits.Model.Name, Size = limits.Size, Shots = usable };
        var isWhole = usable.Count == shots.Count(HasPrompt);
        var total = usable.Sum(static shot => (long)shot.Seconds);
        var isNear = limits.TotalSeconds is { } wished && Math.Abs(total - wished) <= Rounding * wished;
        var areGiven = shots.Where(HasPrompt).All(static shot => shot!.Seconds is not null);
        foreach (var problem in PlanReview.Of(plan, intent, limits.ToRules(cameraWords) with { TotalSeconds = isNear || !areGiven || !isWhole ? null : limits.TotalSeconds }).Problems)
        {
            // A description that is not there at all is put there by code; one with other words contradicts it.
            if (!problem.Code.StartsWith("character.drifted:", StringComparison.Ordinal) || IsContradicted(problem.Code, usable, intent))
            {
                yield return new ReplyProblem(problem.Code, IsMendable: true);
            }
        }
    }

    private static bool IsContradicted(string code, List<Shot> shots, VideoIntent intent)
    {
        var parts = code.Split(':', 3);
        return FigureRules.IsNearlyThere(shots.First(shot => shot.Id == parts[1]).Prompt, intent.Characters.First(character => character.Name == parts[2]), intent.Characters);
    }

    private static Shot Raw(PlanDraft.ShotDraft shot, int index, PlanLimits limits) => new()
    {
        Id = $"s{index + 1}",
        Prompt = ReplyText.Clean(shot.Prompt, int.MaxValue),
        Camera = ReplyText.CleanOrNull(shot.Camera, int.MaxValue),
        Seconds = shot.Seconds is { } seconds && double.IsFinite(seconds) ? (int)Math.Round(Math.Clamp(seconds, -1, 1_000_000), MidpointRounding.AwayFromZero) : limits.Model.MinSeconds,
        Events = [.. (shot.Events ?? []).OfType<string>()],
        Characters = [.. (shot.Characters ?? []).OfType<string>()],
    };

    private static bool HasPrompt(PlanDraft.ShotDraft? shot) => ReplyText.CleanOrNull(shot?.Prompt, int.MaxValue) is not null;
}
