namespace Prism.Sdk.Planning.Review;

/// <summary>The numbers of a plan: shots, seconds, lengths of prompts.</summary>
internal static class BoundRules
{
    public static IEnumerable<PlanProblem> Find(ShotPlan plan, PlanRules rules)
    {
        var count = plan.Shots.Count;
        if (count == 0)
        {
            yield return new("shots.empty", "The plan has no shots; give it one or more.");
            yield break;
        }

        if (count < rules.MinShots)
        {
            yield return new($"shots.few:{count}", $"The plan has {count} shots; it needs {rules.MinShots} or more.");
        }

        if (count > rules.MaxShots)
        {
            yield return new($"shots.many:{count}", $"The plan has {count} shots; it may have {rules.MaxShots}.");
        }

        foreach (var (index, shot) in plan.Shots.Index())
        {
            foreach (var problem in ShotPlanCheck.FindInShot(shot, index, rules.Model))
            {
                yield return problem;
            }
        }

        foreach (var id in plan.Shots.Where(static shot => shot is not null).GroupBy(static shot => shot.Id).Where(static group => group.Count() > 1))
        {
            yield return new($"shot.id.duplicate:{id.Key}", $"{id.Count()} shots have the id '{id.Key}'; give each its own.");
        }

        var total = plan.Shots.Sum(static shot => (long)(shot?.Seconds ?? 0));
        if (rules.TotalSeconds is { } wished && total != wished)
        {
            yield return new($"total.off:{total}", $"The shots last {total} seconds in all; the film is to last {wished}.");
        }
    }
}
