using System.Net;
using Prism.Sdk.Clients.DashScope.Catalogue;
using Prism.Sdk.Clients.DashScope.Errors;
using Prism.Sdk.Clients.DashScope.Media;
using Prism.Sdk.Clients.DashScope.Requests;
using Prism.Sdk.Clients.DashScope.Wire;
using Prism.Sdk.Diagnostics;
using Prism.Sdk.Polling;

namespace Prism.Sdk.Clients.DashScope;

/// <summary>Submits: checked, files uploaded, then sent once.</summary>
public sealed partial class VideoSynthesisClient
{
    // What all Wan models but the newest may (dashscope.md §4.6).
    private const int UnknownSubmitsPerSecond = 2;

    // dashscope.md §5 and the money rules: a complete error answer with one of these proves that no task was made.
    private static readonly HttpStatusCode[] Rejections =
    [
        HttpStatusCode.BadRequest, HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden, HttpStatusCode.NotFound,
        HttpStatusCode.Conflict, HttpStatusCode.RequestEntityTooLarge, (HttpStatusCode)425, HttpStatusCode.TooManyRequests,
    ];

    /// <summary>Checks a request against what is known of its model, its region and its files. Sends nothing, and reads no more than the head of a picture.</summary>
    /// <param name="request">What to make.</param>
    /// <param name="cancellationToken">Stops the check.</param>
    /// <returns>The rules that it breaks, and what the service would do without a word.</returns>
    public Task<VideoRequestCheck> CheckAsync(VideoSynthesisRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var current = options();
        return RequestCheck.FindAsync(request, VideoCatalogue.Resolve(current, request.Model, request.Family), current, time.GetUtcNow(), cancellationToken);
    }

    /// <summary>Submits a video and gives a handle to wait with. <b>Billed</b> when the task succeeds. Sent once, never again; its files are uploaded first, which is free and may be repeated. Waits while the model's submits of this second are used up.</summary>
    /// <param name="request">What to make.</param>
    /// <param name="cancellationToken">Cuts the submit off. If it had begun to be sent, its outcome is unknown.</param>
    /// <returns>The operation. Store its <see cref="VideoSynthesisOperation.Id"/> before anything else.</returns>
    /// <exception cref="ArgumentException">The request breaks a rule of its model; nothing was sent.</exception>
    /// <exception cref="ProviderRequestException">The service refused it or a file of it, or it was never sent. No task was made.</exception>
    /// <exception cref="ContentRejectedException">Moderation refused the prompt. No task was made.</exception>
    /// <exception cref="AmbiguousSubmissionException">It was sent and its outcome is unknown.</exception>
    /// <exception cref="PrismConfigurationException">The key is missing; nothing was sent.</exception>
    public async Task<VideoSynthesisOperation> StartAsync(VideoSynthesisRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var result = await SubmitAsync(request, cancellationToken).ConfigureAwait(false);
        switch (result)
        {
            case VideoSubmitResult.Accepted accepted:
                return new VideoSynthesisOperation(this, waiting, time, accepted.TaskId, new TaskKind(request.Model, request.Shape, 0)) { Warnings = accepted.Warnings };
            case VideoSubmitResult.NotAccepted notAccepted:
                cancellationToken.ThrowIfCancellationRequested();
                throw notAccepted.Error;
            default:
                throw ((VideoSubmitResult.Unknown)result).Error;
        }
    }

    /// <summary>Submits a video and tells which of the three outcomes it had. <b>Billed</b> when accepted and the task succeeds. Sent once, never again; its files are uploaded first, which is free and may be repeated.</summary>
    /// <param name="request">What to make.</param>
    /// <param name="cancellationToken">Cuts the submit off; nothing is thrown, the outcome tells whether it was sent.</param>
    /// <returns>Accepted, not accepted, or unknown.</returns>
    /// <exception cref="ArgumentException">The request breaks a rule of its model; nothing was sent. <see cref="CheckAsync"/> tells all of them.</exception>
    /// <exception cref="PrismConfigurationException">The key is missing; nothing was sent.</exception>
    public Task<VideoSubmitResult> SubmitAsync(VideoSynthesisRequest request, CancellationToken cancellationToken = default) =>
        SubmitBeforeAsync(request, sendBefore: null, cancellationToken);

    internal async Task<VideoSubmitResult> SubmitBeforeAsync(VideoSynthesisRequest request, DateTimeOffset? sendBefore, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var current = options();
        DashScopeHttp.RequireKey(current);
        var model = VideoCatalogue.Resolve(current, request.Model, request.Family);
        using var place = new TaskPlace(submits.GetOrAdd(model.Name, _ => new TaskPace(time, model.Entry.SubmitsPerSecond ?? UnknownSubmitsPerSecond)));
        VideoRequestCheck check;
        IReadOnlyDictionary<MediaInput, string> places;
        try
        {
            check = await RequestCheck.FindAsync(request, model, current, time.GetUtcNow(), cancellationToken).ConfigureAwait(false);
            if (!check.IsValid)
            {
                throw new ArgumentException($"{string.Join(' ', check.Problems)} Nothing was sent.", nameof(request));
            }

            places = await new MediaUploader(clients, time).PlaceAsync(request.Slots.Select(static slot => slot.Input), model.Name, current, cancellationToken).ConfigureAwait(false);

            // The pipeline, which says until when, paces itself over processes; who calls this client is paced in this one.
            if (sendBefore is null)
            {
                await place.TakeAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        catch (PrismException exception) when (exception is not PrismConfigurationException)
        {
            return new VideoSubmitResult.NotAccepted { Error = exception, WasSent = false };
        }
        catch (OperationCanceledException exception)
        {
            return new VideoSubmitResult.NotAccepted { Error = new PrismException("The submit was cut off before it was sent.", exception), WasSent = false };
        }

        // Outside the catches above: whatever happens from here on, "not sent" must be proven by the body that never began.
        using var content = new SubmitContent(SubmitBody.From(request, model.Name, places), () => sendBefore is null || time.GetUtcNow() < sendBefore);
        var usesStore = places.Values.Any(static place => place.StartsWith("oss://", StringComparison.Ordinal));
        return await SendOnceAsync(content, request.Prompt, request.Path, usesStore, current, cancellationToken).ConfigureAwait(false) with { Warnings = check.Warnings };
    }

    private async Task<VideoSubmitResult> SendOnceAsync(SubmitContent content, string? prompt, string path, bool usesStore, DashScopeOptions current, CancellationToken cancellationToken)
    {
        var address = new Uri(DashScopeEndpoint.Native(current), path);
        using var message = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
        DashScopeHttp.Authorize(message, current);
        message.Headers.TryAddWithoutValidation("X-DashScope-Async", "enable");
        if (usesStore)
        {
            message.Headers.TryAddWithoutValidation("X-DashScope-OssResourceResolve", "enable");
        }

        string? requestId = null;
        try
        {
            using var client = clients.CreateClient(DashScopeHttp.SubmitClient);
            using var response = await client.SendAsync(message, cancellationToken).ConfigureAwait(false);
            var reply = await WireReply.ReadAsync(response, time.GetUtcNow(), cancellationToken).ConfigureAwait(false) with { Sent = prompt };
            requestId = reply.RequestId;
            return Judge(reply);
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            return content.Started
                ? new VideoSubmitResult.Unknown { Error = DashScopeErrors.Ambiguous(Wording.Pick("the answer was lost", "应答丢失"), requestId, exception), RequestId = requestId }
                : new VideoSubmitResult.NotAccepted { Error = DashScopeErrors.Transport(exception, "Submit", address), WasSent = false };
        }
    }

    private static VideoSubmitResult Judge(WireReply reply)
    {
        if (reply.IsSuccess && TaskReply.TaskId(reply.Root) is { } taskId)
        {
            return new VideoSubmitResult.Accepted { TaskId = taskId, RequestId = reply.RequestId };
        }

        return Rejections.Contains(reply.Status) && (reply.Code ?? reply.Message) is not null
            ? new VideoSubmitResult.NotAccepted { Error = DashScopeErrors.From(reply, "Submit"), WasSent = true }
            : new VideoSubmitResult.Unknown
            {
                Error = DashScopeErrors.Ambiguous(Wording.Pick($"the answer ({(int)reply.Status} {reply.Code}) does not say whether a task was made", $"应答（{(int)reply.Status} {reply.Code}）未说明任务是否已创建"), reply.RequestId, cause: null),
                RequestId = reply.RequestId,
            };
    }
}
