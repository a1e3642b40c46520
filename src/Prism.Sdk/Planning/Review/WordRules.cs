using Prism.Sdk.Planning.Drafting;
using Prism.Sdk.Prompting;

namespace Prism.Sdk.Planning.Review;

/// <summary>The words of the shots: no slot left open, no camera that nobody knows, no shot twice.</summary>
internal static class WordRules
{
    public static IEnumerable<PlanProblem> Find(ShotPlan plan, PlanRules rules)
    {
        Dictionary<string, string> seen = [];
        foreach (var shot in plan.Shots)
        {
            if (Slots.FindOpen(shot.Prompt) is { } slot)
            {
                yield return new($"slot.empty:{shot.Id}:{slot}", $"The prompt of shot '{shot.Id}' still has the slot {{{slot}}}; put words in its place.");
            }

            if (!CameraWords.AreKnown(shot.Camera, rules.CameraWords))
            {
                yield return new($"camera.unknown:{shot.Id}", $"The camera of shot '{shot.Id}' is in no words that are known, such as 'wide shot, slow push in'; use those of the template.");
            }

            var words = BareText.Of(shot.Prompt);
            if (words.Length > 0 && !seen.TryAdd(words, shot.Id))
            {
                yield return new($"shot.repeated:{shot.Id}", $"Shot '{shot.Id}' has the prompt of shot '{seen[words]}'; show something else, or leave it out.");
            }
        }
    }
}
