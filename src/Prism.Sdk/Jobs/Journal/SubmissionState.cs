namespace Prism.Sdk.Jobs.Journal;

/// <summary>The life of an attempt. The numbers stand in the journal and never change.</summary>
internal enum SubmissionState
{
    /// <summary>About to be sent, or sent and not yet answered. Found after a crash, it means <see cref="Unknown"/>.</summary>
    Intent = 0,

    /// <summary>Sent, fate unknown. Never sent again without a person's word.</summary>
    Unknown = 1,

    /// <summary>Accepted; the task id is known.</summary>
    Submitted = 2,

    /// <summary>The task succeeded and is billed.</summary>
    Succeeded = 3,

    /// <summary>The task failed or was canceled; it is not billed.</summary>
    Failed = 4,

    /// <summary>Proven never accepted, or given up by a person.</summary>
    Void = 5,

    /// <summary>A person left the shot out of the film.</summary>
    Skipped = 6,
}
