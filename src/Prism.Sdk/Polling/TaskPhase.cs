namespace Prism.Sdk.Polling;

/// <summary>As much of a task's state as the waiting must know.</summary>
internal enum TaskPhase
{
    /// <summary>Not begun.</summary>
    Queued,

    /// <summary>At work.</summary>
    Running,

    /// <summary>Ended well: its times are learned from.</summary>
    Succeeded,

    /// <summary>Ended otherwise.</summary>
    Failed,

    /// <summary>The provider does not know it, or not yet.</summary>
    Unknown,
}
