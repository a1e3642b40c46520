using Prism.Sdk.Polling;

namespace Prism.Sdk.Generation.Waiting;

/// <summary>The one place of the process where clips are waited for, whichever films they belong to.</summary>
internal sealed class ClipWaiting : IDisposable
{
    private readonly TaskPoller<ClipTask> poller;

    public ClipWaiting(IClipProvider provider, LearnedTimes learned, TimeProvider time) =>
        poller = new TaskPoller<ClipTask>(new ClipTasks(provider), learned, time);

    /// <summary>Gets how many tasks are waited for.</summary>
    public int Count => poller.Count;

    /// <inheritdoc cref="TaskPoller{TTask}.WaitAsync"/>
    public Task<bool> WaitAsync(TaskTicket ticket, Func<Sighting<ClipTask>, bool> isOver, CancellationToken cancellationToken) =>
        poller.WaitAsync(ticket, isOver, cancellationToken);

    public void Dispose() => poller.Dispose();
}
