using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using Prism.Sdk.Clients.DashScope.Accounts;
using Prism.Sdk.Clients.DashScope.Catalogue;
using Prism.Sdk.Clients.DashScope.Errors;
using Prism.Sdk.Clients.DashScope.Media;
using Prism.Sdk.Generation;

namespace Prism.Sdk.Clients.DashScope;

/// <summary>Sells Wan's clips to the pipeline: words and outcomes of the client, in the words of the contract.</summary>
internal sealed class DashScopeClipProvider(
    DashScopeAccounts accounts, IOptionsMonitor<DashScopeOptions> options, TimeProvider time) : IClipProvider
{
    private readonly PictureUploads uploads = new(time);

    public ClipProviderCapabilities Capabilities
    {
        get
        {
            var sold = accounts.Catalogue;
            return new()
            {
                Name = "dashscope",
                Models = sold.Models,
                ImageModels = sold.ImageModels,
                Prices = sold.Prices[ClipAccount.DefaultName],
                Accounts = accounts.ToClipAccounts(),
                BillsAskedSeconds = true,
                CanList = true,
                SubmitTimeout = options.CurrentValue.SubmitTimeout,
                TakesIdempotencyKey = false,
                ClipHosts = sold.ClipHosts,
            };
        }
    }

    public async Task PrepareAsync(ClipOrder order, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(order);
        try
        {
            foreach (var image in order.Images)
            {
                await uploads.EnsureAsync(KeyOf(order, image), image.Path, accounts.ClientOf(order.Account), cancellationToken).ConfigureAwait(false);
            }
        }
        catch (ArgumentException exception)
        {
            throw new PrismException(exception.Message, exception);
        }
    }

    public async Task<SubmitOutcome> SubmitAsync(ClipOrder order, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(order);
        VideoSubmitResult result;
        try
        {
            result = await accounts.ClientOf(order.Account).SubmitBeforeAsync(WanOrders.Request(order, accounts.OptionsOf(order.Account), image => Place(order, image)), order.SendBefore, cancellationToken).ConfigureAwait(false);
        }
        catch (ArgumentException exception)
        {
            // Refused by a rule of the model before anything was sent: the books must not take it for a lost submit.
            return new SubmitOutcome.NotAccepted { Error = new PrismException(exception.Message, exception), WasSent = false };
        }

        if (result is VideoSubmitResult.NotAccepted { WasSent: true })
        {
            foreach (var image in order.Images)
            {
                uploads.Forget(KeyOf(order, image));
            }
        }

        return result switch
        {
            VideoSubmitResult.Accepted accepted => new SubmitOutcome.Accepted { TaskId = accepted.TaskId, RequestId = accepted.RequestId },
            VideoSubmitResult.NotAccepted refused => new SubmitOutcome.NotAccepted { Error = Named(order.Account, refused.Error), WasSent = refused.WasSent },
            var other => new SubmitOutcome.Unknown { Error = ((VideoSubmitResult.Unknown)other).Error, RequestId = ((VideoSubmitResult.Unknown)other).RequestId },
        };
    }

    public async Task<ClipTask> GetAsync(string taskId, string account, CancellationToken cancellationToken = default)
    {
        VideoSynthesisTask task;
        try
        {
            task = await accounts.ClientOf(account).GetAsync(taskId, cancellationToken).ConfigureAwait(false);
        }
        catch (ProviderRequestException exception) when (account != ClipAccount.DefaultName)
        {
            throw Named(account, exception);
        }

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
            RejectedSide = DashScopeErrors.SideOf(task.Message),
            RequestId = task.RequestId,
            CreatedAt = task.SubmitTime,
            StartedAt = task.ScheduledTime,
            EndedAt = task.EndTime,
        };
    }

    public async Task<CancelOutcome> CancelAsync(string taskId, string account, CancellationToken cancellationToken = default) =>
        await accounts.ClientOf(account).CancelAsync(taskId, cancellationToken).ConfigureAwait(false) ? CancelOutcome.Canceled : CancelOutcome.TooLate;

    public async IAsyncEnumerable<ClipTask> ListAsync(TaskWindow window, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(window);
        var filter = new VideoTaskFilter { From = window.From, To = window.To, Model = window.Model, PageSize = 100 };
        await foreach (var row in accounts.ClientOf(window.Account).ListAsync(filter, cancellationToken).ConfigureAwait(false))
        {
            yield return new ClipTask
            {
                TaskId = row.TaskId,
                State = StateOf(row.Status),
                ProviderStatus = row.Status.ToString(),
                RequestId = row.RequestId,
                Model = row.Model,
                CreatedAt = row.CreatedHere,
                StartedAt = row.CreatedHere + (row.StartedAt - row.CreatedAt),
                EndedAt = row.CreatedHere + (row.EndedAt - row.CreatedAt),
            };
        }
    }

    // What was not brought ahead is uploaded by the client, just before it sends.
    private MediaInput Place(ClipOrder order, ClipImage image) =>
        uploads.Find(KeyOf(order, image)) is { } upload ? MediaInput.FromUpload(upload) : MediaInput.FromFile(image.Path);

    private PictureKey KeyOf(ClipOrder order, ClipImage image) =>
        new(order.Account, DashScopeEndpoint.Native(accounts.OptionsOf(order.Account)), order.Model, image.Sha256);

    // The client knows one key; which of several accounts it was must be told.
    private static PrismException Named(string account, PrismException error) =>
        account == ClipAccount.DefaultName || error.GetType() != typeof(ProviderRequestException) || error is not ProviderRequestException request
            ? error
            : new ProviderRequestException($"Account '{account}' ({DashScopeAccountsOptions.SectionName}:{account}): {request.Message}", request)
            {
                StatusCode = request.StatusCode,
                Fault = request.Fault,
                Code = request.Code,
                IsTransient = request.IsTransient,
                PossiblyCharged = request.PossiblyCharged,
                RequestId = request.RequestId,
                RetryAfter = request.RetryAfter,
                TaskId = request.TaskId,
            };

    private static ClipFailure FailureOf(VideoSynthesisTask task) => DashScopeErrors.Classify(task.Code, task.Message, status: 0) switch
    {
        ProviderFault.Moderation => ClipFailure.ContentRejected,
        ProviderFault.InvalidRequest or ProviderFault.ModelNotFound => ClipFailure.InvalidOrder,
        ProviderFault.Service or ProviderFault.Throttling or ProviderFault.Timeout => ClipFailure.ProviderFault,
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
