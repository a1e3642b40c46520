using Prism.Sdk.Generation;
using Prism.Sdk.Pricing;

namespace Prism.Sdk.Benchmarks;

/// <summary>A provider whose tasks run for ever: what is measured is the waiting.</summary>
internal sealed class WaitingProvider : IClipProvider
{
    public ClipProviderCapabilities Capabilities { get; } = new()
    {
        Name = "dashscope",
        Models = [new ClipModel { Name = "wan2.6-t2v", Sizes = [VideoSize.Landscape720], MinSeconds = 2, MaxSeconds = 15, MaxPromptLength = 1500, MaxRunningTasks = int.MaxValue }],
        Prices = [new PriceRow { Model = "wan2.6-t2v", Sizes = [VideoSize.Landscape720], PerSecond = new Money(0.6m, "CNY") }],
        BillsAskedSeconds = true,
    };

    public Task<SubmitOutcome> SubmitAsync(ClipOrder order, CancellationToken cancellationToken = default) => throw new InvalidOperationException("All tasks were accepted before.");

    public Task<ClipTask> GetAsync(string taskId, string account, CancellationToken cancellationToken = default) =>
        Task.FromResult(new ClipTask { TaskId = taskId, State = ClipTaskState.Running, ProviderStatus = "RUNNING" });

    public Task<CancelOutcome> CancelAsync(string taskId, string account, CancellationToken cancellationToken = default) => Task.FromResult(CancelOutcome.TooLate);

    public IAsyncEnumerable<ClipTask> ListAsync(TaskWindow window, CancellationToken cancellationToken = default) => AsyncEnumerable.Empty<ClipTask>();
}
