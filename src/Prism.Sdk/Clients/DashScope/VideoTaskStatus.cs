namespace Prism.Sdk.Clients.DashScope;

/// <summary>The state of a task in the service's own word. An open set: a word that is new tomorrow is kept, and counts as still running.</summary>
public readonly record struct VideoTaskStatus
{
    private readonly string? value;

    /// <summary>Creates a status from its word.</summary>
    /// <param name="value">The word, such as <c>RUNNING</c>.</param>
    public VideoTaskStatus(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        this.value = value.ToUpperInvariant();
    }

    /// <summary>Gets <c>PENDING</c>: queued. It can be canceled.</summary>
    public static VideoTaskStatus Pending { get; } = new("PENDING");

    /// <summary>Gets <c>RUNNING</c>: at work.</summary>
    public static VideoTaskStatus Running { get; } = new("RUNNING");

    /// <summary>Gets <c>SUSPENDED</c>: a word of the official SDKs; not final.</summary>
    public static VideoTaskStatus Suspended { get; } = new("SUSPENDED");

    /// <summary>Gets <c>SUCCEEDED</c>: the video can be fetched for 24 hours. Billed.</summary>
    public static VideoTaskStatus Succeeded { get; } = new("SUCCEEDED");

    /// <summary>Gets <c>FAILED</c>: no video; code and message say why. Not billed.</summary>
    public static VideoTaskStatus Failed { get; } = new("FAILED");

    /// <summary>Gets <c>CANCELED</c>: canceled while it was queued.</summary>
    public static VideoTaskStatus Canceled { get; } = new("CANCELED");

    /// <summary>Gets <c>UNKNOWN</c>: the task does not exist, or is older than 24 hours.</summary>
    public static VideoTaskStatus Unknown { get; } = new("UNKNOWN");

    /// <summary>Gets whether the state is final. A word that Prism does not know is not.</summary>
    public bool IsTerminal => this == Succeeded || this == Failed || this == Canceled || this == Unknown;

    /// <summary>Gets the word.</summary>
    /// <returns>For example <c>RUNNING</c>.</returns>
    public override string ToString() => value ?? "";
}
