using Prism.Sdk.Generation;
using Prism.Sdk.Generation.Pictures;

namespace Prism.Sdk.Planning;

/// <summary>Checks a plan, written by a model or edited by a person, against what the provider sells.</summary>
internal static class ShotPlanCheck
{
    private const int MaxIdLength = 64;
    private const int KnownVersion = 1;

    /// <summary>Throws when a plan must not be bought.</summary>
    /// <exception cref="PlanInvalidException">The plan breaks a bound; the message says which, and what is allowed.</exception>
    public static void Require(ShotPlan plan, ClipProviderCapabilities capabilities)
    {
        var problems = Find(plan, capabilities);
        if (problems.Count > 0)
        {
            throw new PlanInvalidException(string.Join(' ', problems.Select(static problem => problem.Sentence)))
            {
                Problems = [.. problems.Select(static problem => problem.Code)],
            };
        }
    }

    /// <summary>Finds all problems of a plan.</summary>
    public static IReadOnlyList<PlanProblem> Find(ShotPlan plan, ClipProviderCapabilities capabilities)
    {
        List<PlanProblem> problems = [];
        if (plan.Version is < 1 or > KnownVersion)
        {
            problems.Add(new("plan.version", $"The plan has version {plan.Version}; this release reads version {KnownVersion}."));
        }

        var model = capabilities.FindWordModel(plan.Model);
        if (model is null)
        {
            problems.Add(new("model.unknown", $"The model '{plan.Model}' is not sold by {capabilities.Name}; it has {string.Join(", ", capabilities.Models.Select(static m => m.Name))}."));
        }
        else if (!model.Sizes.Contains(plan.Size))
        {
            problems.Add(new("size", $"{model.Name} does not make {plan.Size}; it makes {string.Join(", ", model.Sizes)}."));
        }

        if (plan.Shots.Count == 0)
        {
            problems.Add(new("shots.empty", "The plan has no shots; give it one or more."));
        }

        foreach (var id in plan.Shots.Where(static shot => shot is not null).GroupBy(static shot => shot.Id).Where(static group => group.Count() > 1))
        {
            problems.Add(new($"shot.id.duplicate:{id.Key}", $"{id.Count()} shots have the id '{id.Key}'; give each its own."));
        }

        foreach (var (index, shot) in plan.Shots.Index())
        {
            problems.AddRange(FindInShot(shot, index, shot?.ImageRole is null ? model : ShotModels.Of(plan, shot, capabilities)));
            if (shot is not null)
            {
                problems.AddRange(ShotImageCheck.Find(plan, shot, index, capabilities));
            }
        }

        return problems;
    }

    /// <summary>Finds the problems of one shot by itself.</summary>
    public static IEnumerable<PlanProblem> FindInShot(Shot? shot, int index, ClipModel? model)
    {
        if (shot is null)
        {
            yield return new($"shot.null:{index + 1}", $"Shot number {index + 1} is the JSON word null; remove it.");
            yield break;
        }

        if (!IsId(shot.Id))
        {
            yield return new($"shot.id:{index + 1}", $"The id of shot number {index + 1} must have 1 to {MaxIdLength} letters, digits or hyphens (a to z, A to Z, 0 to 9).");
        }

        if (string.IsNullOrWhiteSpace(shot.Prompt))
        {
            yield return new($"shot.prompt.empty:{shot.Id}", $"Shot '{shot.Id}' has no prompt; say what is to be seen.");
        }

        if (shot.Seed < 0)
        {
            yield return new($"shot.seed:{shot.Id}", $"Shot '{shot.Id}' has the seed {shot.Seed}; seeds run from 0 to {int.MaxValue}.");
        }

        if (model is null)
        {
            yield break;
        }

        if (!model.Makes(shot.Seconds))
        {
            yield return new($"shot.seconds:{shot.Id}", $"Shot '{shot.Id}' has {shot.Seconds} seconds; {model.Name} makes {model.SecondsInWords()}.");
        }

        if (shot.Prompt?.Length > model.MaxPromptLength)
        {
            yield return new($"shot.prompt.long:{shot.Id}", $"The prompt of shot '{shot.Id}' has {shot.Prompt.Length} characters; {model.Name} reads {model.MaxPromptLength}.");
        }
    }

    private static bool IsId(string? id) => id is { Length: > 0 and <= MaxIdLength } && id.All(static c => char.IsAsciiLetterOrDigit(c) || c == '-');
}
