namespace Prism.Sdk.Polling;

/// <summary>One call to be made: a look at a task, or a list for a group.</summary>
internal readonly record struct PollCall<TTask>(PollLane<TTask> Lane, WatchedTask<TTask>? Task, PollGroup<TTask>? Group, bool IsTooLate = false);
