using Prism.Sdk.Intents;
using Prism.Sdk.Planning;

namespace Prism.Sdk.Tests.Planning.Mutations;

/// <summary>Spoils a good plan in one way, and knows by which codes that must be caught.</summary>
internal sealed class PlanMutator(Random random)
{
    public static IReadOnlyList<string> CodesOf(PlanFault fault) => fault switch
    {
        PlanFault.DroppedEvent => ["event.uncovered"],
        PlanFault.SwappedEvents => ["order.broken"],
        PlanFault.DriftedDescription => ["character.drifted"],
        PlanFault.OverrunSeconds => ["shot.seconds", "total.off"],
        _ => ["shot.repeated"],
    };

    public static bool IsCaught(PlanFault fault, PlanReview review) => review.Problems.Any(problem => CodesOf(fault).Contains(problem.Code.Split(':')[0]));

    /// <summary>Spoils a plan.</summary>
    /// <returns>The plan; null when it has nothing to spoil in that way, such as no character.</returns>
    public ShotPlan? Spoil(ShotPlan plan, VideoIntent intent, PlanFault fault, int maxSeconds) => fault switch
    {
        PlanFault.DroppedEvent => Drop(plan, intent),
        PlanFault.SwappedEvents => Swap(plan),
        PlanFault.DriftedDescription => Drift(plan, intent),
        PlanFault.OverrunSeconds => Overrun(plan, maxSeconds),
        _ => Repeat(plan),
    };

    // Some leave the shot out, some the id, some keep the id and say nothing of the event.
    private ShotPlan? Drop(ShotPlan plan, VideoIntent intent)
    {
        var gone = intent.Events[random.Next(intent.Events.Count)];
        if (random.Next(3) == 0 && plan.Shots.Where(shot => shot.Events.Contains(gone.Id)).All(static shot => shot.Events.Count == 1) && intent.Events.Count > 2)
        {
            var idle = plan.Language == "zh" ? "空镜头，薄雾里的石阶，柔和的光。" : "An empty staircase in thin fog, soft light.";
            return plan with { Shots = [.. plan.Shots.Select(shot => shot.Events.Contains(gone.Id) ? shot with { Prompt = idle + " " + shot.Id, Characters = [] } : shot)] };
        }

        List<Shot> left = [.. plan.Shots
            .Where(shot => shot.Events is not [var only] || only != gone.Id)
            .Select(shot => shot.Events.Contains(gone.Id) ? shot with { Events = [.. shot.Events.Where(id => id != gone.Id)], Prompt = shot.Prompt.Replace(gone.Description, "", StringComparison.Ordinal) } : shot)];
        return left.Count == 0 ? null : plan with { Shots = left };
    }

    // Whole shots change places, or what they show does, or their prompts alone.
    private ShotPlan? Swap(ShotPlan plan)
    {
        List<(int One, int Other)> pairs = [.. from one in Enumerable.Range(0, plan.Shots.Count) from other in Enumerable.Range(one + 1, plan.Shots.Count - one - 1)
            where plan.Shots[one].Events.Count > 0 && plan.Shots[other].Events.Count > 0 && !plan.Shots[one].Events.Intersect(plan.Shots[other].Events).Any() select (one, other)];
        if (pairs.Count == 0)
        {
            return null;
        }

        var (a, b) = pairs[random.Next(pairs.Count)];
        var (left, right) = (plan.Shots[a], plan.Shots[b]);
        return (plan.Shots.Count(shot => shot.Events.Intersect(left.Events.Concat(right.Events)).Any()) == 2 ? random.Next(3) : random.Next(2)) switch
        {
            0 => With(plan, a, right, b, left),
            1 => With(plan, a, right with { Id = left.Id }, b, left with { Id = right.Id }),
            _ => With(plan, a, left with { Prompt = right.Prompt, Characters = right.Characters }, b, right with { Prompt = left.Prompt, Characters = left.Characters }),
        };
    }

    private ShotPlan? Drift(ShotPlan plan, VideoIntent intent)
    {
        List<(int Shot, IntentCharacter Who)> seen = [.. plan.Shots.Index().SelectMany(entry => intent.Characters.Where(who => entry.Item.Characters.Contains(who.Name) && entry.Item.Prompt.Contains(who.Description, StringComparison.OrdinalIgnoreCase)).Select(who => (entry.Index, who)))];
        if (seen.Count == 0)
        {
            return null;
        }

        var (at, who) = seen[random.Next(seen.Count)];
        var shot = plan.Shots[at];
        return With(plan, at, shot with { Prompt = shot.Prompt.Replace(who.Description, Drifted(who.Description, plan.Language), StringComparison.OrdinalIgnoreCase) });
    }

    private string Drifted(string look, string language)
    {
        if (language == "zh")
        {
            var cut = random.Next(1, look.Length - 2);
            return random.Next(3) switch { 0 => look[..cut] + "紫" + look[(cut + 1)..], 1 => look[..cut] + "高大的" + look[cut..], _ => look[..cut] + look[(cut + 2)..] };
        }

        List<string> words = [.. look.Split(' ')];
        var place = random.Next(words.Count);
        switch (random.Next(3))
        {
            case 0:
                words[place] = "purple";
                break;
            case 1:
                // Within: before or behind it, the description would still stand to the letter.
                words.Insert(Math.Max(1, place), "enormous");
                break;
            default:
                words.RemoveAt(place);
                break;
        }

        return string.Join(' ', words);
    }

    private ShotPlan Overrun(ShotPlan plan, int maxSeconds)
    {
        var at = random.Next(plan.Shots.Count);
        var shot = plan.Shots[at];
        return With(plan, at, shot with { Seconds = random.Next(2) == 0 ? maxSeconds + random.Next(1, 60) : shot.Seconds + random.Next(1, 6) });
    }

    private ShotPlan Repeat(ShotPlan plan)
    {
        var at = random.Next(plan.Shots.Count);
        List<Shot> shots = [.. plan.Shots];
        shots.Insert(random.Next(at + 1, shots.Count + 1), plan.Shots[at] with { Id = random.Next(2) == 0 ? $"s{shots.Count + 1}" : plan.Shots[at].Id, Seed = random.Next() });
        return plan with { Shots = shots };
    }

    private static ShotPlan With(ShotPlan plan, int at, Shot shot, int? also = null, Shot? other = null) =>
        plan with { Shots = [.. plan.Shots.Select((old, i) => i == at ? shot : i == also ? other! : old)] };
}
