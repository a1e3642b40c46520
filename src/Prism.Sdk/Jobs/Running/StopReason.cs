namespace Prism.Sdk.Jobs.Running;

/// <summary>Why a run was told to stop.</summary>
internal enum StopReason
{
    None,

    /// <summary>The process ends. The job stays as it is.</summary>
    Shutdown,

    /// <summary>Another process holds the job.</summary>
    LostLease,

    Pause,

    Cancel,
}
