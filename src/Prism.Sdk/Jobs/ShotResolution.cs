namespace Prism.Sdk.Jobs;

/// <summary>A person's decision on a shot whose submit has an unknown fate.</summary>
public abstract record ShotResolution
{
    private ShotResolution()
    {
    }

    /// <summary>Gets the decision to submit the shot once more. It may be billed twice.</summary>
    public static ShotResolution BuyAgain { get; } = new BuyAgainResolution();

    /// <summary>Gets the decision to leave the shot out of the film. A first submit may still be billed.</summary>
    public static ShotResolution Skip { get; } = new SkipResolution();

    /// <summary>Decides that a task found at the provider is the shot's own. Nothing is bought.</summary>
    /// <param name="taskId">The provider's id of the task.</param>
    /// <returns>The decision.</returns>
    /// <exception cref="ArgumentException"><paramref name="taskId"/> is empty or blank.</exception>
    public static ShotResolution Adopt(string taskId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(taskId);
        return new AdoptResolution(taskId);
    }

    internal sealed record AdoptResolution(string TaskId) : ShotResolution;

    internal sealed record BuyAgainResolution : ShotResolution;

    internal sealed record SkipResolution : ShotResolution;
}
