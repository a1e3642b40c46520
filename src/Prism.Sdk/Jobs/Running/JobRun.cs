using System.Runtime.ExceptionServices;

namespace Prism.Sdk.Jobs.Running;

/// <summary>A job at work in this process.</summary>
internal sealed class JobRun : IDisposable
{
    private readonly CancellationTokenSource stop = new();
    private int reason;

    public CancellationToken Stopped => stop.Token;

    public StopReason Reason => (StopReason)Volatile.Read(ref reason);

    /// <summary>Gets or sets the work. It never faults: how it ended stands in the journal and in <see cref="Failure"/>.</summary>
    public Task Work { get; set; } = Task.CompletedTask;

    /// <summary>Gets or sets the very exception, for those who wait in this process. None, when another process has taken the job.</summary>
    public ExceptionDispatchInfo? Failure { get; set; }

    /// <summary>Gets or sets whether the journal could not take the end of the run.</summary>
    public bool IsUnwritten { get; set; }

    /// <summary>Gets or sets the time stamp of the end of <see cref="Work"/>.</summary>
    public long? EndedAt { get; set; }

    public void Stop(StopReason why)
    {
        if (Interlocked.CompareExchange(ref reason, (int)why, (int)StopReason.None) == (int)StopReason.None)
        {
            stop.Cancel();
        }
    }

    public void Dispose() => stop.Dispose();
}
