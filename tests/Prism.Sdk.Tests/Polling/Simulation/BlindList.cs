using Prism.Sdk.Polling;

namespace Prism.Sdk.Tests.Polling.Simulation;

/// <summary>A service whose list shows nothing: of another zone, or of another key.</summary>
internal sealed class BlindList(SimulatedService inner) : ITaskSource<SimulatedTask>
{
    public bool CanList => true;

    public int CallsPerSecond => inner.CallsPerSecond;

    public int Lists { get; private set; }

    public Task<SimulatedTask> LookAsync(string account, string taskId, CancellationToken cancellationToken) => inner.LookAsync(account, taskId, cancellationToken);

    public IAsyncEnumerable<SimulatedTask> ListAsync(string account, string model, DateTimeOffset? from, CancellationToken cancellationToken)
    {
        Lists++;
        return AsyncEnumerable.Empty<SimulatedTask>();
    }

    public TaskView Read(SimulatedTask task) => inner.Read(task);
}
