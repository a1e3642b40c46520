namespace Prism.Sdk.Planning;

/// <summary>A base for wrappers around another shot planner: override what you change, the rest is passed on.</summary>
/// <param name="inner">What is wrapped.</param>
public abstract class DelegatingShotPlanner(IShotPlanner inner) : IShotPlanner
{
    /// <summary>Gets what is wrapped.</summary>
    protected IShotPlanner Inner { get; } = inner ?? throw new ArgumentNullException(nameof(inner));

    /// <inheritdoc/>
    public virtual Task<ShotPlan> PlanAsync(PlanningBrief brief, StageContext context, CancellationToken cancellationToken = default) =>
        Inner.PlanAsync(brief, context, cancellationToken);
}
