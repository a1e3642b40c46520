namespace Prism.Sdk.Emulator.DashScope;

/// <summary>One task: where it stands now, and the switch that stops its life.</summary>
internal sealed class EmulatedTask(TaskRecord record, CancellationToken stopping) : IDisposable
{
    private readonly CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(stopping);
    private volatile TaskRecord record = record;

    public TaskRecord Record
    {
        get => record;
        set => record = value;
    }

    /// <summary>Gets or sets whether somebody was told that it succeeded.</summary>
    public bool WasSeenSucceeded { get; set; }

    /// <summary>Gets or sets when the life of its address began, as the service tells the time; <see langword="null"/> when that was its end.</summary>
    public DateTimeOffset? UrlFrom { get; set; }

    public CancellationToken Stopped => stop.Token;

    public void Stop() => stop.Cancel();

    public void Dispose() => stop.Dispose();
}
