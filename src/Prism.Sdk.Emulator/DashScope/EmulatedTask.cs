namespace Prism.Sdk.Emulator.DashScope;

/// <summary>One task and where it stands.</summary>
internal sealed class EmulatedTask : IDisposable
{
    private readonly CancellationTokenSource stop = new();

    public string TaskId { get; } = Guid.NewGuid().ToString();

    public string RequestId { get; } = Guid.NewGuid().ToString();

    public required WanOrder Order { get; init; }

    public required DateTimeOffset SubmitTime { get; init; }

    public DateTimeOffset? ScheduledTime { get; set; }

    public DateTimeOffset? EndTime { get; set; }

    public string Status { get; set; } = "PENDING";

    public string? Code { get; set; }

    public string? Message { get; set; }

    /// <summary>Gets or sets the clip on disk.</summary>
    public string? File { get; set; }

    public CancellationToken Stopped => stop.Token;

    public void Stop() => stop.Cancel();

    public void Dispose() => stop.Dispose();
}
