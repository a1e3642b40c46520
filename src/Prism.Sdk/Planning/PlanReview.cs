using Prism.Sdk.Intents;
using Prism.Sdk.Planning.Review;

namespace Prism.Sdk.Planning;

/// <summary>A plan held against its source: which shot shows which event, and what is wrong. Pure arithmetic over words: no model is asked, nothing is billed.</summary>
/// <remarks>Whoever wrote the plan, a model or a person, in Chinese or English, it is judged by the ids that shots name and by the words of their prompts. Immutable; <see cref="ToString"/> gives ids and codes, never text.</remarks>
public sealed record PlanReview
{
    /// <summary>Gets what is wrong.</summary>
    /// <value>Empty for a plan worth filming. The codes: <c>event.uncovered</c>, <c>order.broken</c>, <c>character.drifted</c>, <c>shot.repeated</c>, <c>slot.empty</c>, <c>camera.unknown</c>, <c>total.off</c>, <c>shots.few</c>, <c>shots.many</c>, <c>shots.empty</c>, <c>shot.null</c>, <c>shot.prompt.empty</c>, <c>shot.prompt.long</c>, <c>shot.seconds</c>.</value>
    public required IReadOnlyList<PlanProblem> Problems { get; init; }

    /// <summary>Gets where each event of the source is shown, in the order of the source.</summary>
    public required IReadOnlyList<EventCoverage> Coverage { get; init; }

    /// <summary>Gets whether nothing is wrong.</summary>
    public bool IsGood => Problems.Count == 0;

    /// <summary>Reviews a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="intent">What the source wants filmed.</param>
    /// <param name="rules">Further bounds.</param>
    /// <returns>The review.</returns>
    public static PlanReview Of(ShotPlan plan, VideoIntent intent, PlanRules? rules = null)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(intent);

        List<PlanProblem> problems = [.. BoundRules.Find(plan, rules ?? new PlanRules())];
        var sound = plan with { Shots = [.. plan.Shots.Where(static shot => shot is not null)] };
        var places = new EventPlaces(sound.Shots, intent);
        problems.AddRange(EventRules.Find(sound.Shots, places, [.. intent.Events.Select(static e => e.Id)]));
        problems.AddRange(FigureRules.Find(sound, intent));
        problems.AddRange(WordRules.Find(sound, rules ?? new PlanRules()));
        return new PlanReview
        {
            Problems = problems,
            Coverage = [.. intent.Events.Select((e, i) => new EventCoverage { EventId = e.Id, Anchor = e.Anchor, Shots = [.. places.All[i].Select(shot => sound.Shots[shot].Id)], Recall = places.Share(i) })],
        };
    }

    /// <summary>Lists the events with their shots, and the codes of what is wrong.</summary>
    /// <returns>A line for each event, and one for each code.</returns>
    public override string ToString() => string.Join('\n', [.. Coverage.Select(static covered => covered.ToString()), .. Problems.Select(static problem => problem.Code)]);
}
