namespace Prism.Sdk.Jobs.Running;

/// <summary>Wakes those who watch a job when its log has grown.</summary>
internal sealed class JobSignal
{
    private TaskCompletionSource next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Gets a task that ends at the next pulse. Take it before looking, so that no pulse is missed.</summary>
    public Task Next => Volatile.Read(ref next).Task;

    public void Pulse() =>
        Interlocked.Exchange(ref next, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
}
