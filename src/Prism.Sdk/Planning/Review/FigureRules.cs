using Prism.Sdk.Intents;
using Prism.Sdk.Prompting;

namespace Prism.Sdk.Planning.Review;

/// <summary>Each character looks the same in every shot: its one description stands there word for word. Case, blanks and marks do not count.</summary>
internal static class FigureRules
{
    public static IEnumerable<PlanProblem> Find(ShotPlan plan, VideoIntent intent)
    {
        var areListed = plan.Shots.Any(static shot => shot.Characters.Count > 0);
        List<(IntentCharacter Character, string Look)> figures = [.. intent.Characters.Select(static character => (character, BareText.WithBorders(character.Description))).Where(static figure => figure.Item2.Length > 0)];
        foreach (var shot in plan.Shots)
        {
            var prompt = BareText.WithBorders(shot.Prompt);
            foreach (var (character, look) in figures.Where(figure => !prompt.Contains(figure.Look, StringComparison.Ordinal)))
            {
                var isSeen = areListed
                    ? shot.Characters.Any(name => string.Equals(name?.Trim(), character.Name, StringComparison.OrdinalIgnoreCase))
                    : Naming.Mentions(shot.Prompt ?? "", character.Name);
                if (isSeen || IsNearlyThere(shot.Prompt ?? "", character, figures.Select(static figure => figure.Character)))
                {
                    yield return new($"character.drifted:{shot.Id}:{character.Name}", $"Shot '{shot.Id}' does not repeat the description of '{character.Name}' word for word; copy it from the intent.");
                }
            }
        }
    }

    /// <summary>Tells whether a prompt has a character's description with other words in it.</summary>
    public static bool IsNearlyThere(string prompt, IntentCharacter character, IEnumerable<IntentCharacter> all)
    {
        if (BareText.WithBorders(prompt).Contains(BareText.WithBorders(character.Description), StringComparison.Ordinal))
        {
            return false;
        }

        // Brothers look alike: what is the one's own description is not the other's gone wrong.
        foreach (var other in all.Where(other => other != character && other.Description.Length > 0))
        {
            prompt = prompt.Replace(other.Description, "\n", StringComparison.OrdinalIgnoreCase);
        }

        return BareText.Of(character.Description).Length >= 8 && new AnchorSearch(prompt).Find(character.Description) is not null;
    }
}
