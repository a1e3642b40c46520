namespace Prism.Sdk.Planning;

/// <summary>The fourth stage: writes the shot plan. Replace it with <c>UseShotPlanner&lt;T&gt;()</c>.</summary>
/// <remarks>Resolved from a scope of its own for each run. Whatever a planner returns, the pipeline checks it against the provider's bounds before anything is bought.</remarks>
public interface IShotPlanner
{
    /// <summary>Writes a plan.</summary>
    /// <param name="brief">Intent, template and wishes.</param>
    /// <param name="context">The run.</param>
    /// <param name="cancellationToken">Stops the stage.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="PlanInvalidException">The wishes cannot be met, such as more seconds than the shots can have; the message gives the range that can.</exception>
    /// <exception cref="ContentRejectedException">The language model's moderation stopped the answer.</exception>
    /// <exception cref="ModelOutputException">The language model gave no usable answer.</exception>
    Task<ShotPlan> PlanAsync(PlanningBrief brief, StageContext context, CancellationToken cancellationToken = default);
}
