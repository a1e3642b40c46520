using Prism.Sdk.Generation;

namespace Prism.Sdk.Emulator;

/// <summary>Gives the emulator's clips a name of their own in journal and ledger: a film of the real service must never take one of them as a clip that is paid for.</summary>
internal sealed class EmulatedClipProvider(IClipProvider inner) : IClipProvider
{
    public ClipProviderCapabilities Capabilities => inner.Capabilities with { Name = "emulator" };

    public Task PrepareAsync(ClipOrder order, CancellationToken cancellationToken = default) => inner.PrepareAsync(order, cancellationToken);

    public Task<SubmitOutcome> SubmitAsync(ClipOrder order, CancellationToken cancellationToken = default) => inner.SubmitAsync(order, cancellationToken);

    public Task<ClipTask> GetAsync(string taskId, string account, CancellationToken cancellationToken = default) => inner.GetAsync(taskId, account, cancellationToken);

    public Task<CancelOutcome> CancelAsync(string taskId, string account, CancellationToken cancellationToken = default) => inner.CancelAsync(taskId, account, cancellationToken);

    public IAsyncEnumerable<ClipTask> ListAsync(TaskWindow window, CancellationToken cancellationToken = default) => inner.ListAsync(window, cancellationToken);
}
