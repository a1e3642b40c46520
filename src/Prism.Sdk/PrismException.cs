using Prism.Sdk.Diagnostics;
using Prism.Sdk.Pricing;

namespace Prism.Sdk;

/// <summary>The root of all failures that Prism reports. The message says what happened and what to do.</summary>
/// <remarks>Cancellation and argument faults are never wrapped in it. No message holds a key, a signed address or a prompt.</remarks>
public class PrismException : Exception
{
    private bool isTransient;
    private Charge possiblyCharged;
    private string? taskId;
    private string? requestId;
    private string? code;
    private TimeSpan? retryAfter;

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What happened, and the remedy.</param>
    /// <param name="innerException">The cause.</param>
    public PrismException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>Gets what happened and the remedy, with the shot in front once the pipeline knows it.</summary>
    public override string Message =>
        ShotId is not { } shot || base.Message.Contains($"hot {shot}", StringComparison.Ordinal) || base.Message.Contains($"镜头 {shot}", StringComparison.Ordinal)
            ? base.Message
            : Wording.Pick($"Shot {shot}: ", $"镜头 {shot}：") + base.Message;

    /// <summary>Gets the stage that failed.</summary>
    /// <value><see langword="null"/> outside the pipeline.</value>
    public PipelineStage? Stage { get; internal set; }

    /// <summary>Gets whether the same call may succeed later, with nothing changed.</summary>
    public bool IsTransient { get => isTransient; init => isTransient = value; }

    /// <summary>Gets whether money was spent on what failed.</summary>
    /// <value>The default is <see cref="Charge.None"/>.</value>
    public Charge PossiblyCharged { get => possiblyCharged; init => possiblyCharged = value; }

    /// <summary>Gets the shot that failed.</summary>
    public string? ShotId { get; internal set; }

    /// <summary>Gets the provider's task.</summary>
    public string? TaskId { get => taskId; init => taskId = value; }

    /// <summary>Gets the provider's id of the request: what its support asks for.</summary>
    public string? RequestId { get => requestId; init => requestId = value; }

    /// <summary>Gets the provider's error code, such as <c>Throttling.RateQuota</c>.</summary>
    public string? Code { get => code; init => code = value; }

    /// <summary>Gets how long the provider asks to wait.</summary>
    public TimeSpan? RetryAfter { get => retryAfter; init => retryAfter = value; }

    /// <summary>Takes from the journal what every failure has.</summary>
    internal void Recall(JobError error)
    {
        (Stage, ShotId) = (error.Stage, error.ShotId);
        (isTransient, possiblyCharged, retryAfter) = (error.IsTransient, error.PossiblyCharged, error.RetryAfter);
        (taskId, requestId, code) = (error.TaskId, error.RequestId, error.Code);
    }
}
