using Prism.Sdk.Generation;
using Prism.Sdk.Pricing;

namespace Prism.Sdk.IntegrationTests.Providers;

/// <summary>The smallest provider that may hold money: it never repeats a submit, and says Unknown when it does not know.</summary>
internal sealed class PlainProvider(PlainService service, bool takesKeys) : IClipProvider
{
    public const string Model = "plain-1";

    public ClipProviderCapabilities Capabilities { get; } = new()
    {
        Name = "plain",
        Models = [new ClipModel { Name = Model, Sizes = [VideoSize.Landscape720], MinSeconds = 2, MaxSeconds = 10, MaxPromptLength = 500 }],
        Prices = [new PriceRow { Model = Model, Sizes = [VideoSize.Landscape720], PerSecond = new Money(PlainService.Price / 2, "USD") }],
        BillsAskedSeconds = true,
        TakesIdempotencyKey = takesKeys,
    };

    public Task<SubmitOutcome> SubmitAsync(ClipOrder order, CancellationToken cancellationToken = default) =>
        Task.FromResult<SubmitOutcome>(service.Order(order.Prompt, order.IdempotencyKey) is { } task
            ? new SubmitOutcome.Accepted { TaskId = task }
            : new SubmitOutcome.Unknown { Error = new AmbiguousSubmissionException("The answer was lost.") });

    public Task<ClipTask> GetAsync(string taskId, string account, CancellationToken cancellationToken = default) => Task.FromResult(service.PromptOf(taskId) is { } prompt
        ? new ClipTask { TaskId = taskId, State = ClipTaskState.Succeeded, ProviderStatus = "done", BilledSeconds = 2, Prompt = prompt, VideoUrl = new Uri($"https://plain.example/{taskId}.mp4") }
        : new ClipTask { TaskId = taskId, State = ClipTaskState.NotFound, ProviderStatus = "unknown" });

    public Task<CancelOutcome> CancelAsync(string taskId, string account, CancellationToken cancellationToken = default) => Task.FromResult(CancelOutcome.TooLate);

    public IAsyncEnumerable<ClipTask> ListAsync(TaskWindow window, CancellationToken cancellationToken = default) => throw new NotSupportedException();
}
