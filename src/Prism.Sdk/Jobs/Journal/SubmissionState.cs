namespace Prism.Sdk.Jobs.Journal;

/// <summary>The life of an attempt to buy a shot. The numbers stand in the journal and never change.</summary>
public enum SubmissionState
{
    /// <summary>About to be sent, or sent and not yet answered. Found after a crash, it means <see cref="Unknown"/>. Reserved.</summary>
    Intent = 0,

    /// <summary>Sent, fate unknown. Looked up at the provider; never sent again before that. Possibly billed.</summary>
    Unknown = 1,

    /// <summary>Accepted; the task id is known. Reserved.</summary>
    Submitted = 2,

    /// <summary>The clip was made and is billed; it is not yet on this machine.</summary>
    Generated = 3,

    /// <summary>The task failed or was canceled. Not billed.</summary>
    Failed = 4,

    /// <summary>Proven never accepted. Not billed.</summary>
    Void = 5,

    /// <summary>A person left the shot out of the film. Possibly billed.</summary>
    Skipped = 6,

    /// <summary>The clip is on disk, checked. Billed.</summary>
    Downloaded = 7,

    /// <summary>The clip stands in a film. Billed.</summary>
    Used = 8,

    /// <summary>A person gave the attempt up and bought again. Possibly billed.</summary>
    GivenUp = 9,
}
