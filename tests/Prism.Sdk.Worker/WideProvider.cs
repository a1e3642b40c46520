using Prism.Sdk.Generation;

namespace Prism.Sdk.Worker;

/// <summary>A provider that sells to many at a time, so that hundreds of jobs take seconds; and whose submit deadline, which is of real time, is told in the emulator's.</summary>
public sealed class WideProvider(IClipProvider inner, int atOnce, double speed) : IClipProvider
{
    public ClipProviderCapabilities Capabilities
    {
        get
        {
            var narrow = inner.Capabilities;
            return narrow with
            {
                Models = [.. narrow.Models.Select(Wide)],
                ImageModels = [.. narrow.ImageModels.Select(Wide)],
                SubmitTimeout = narrow.SubmitTimeout * speed,
            };
        }
    }

    private ClipModel Wide(ClipModel model) => model with { MaxRunningTasks = atOnce, MaxSubmitsPerSecond = atOnce };

    public Task PrepareAsync(ClipOrder order, CancellationToken cancellationToken = default) => inner.PrepareAsync(order, cancellationToken);

    public Task<SubmitOutcome> SubmitAsync(ClipOrder order, CancellationToken cancellationToken = default) => inner.SubmitAsync(order, cancellationToken);

    public Task<ClipTask> GetAsync(string taskId, string account, CancellationToken cancellationToken = default) => inner.GetAsync(taskId, account, cancellationToken);

    public Task<CancelOutcome> CancelAsync(string taskId, string account, CancellationToken cancellationToken = default) => inner.CancelAsync(taskId, account, cancellationToken);

    public IAsyncEnumerable<ClipTask> ListAsync(TaskWindow window, CancellationToken cancellationToken = default) => inner.ListAsync(window, cancellationToken);
}
