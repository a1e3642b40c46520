namespace Prism.Sdk.Polling;

/// <summary>What a waiter is told: the task as just seen, or that it could not be seen.</summary>
internal readonly record struct Sighting<TTask>
{
    /// <summary>Gets the task. One of a list has not ended: of an end only a look tells, which has the result.</summary>
    public TTask? Task { get; init; }

    /// <summary>Gets why it could not be seen.</summary>
    public Exception? Fault { get; init; }

    /// <summary>Gets how much longer it is expected to take.</summary>
    public TimeSpan? Remaining { get; init; }
}
