using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using Prism.Sdk.Clients.DashScope.Errors;
using Prism.Sdk.Clients.DashScope.Wire;
using Prism.Sdk.Downloads;
using Prism.Sdk.Polling;

namespace Prism.Sdk.Clients.DashScope;

/// <summary>A client of DashScope's video synthesis: words, pictures, sounds or videos in, task out, video later. Works with and without the pipeline.</summary>
/// <remarks>
/// <para>Thread-safe; make one and keep it. The API key is read for each request.</para>
/// <para>Billed: a task that <see cref="StartAsync"/> or <see cref="SubmitAsync"/> had accepted and that succeeds, by the second. All else is free.</para>
/// <para>The wire is that of the video and task-management references (dashscope.md §1, §3, §4).</para>
/// </remarks>
public sealed partial class VideoSynthesisClient : IDisposable
{
    private readonly IHttpClientFactory clients;
    private readonly Func<DashScopeOptions> options;
    private readonly FileDownload download;
    private readonly TimeProvider time;
    private readonly TaskPace pace;
    private readonly ConcurrentDictionary<string, TaskPace> submits = new();
    private readonly TaskPoller<VideoSynthesisTask> waiting;

    /// <summary>Creates a client that stands on its own, without a container.</summary>
    /// <param name="options">Key, region, times. Read anew for each request.</param>
    /// <param name="timeProvider">The clock for the pauses between two looks. <see langword="null"/> for the system's.</param>
    /// <param name="downloads">From where and how videos are fetched. <see langword="null"/> for the defaults.</param>
    /// <exception cref="PrismConfigurationException">An option is out of bounds.</exception>
    public VideoSynthesisClient(DashScopeOptions options, TimeProvider? timeProvider = null, DownloadOptions? downloads = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (new DashScopeOptionsValidator().Validate(name: null, options) is { Failed: true } bad)
        {
            throw new PrismConfigurationException(bad.FailureMessage!);
        }

        var fetching = downloads ?? new DownloadOptions();
        if (new DownloadOptionsValidator().Validate(name: null, fetching) is { Failed: true } wrong)
        {
            throw new PrismConfigurationException(wrong.FailureMessage!);
        }

        time = timeProvider ?? TimeProvider.System;
        pace = new TaskPace(time);
        waiting = new TaskPoller<VideoSynthesisTask>(new VideoTasks(this), new LearnedTimes(), time);
        clients = new StandaloneHttpClients(options);
        download = new FileDownload(clients, () => fetching, time);
        this.options = () => options;
    }

    internal VideoSynthesisClient(IHttpClientFactory clients, Func<DashScopeOptions> options, FileDownload download, TimeProvider time)
    {
        this.clients = clients;
        this.options = options;
        this.download = download;
        this.time = time;
        pace = new TaskPace(time);
        waiting = new TaskPoller<VideoSynthesisTask>(new VideoTasks(this), new LearnedTimes(), time);
    }

    /// <summary>Gives a handle to a task that was submitted before, perhaps by another process. Sends nothing.</summary>
    /// <param name="taskId">The id of the task.</param>
    /// <returns>The operation.</returns>
    /// <exception cref="ArgumentException"><paramref name="taskId"/> is no task id: 8 to 64 letters, digits and hyphens.</exception>
    public VideoSynthesisOperation GetOperation(string taskId)
    {
        RequireTaskId(taskId);
        return new VideoSynthesisOperation(this, waiting, time, taskId, submitted: null);
    }

    /// <summary>Looks at a task. Free; repeated by itself on faults of the network.</summary>
    /// <param name="taskId">The id of the task.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The task. An id that the service does not know gives <see cref="VideoTaskStatus.Unknown"/>, not an exception.</returns>
    /// <exception cref="ProviderRequestException">The service refused or did not answer. This says nothing about the task.</exception>
    /// <exception cref="ArgumentException"><paramref name="taskId"/> is no task id: 8 to 64 letters, digits and hyphens.</exception>
    /// <exception cref="PrismConfigurationException">The key is missing; nothing was sent.</exception>
    public async Task<VideoSynthesisTask> GetAsync(string taskId, CancellationToken cancellationToken = default)
    {
        RequireTaskId(taskId);
        var reply = await SendAsync(HttpMethod.Get, $"tasks/{taskId}", "Query", cancellationToken).ConfigureAwait(false);
        return reply.IsSuccess && TaskReply.Task(reply.Root, taskId) is { } task ? task : throw DashScopeErrors.From(reply, "Query");
    }

    /// <summary>Waits until a task ends, also one that another process submitted. The same as <c>GetOperation(taskId).WaitForCompletionAsync(…)</c>.</summary>
    /// <param name="taskId">The id of the task.</param>
    /// <param name="pollingInterval">A fixed pause between two looks. <see langword="null"/> to look when the task is likely to have ended, as learned from those before it.</param>
    /// <param name="timeout">How long to wait. <see langword="null"/> for as long as it takes; the service gives a task up after 3 hours.</param>
    /// <param name="cancellationToken">Stops the waiting. The task runs on, and is billed.</param>
    /// <returns>The task, succeeded.</returns>
    /// <exception cref="PrismException">The task did not succeed, or not in time; code and task id are on the exception.</exception>
    /// <exception cref="ArgumentException"><paramref name="taskId"/> is no task id: 8 to 64 letters, digits and hyphens.</exception>
    /// <exception cref="PrismConfigurationException">The key is missing; nothing was sent.</exception>
    public Task<VideoSynthesisTask> WaitAsync(
        string taskId, TimeSpan? pollingInterval = null, TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        GetOperation(taskId).WaitForCompletionAsync(pollingInterval, progress: null, timeout, cancellationToken);

    /// <summary>Cancels a task that is still queued. Free; may be repeated.</summary>
    /// <param name="taskId">The id of the task.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>True when it is canceled; false when it was no longer queued: it runs on, and is billed when it succeeds.</returns>
    /// <exception cref="ProviderRequestException">The service refused for another reason, or did not answer.</exception>
    /// <exception cref="ArgumentException"><paramref name="taskId"/> is no task id: 8 to 64 letters, digits and hyphens.</exception>
    /// <exception cref="PrismConfigurationException">The key is missing; nothing was sent.</exception>
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
    /// <exception cref="PrismConfigurationException">The key is missing; nothing was sent.</exception>
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

    /// <summary>Ends all waiting, and closes the connections of a client that stands on its own. One from a container leaves them to the container.</summary>
    public void Dispose()
    {
        waiting.Dispose();
        pace.Dispose();
        foreach (var model in submits.Values)
        {
            model.Dispose();
        }

        (clients as StandaloneHttpClients)?.Dispose();
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
        using var place = new TaskPlace(pace);
        PacedRetries.Bind(message, place);
        await place.TakeAsync(cancellationToken).ConfigureAwait(false);
        using var client = clients.CreateClient(DashScopeHttp.TaskClient);
        try
        {
            using var response = await client.SendAsync(message, cancellationToken).ConfigureAwait(false);
            return await WireReply.ReadAsync(response, time.GetUtcNow(), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested
            && exception is HttpRequestException or OperationCanceledException or IOException or Polly.Timeout.TimeoutRejectedException)
        {
            throw DashScopeErrors.Transport(exception, what, address);
        }
    }
}
