using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using Prism.Sdk.Generation;
using Prism.Sdk.Pricing;

namespace Prism.Sdk.Clients.DashScope;

/// <summary>Sells Wan's clips to the pipeline: words and outcomes of the client, in the words of the contract.</summary>
internal sealed class DashScopeClipProvider(
    VideoSynthesisClient client, IOptionsMonitor<DashScopeOptions> options, IOptionsMonitor<PricingOptions> pricing) : IClipProvider
{
    public ClipProviderCapabilities Capabilities => new()
    {
        Name = "dashscope",
        Models = WanModels.All,
        Prices = WanModels.Prices(pricing.CurrentValue, options.CurrentValue.Region),
        BillsAskedSeconds = true,
        CanList = true,
        SubmitTimeout = options.CurrentValue.SubmitTimeout,
        TakesIdempotencyKey = false,
    };

    public async Task<SubmitOutcome> SubmitAsync(ClipOrder order, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(order);
        var request = new VideoSynthesisRequest
        {
            Model = order.Model,
            Prompt = order.Prompt,
            NegativePrompt = order.NegativePrompt,
            Size = order.Size,
            Duration = order.Seconds,
            Seed = order.Seed,
        };
        return await client.SubmitBeforeAsync(request, order.SendBefore, cancellationToken).ConfigureAwait(false) switch
        {
            VideoSubmitResult.Accepted accepted => new SubmitOutcome.Accepted { TaskId = accepted.TaskId, RequestId = accepted.RequestId },
            VideoSubmitResult.NotAccepted refused => new SubmitOutcome.NotAccepted { Error = refused.Error, WasSent = refused.WasSent },
            var other => new SubmitOutcome.Unknown { Error = ((VideoSubmitResult.Unknown)other).Error, RequestId = ((VideoSubmitResult.Unknown)other).RequestId },
        };
    }

    public async Task<ClipTask> GetAsync(string taskId, CancellationToken cancellationToken = default)
    {
        var task = await client.GetAsync(taskId, cancellationToken).ConfigureAwait(false);
        return new ClipTask
        {
            TaskId = task.TaskId,
            State = StateOf(task.Status),
            ProviderStatus = task.Status.ToString(),
            VideoUrl = task.VideoUrl,
            BilledSeconds = task.Usage?.Duration,
            Prompt = task.OriginalPrompt,
            Size = VideoSize.TryParse(task.Usage?.Size, out var size) ? size : null,
            Code = task.Code,
            Message = task.Message,
            Failure = task.Status == VideoTaskStatus.Failed ? FailureOf(task) : ClipFailure.None,
            RequestId = task.RequestId,
            CreatedAt = task.SubmitTime,
        };
    }

    public async Task<CancelOutcome> CancelAsync(string taskId, CancellationToken cancellationToken = default) =>
        await client.CancelAsync(taskId, cancellationToken).ConfigureAwait(false) ? CancelOutcome.Canceled : CancelOutcome.TooLate;

    public async IAsyncEnumerable<ClipTask> ListAsync(TaskWindow window, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(window);
        var filter = new VideoTaskFilter { From = window.From, To = window.To, Model = window.Model, PageSize = 100 };
        await foreach (var row in client.ListAsync(filter, cancellationToken).ConfigureAwait(false))
        {
            yield return new ClipTask
            {
                TaskId = row.TaskId,
                State = StateOf(row.Status),
                ProviderStatus = row.Status.ToString(),
                RequestId = row.RequestId,
                Model = row.Model,
                CreatedAt = row.CreatedHere,
            };
        }
    }

    private static ClipFailure FailureOf(VideoSynthesisTask task) => DashScopeErrors.Classify(task.Code, task.Message, status: 0) switch
    {
        DashScopeFault.Moderation => ClipFailure.ContentRejected,
        DashScopeFault.Parameter or DashScopeFault.Model => ClipFailure.InvalidOrder,
        DashScopeFault.Server or DashScopeFault.Throttling => ClipFailure.ProviderFault,
        _ => ClipFailure.None,
    };

    private static ClipTaskState StateOf(VideoTaskStatus status) =>
        status == VideoTaskStatus.Succeeded ? ClipTaskState.Succeeded
        : status == VideoTaskStatus.Failed ? ClipTaskState.Failed
        : status == VideoTaskStatus.Canceled ? ClipTaskState.Canceled
        : status == VideoTaskStatus.Unknown ? ClipTaskState.NotFound
        : status == VideoTaskStatus.Running ? ClipTaskState.Running
        : ClipTaskState.Pending;
}
