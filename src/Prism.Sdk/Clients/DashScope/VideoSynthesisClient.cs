using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using Prism.Sdk.Clients.DashScope.Wire;
using Prism.Sdk.Downloads;

namespace Prism.Sdk.Clients.DashScope;

/// <summary>A client of DashScope's video synthesis: text in, task out, video later. Works with and without the pipeline.</summary>
/// <remarks>
/// <para>Thread-safe; make one and keep it. The API key is read for each request.</para>
/// <para>Billed: a task that <see cref="StartAsync"/> or <see cref="SubmitAsync"/> had accepted and that succeeds, by the second. All else is free.</para>
/// <para>The wire is that of the text-to-video and task-management references (dashscope.md §1, §3.1, §4).</para>
/// </remarks>
public sealed partial class VideoSynthesisClient : IDisposable
{
    private const string SubmitPath = "services/aigc/video-generation/video-synthesis";

    // dashscope.md §5 and the money rules: a complete error answer with one of these proves that no task was made.
    private static readonly HttpStatusCode[] Rejections =
    [
        HttpStatusCode.BadRequest, HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden, HttpStatusCode.NotFound,
        HttpStatusCode.Conflict, HttpStatusCode.RequestEntityTooLarge, (HttpStatusCode)425, HttpStatusCode.TooManyRequests,
    ];

    private readonly IHttpClientFactory clients;
    private readonly Func<DashScopeOptions> options;
    private readonly FileDownload download;
    private readonly TimeProvider time;
    private readonly TaskPace pace;

    /// <summary>Creates a client that stands on its own, without a container.</summary>
    /// <param name="options">Key, region, times. Read anew for each request.</param>
    /// <param name="timeProvider">The clock for the pauses between two looks. <see langword="null"/> for the system's.</param>
    /// <exception cref="PrismConfigurationException">An option is out of bounds.</exception>
    public VideoSynthesisClient(DashScopeOptions options, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (new DashScopeOptionsValidator().Validate(name: null, options) is { Failed: true } bad)
        {
            throw new PrismConfigurationException(bad.FailureMessage!);
        }

        time = timeProvider ?? TimeProvider.System;
        pace = new TaskPace(time);
        clients = new StandaloneHttpClients(options);
        download = new FileDownload(clients, time);
        this.options = () => options;
    }

    internal VideoSynthesisClient(IHttpClientFactory clients, IOptionsMonitor<DashScopeOptions> options, FileDownload download, TimeProvider time)
    {
        this.clients = clients;
        this.options = () => options.CurrentValue;
        this.download = download;
        this.time = time;
        pace = new TaskPace(time);
    }

    /// <summary>Submits a video and gives a handle to wait with. <b>Billed</b> when the task succeeds. Sent once, never again.</summary>
    /// <param name="request">What to make.</param>
    /// <param name="cancellationToken">Cuts the submit off. If it had begun to be sent, its outcome is unknown.</param>
    /// <returns>The operation. Store its <see cref="VideoSynthesisOperation.Id"/> before anything else.</returns>
    /// <exception cref="ProviderRequestException">The service refused it, or it was never sent. No task was made.</exception>
    /// <exception cref="ContentRejectedException">Moderation refused the prompt. No task was made.</exception>
    /// <exception cref="AmbiguousSubmissionException">It was sent and its outcome is unknown.</exception>
    /// <exception cref="PrismConfigurationException">The key is missing; nothing was sent.</exception>
    public async Task<VideoSynthesisOperation> StartAsync(VideoSynthesisRequest request, CancellationToken cancellationToken = default)
    {
        var result = await SubmitAsync(request, cancellationToken).ConfigureAwait(false);
        switch (result)
        {
            case VideoSubmitResult.Accepted accepted:
                return new VideoSynthesisOperation(this, time, accepted.TaskId, startedHere: true);
            case VideoSubmitResult.NotAccepted notAccepted:
                cancellationToken.ThrowIfCancellationRequested();
                throw notAccepted.Error;
            default:
                throw ((VideoSubmitResult.Unknown)result).Error;
        }
    }

    /// <summary>Submits a video and tells which of the three outcomes it had. <b>Billed</b> when accepted and the task succeeds. Sent once, never again.</summary>
    /// <param name="request">What to make.</param>
    /// <param name="cancellationToken">Cuts the submit off; nothing is thrown, the outcome tells whether it was sent.</param>
    /// <returns>Accepted, not accepted, or unknown.</returns>
    /// <exception cref="PrismConfigurationException">The key is missing; nothing was sent.</exception>
    public Task<VideoSubmitResult> SubmitAsync(VideoSynthesisRequest request, CancellationToken cancellationToken = default) =>
        SubmitBeforeAsync(request, sendBefore: null, cancellationToken);

    internal async Task<VideoSubmitResult> SubmitBeforeAsync(VideoSynthesisRequest request, DateTimeOffset? sendBefore, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentException.ThrowIfNullOrWhiteSpace(request.Prompt, nameof(request));

        var current = options();
        var address = new Uri(DashScopeEndpoint.Native(current), SubmitPath);
        using var content = new SubmitContent(SubmitBody.From(request), () => sendBefore is null || time.GetUtcNow() < sendBefore);
        using var message = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
        DashScopeHttp.Authorize(message, current);
        message.Headers.TryAddWithoutValidation("X-DashScope-Async", "enable");

        string? requestId = null;
        try
        {
            using var client = clients.CreateClient(DashScopeHttp.SubmitClient);
            using var response = await client.SendAsync(message, cancellationToken).ConfigureAwait(false);
            var reply = await WireReply.ReadAsync(response, cancellationToken).ConfigureAwait(false);
            requestId = reply.RequestId;
            return Judge(reply);
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            return content.Started
                ? new VideoSubmitResult.Unknown { Error = DashScopeErrors.Ambiguous("the answer was lost", requestId, exception), RequestId = requestId }
                : new VideoSubmitResult.NotAccepted { Error = DashScopeErrors.Transport(exception, "Submit", address), WasSent = false };
        }
    }

    /// <summary>Gives a handle to a task that was submitted before, perhaps by another process. Sends nothing.</summary>
    /// <param name="taskId">The id of the task.</param>
    /// <returns>The operation.</returns>
    public VideoSynthesisOperation GetOperation(string taskId)
    {
        RequireTaskId(taskId);
        return new VideoSynthesisOperation(this, time, taskId, startedHere: false);
    }

    /// <summary>Looks at a task. Free; repeated by itself on faults of the network.</summary>
    /// <param name="taskId">The id of the task.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The task. An id that the service does not know gives <see cref="VideoTaskStatus.Unknown"/>, not an exception.</returns>
    /// <exception cref="ProviderRequestException">The service refused or did not answer. This says nothing about the task.</exception>
    public async Task<VideoSynthesisTask> GetAsync(string taskId, CancellationToken cancellationToken = default)
    {
        RequireTaskId(taskId);
        var reply = await SendAsync(HttpMethod.Get, $"tasks/{taskId}", "Query", cancellationToken).ConfigureAwait(false);
        return reply.IsSuccess && TaskReply.Task(reply.Root, taskId) is { } task ? task : throw DashScopeErrors.From(reply, "Query");
    }

    /// <summary>Waits until a task ends. The same as <c>GetOperation(taskId).WaitForCompletionAsync(…)</c>.</summary>
    /// <param name="taskId">The id of the task.</param>
    /// <param name="pollingInterval">The pause between two looks. <see langword="null"/> for 15 seconds, as the reference advises.</param>
    /// <param name="cancellationToken">Stops the waiting. The task runs on, and is billed.</param>
    /// <returns>The task, succeeded.</returns>
    /// <exception cref="PrismException">The task did not succeed; code and task id are on the exception.</exception>
    public Task<VideoSynthesisTask> WaitAsync(string taskId, TimeSpan? pollingInterval = null, CancellationToken cancellationToken = default) =>
        GetOperation(taskId).WaitForCompletionAsync(pollingInterval, progress: null, cancellationToken);

    /// <summary>Cancels a task that is still queued. Free; may be repeated.</summary>
    /// <param name="taskId">The id of the task.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>True when it is canceled; false when it was no longer queued: it runs on, and is billed when it succeeds.</returns>
    /// <exception cref="ProviderRequestException">The service refused for another reason, or did not answer.</exception>
    public async Task<bool> CancelAsync(string taskId, CancellationToken cancellationToken = default)
    {
        RequireTaskId(taskId);
        var reply = await SendAsync(HttpMethod.Post, $"tasks/{taskId}/cancel", "Cancel", cancellationToken).ConfigureAwait(false);
        if (reply.IsSuccess && reply.Root is not null)
        {
            return true;
        }

        return string.Equals(reply.Code, "UnsupportedOperation", StringComparison.OrdinalIgnoreCase)
            ? false
            : throw DashScopeErrors.From(reply, "Cancel");
    }

    /// <summary>Lists the tasks of the account, those of its other keys too. Free. Rows tell neither prompt nor result.</summary>
    /// <param name="filter">Which tasks. <see langword="null"/> for the last 24 hours.</param>
    /// <param name="cancellationToken">Stops the listing.</param>
    /// <returns>The rows of all pages.</returns>
    /// <exception cref="ProviderRequestException">The service refused or did not answer.</exception>
    public async IAsyncEnumerable<VideoTaskSummary> ListAsync(VideoTaskFilter? filter = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        filter ??= new VideoTaskFilter();
        for (var page = 1; ; page++)
        {
            var reply = await SendAsync(HttpMethod.Get, $"tasks?{Query(filter, page)}", "List", cancellationToken).ConfigureAwait(false);
            if (!reply.IsSuccess || reply.Root.Member("data") is null)
            {
                throw DashScopeErrors.From(reply, "List");
            }

            var ahead = reply.ArrivedAt - time.GetUtcNow() ?? TimeSpan.Zero;
            foreach (var row in TaskReply.Rows(reply.Root))
            {
                yield return row with { CreatedHere = row.CreatedAt - ahead };
            }

            if (page >= (reply.Root.Integer("total_page") ?? 1))
            {
                yield break;
            }
        }
    }

    /// <summary>Closes the connections of a client that stands on its own. One from a container leaves them to the container.</summary>
    public void Dispose() => (clients as StandaloneHttpClients)?.Dispose();

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
                Error = DashScopeErrors.Ambiguous($"the answer ({(int)reply.Status} {reply.Code}) does not say whether a task was made", reply.RequestId, cause: null),
                RequestId = reply.RequestId,
            };
    }

    private static string Query(VideoTaskFilter filter, int page)
    {
        var query = string.Create(CultureInfo.InvariantCulture, $"page_no={page}&page_size={filter.PageSize}");
        query += filter.From is { } from ? $"&start_time={DashScopeTime.ToQuery(from)}" : "";
        query += filter.To is { } to ? $"&end_time={DashScopeTime.ToQuery(to)}" : "";
        query += filter.Model is { } model ? $"&model_name={Uri.EscapeDataString(model)}" : "";
        query += filter.Status is { } status ? $"&status={Uri.EscapeDataString(status.ToString())}" : "";
        return query;
    }

    private static void RequireTaskId(string taskId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(taskId);
        if (!TaskReply.IsTaskId(taskId))
        {
            throw new ArgumentException("A task id has 8 to 64 letters, digits and hyphens.", nameof(taskId));
        }
    }

    private async Task<WireReply> SendAsync(HttpMethod method, string path, string what, CancellationToken cancellationToken)
    {
        var current = options();
        var address = new Uri(DashScopeEndpoint.Native(current), path);
        using var message = new HttpRequestMessage(method, address);
        DashScopeHttp.Authorize(message, current);
        await pace.WaitAsync(cancellationToken).ConfigureAwait(false);
        using var client = clients.CreateClient(DashScopeHttp.TaskClient);
        try
        {
            using var response = await client.SendAsync(message, cancellationToken).ConfigureAwait(false);
            return await WireReply.ReadAsync(response, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested
            && exception is HttpRequestException or OperationCanceledException or IOException or Polly.Timeout.TimeoutRejectedException)
        {
            throw DashScopeErrors.Transport(exception, what, address);
        }
    }
}
