using Prism.Sdk.Polling;

namespace Prism.Sdk.Tests.Polling.Simulation;

/// <summary>A service that can only be asked for one task at a time.</summary>
internal sealed class SimulatedServiceWithoutList(SimulatedService inner) : ITaskSource<SimulatedTask>
{
    public bool CanList => false;

    public int CallsPerSecond => inner.CallsPerSecond;

    public Task<SimulatedTask> LookAsync(string account, string taskId, CancellationToken cancellationToken) => inner.LookAsync(account, taskId, cancellationToken);

    public IAsyncEnumerable<SimulatedTask> ListAsync(string account, string model, DateTimeOffset? from, CancellationToken cancellationToken) => throw new NotSupportedException();

    public TaskView Read(SimulatedTask task) => inner.Read(task);
}
