using Microsoft.Extensions.Time.Testing;
using Prism.Sdk.Clients.DashScope;
using Prism.Sdk.Pricing;

namespace Prism.Sdk.Tests.Clients.DashScope;

public sealed class VideoSynthesisTaskTests : IAsyncLifetime
{
    private const string Id = "0385dc79-5ff8-4d82-bcb6-000000000001";

    private readonly FakeTimeProvider time = new() { AutoAdvanceAmount = TimeSpan.FromMilliseconds(1) };
    private RecordingServer server = null!;
    private VideoSynthesisClient client = null!;

    public async ValueTask InitializeAsync()
    {
        server = await RecordingServer.StartAsync();
        client = new VideoSynthesisClient(new DashScopeOptions { BaseAddress = new Uri(server.BaseAddress, "/api/v1"), ApiKey = "sk-test" }, time);
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task GetAsync_Succeeded_ReadsTimesInUtc8AndUsage()
    {
        Answer($$$"""
            {"request_id":"r","output":{"task_id":"{{{Id}}}","task_status":"SUCCEEDED","submit_time":"2025-09-29 14:18:52.331","scheduled_time":"2025-09-29 14:18:59",
             "end_time":"2025-09-29 14:23:39.407","orig_prompt":"p","video_url":"https://dashscope-result-sh.oss-accelerate.aliyuncs.com/x.mp4?Expires=1&Signature=s"},
             "usage":{"duration":10.0,"size":"1280*720","input_video_duration":0,"output_video_duration":"10","video_count":1,"SR":720}}
            """);

        var task = await client.GetAsync(Id, TestContext.Current.CancellationToken);

        Assert.Equal(VideoTaskStatus.Succeeded, task.Status);
        Assert.Equal(new DateTimeOffset(2025, 9, 29, 6, 18, 52, 331, TimeSpan.Zero), task.SubmitTime);
        Assert.Equal(new DateTimeOffset(2025, 9, 29, 6, 18, 59, TimeSpan.Zero), task.ScheduledTime);
        Assert.Equal(10, task.Usage!.Duration);
        Assert.Equal(10, task.Usage.OutputVideoDuration);
        Assert.Equal(720, task.Usage.Resolution);
        Assert.DoesNotContain("Signature", task.ToString(), StringComparison.Ordinal);
        Assert.Equal($"/api/v1/tasks/{Id}", Assert.Single(server.Requests).Path);
    }

    [Theory]
    [InlineData("""{"video_duration":5,"video_ratio":"1280*720","video_count":1}""", 5.0, "1280*720", null, null)]
    [InlineData("""{"video_duration":5,"video_ratio":"standard","video_count":1}""", 5.0, null, "standard", null)]
    [InlineData("""{"duration":10,"SR":1080,"video_count":1,"audio":false}""", 10.0, null, null, false)]
    [InlineData("""{"duration":8.0,"output_video_duration":5.0,"input_video_duration":3.0,"ratio":"16:9","SR":"720","fps":30}""", 8.0, null, "16:9", null)]
    [InlineData("\"{\\\"duration\\\":7,\\\"size\\\":\\\"960*960\\\"}\"", 7.0, "960*960", null, null)]
    [InlineData("\"nonsense\"", null, null, null, null)]
    [InlineData("[1]", null, null, null, null)]
    public async Task GetAsync_UsageOfEachFamily_IsRead(string usage, double? seconds, string? size, string? ratio, bool? audio)
    {
        Answer($$$"""{"request_id":"r","output":{"task_id":"{{{Id}}}","task_status":"SUCCEEDED","actual_prompt":"a better cat","check_audio":"ok"},"usage":{{{usage}}}}""");

        var task = await client.GetAsync(Id, TestContext.Current.CancellationToken);

        Assert.Equal((seconds, size, ratio, audio), (task.Usage?.Duration, task.Usage?.Size, task.Usage?.Ratio, task.Usage?.Audio));
        Assert.Equal(("a better cat", "ok"), (task.ActualPrompt, task.CheckAudio));
        Assert.DoesNotContain("better", task.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PENDING", false)]
    [InlineData("SUSPENDED", false)]
    [InlineData("weird", false)]
    [InlineData("FAILED", true)]
    [InlineData("UNKNOWN", true)]
    public async Task GetAsync_AnyStatus_IsKeptAndOnlyKnownEndsAreFinal(string word, bool final)
    {
        Answer($$$"""{"request_id":"r","output":{"task_id":"{{{Id}}}","task_status":"{{{word}}}"}}""");

        var task = await client.GetAsync(Id, TestContext.Current.CancellationToken);

        Assert.Equal(final, task.Status.IsTerminal);
    }

    [Fact]
    public async Task GetAsync_ServerStumblesTwice_IsRepeated()
    {
        server.Answer = (context, _) => server.Requests.Count < 3
            ? RecordingServer.JsonAsync(context, 503, "<html>busy</html>")
            : RecordingServer.JsonAsync(context, 200, $$$"""{"output":{"task_id":"{{{Id}}}","task_status":"RUNNING"}}""");

        var task = await client.GetAsync(Id, TestContext.Current.CancellationToken);

        Assert.Equal(VideoTaskStatus.Running, task.Status);
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task GetAsync_WrongBaseAddress_SaysWhichSettingToCheck()
    {
        server.Answer = (context, _) => RecordingServer.JsonAsync(context, 404, "<html>not here</html>");

        var exception = await Assert.ThrowsAsync<ProviderRequestException>(() => client.GetAsync(Id, TestContext.Current.CancellationToken));

        Assert.False(exception.IsTransient);
        Assert.Contains("DASHSCOPE_HTTP_BASE_URL", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WaitForCompletionAsync_SlowTask_LooksAtEachIntervalAndNotAfterTheEnd()
    {
        server.Answer = (context, _) => RecordingServer.JsonAsync(context, 200, $$$"""{"output":{"task_id":"{{{Id}}}","task_status":"{{{(server.Requests.Count < 4 ? "RUNNING" : "SUCCEEDED")}}}"}}""");
        var operation = client.GetOperation(Id);

        var waiting = operation.WaitForCompletionAsync(TimeSpan.FromSeconds(15), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(VideoTaskStatus.Succeeded, (await UntilAsync(waiting)).Status);
        await operation.UpdateStatusAsync(TestContext.Current.CancellationToken);
        Assert.True(operation.HasCompleted);
        Assert.Equal(4, server.Requests.Count);
    }

    [Fact]
    public async Task WaitForCompletionAsync_NoInterval_LooksAtOnceAndTellsWhatRemains()
    {
        server.Answer = (context, _) => RecordingServer.JsonAsync(context, 200, $$$"""{"output":{"task_id":"{{{Id}}}","task_status":"{{{(server.Requests.Count < 3 ? "RUNNING" : "SUCCEEDED")}}}"}}""");
        var told = new List<VideoSynthesisTask>();

        var progress = new Told(told);

        // The clock stands until the first look is told of, however slow the machine.
        var waiting = client.GetOperation(Id).WaitForCompletionAsync(progress: progress, cancellationToken: TestContext.Current.CancellationToken);
        await progress.First.Task.WaitAsync(TestContext.Current.CancellationToken);
        var task = await UntilAsync(waiting);

        Assert.Equal(VideoTaskStatus.Succeeded, task.Status);
        Assert.Equal(3, told.Count);
        Assert.InRange(told[0].ExpectedRemaining!.Value.TotalSeconds, 10, 600);
        Assert.Null(told[2].ExpectedRemaining);
    }

    [Fact]
    public async Task WaitAsync_Timeout_KeepsTheIdUsable()
    {
        var isDone = false;
        server.Answer = (context, _) => RecordingServer.JsonAsync(context, 200, $$$"""{"output":{"task_id":"{{{Id}}}","task_status":"{{{(isDone ? "SUCCEEDED" : "RUNNING")}}}"}}""");

        var exception = await Assert.ThrowsAsync<PrismException>(() => UntilAsync(client.WaitAsync(Id, timeout: TimeSpan.FromMinutes(5), cancellationToken: TestContext.Current.CancellationToken)));
        Assert.Equal((Id, true, ChargeKind.Possible), (exception.TaskId, exception.IsTransient, exception.PossiblyCharged.Kind));

        isDone = true;
        Assert.Equal(VideoTaskStatus.Succeeded, (await UntilAsync(client.WaitAsync(exception.TaskId!, cancellationToken: TestContext.Current.CancellationToken))).Status);
    }

    [Fact]
    public async Task Dispose_SomebodyWaits_IsCanceled()
    {
        Answer($$$"""{"output":{"task_id":"{{{Id}}}","task_status":"RUNNING"}}""");
        var waiting = client.WaitAsync(Id, cancellationToken: TestContext.Current.CancellationToken);

        client.Dispose();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    [Fact]
    public async Task WaitForCompletionAsync_FailedByModeration_ThrowsWithTaskAndCode()
    {
        Answer($$$"""{"request_id":"r","output":{"task_id":"{{{Id}}}","task_status":"FAILED","code":"DataInspectionFailed","message":"no"}}""");

        var exception = await Assert.ThrowsAsync<ContentRejectedException>(() => client.WaitAsync(Id, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal((Id, "DataInspectionFailed"), (exception.TaskId, exception.Code));
    }

    [Fact]
    public async Task WaitForCompletionAsync_UnknownTask_MayHaveBeenCharged()
    {
        Answer($$$"""{"request_id":"r","output":{"task_id":"{{{Id}}}","task_status":"UNKNOWN"}}""");

        var exception = await Assert.ThrowsAsync<PrismException>(() => client.WaitAsync(Id, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(ChargeKind.Possible, exception.PossiblyCharged.Kind);
    }

    [Fact]
    public async Task CancelAsync_Queued_IsTrueAndSendsNoBody()
    {
        Answer("""{"request_id":"r"}""");

        Assert.True(await client.CancelAsync(Id, TestContext.Current.CancellationToken));

        var sent = Assert.Single(server.Requests);
        Assert.Equal(("POST", $"/api/v1/tasks/{Id}/cancel", ""), (sent.Method, sent.Path, sent.Body));
    }

    [Fact]
    public async Task CancelAsync_AlreadyRunning_IsFalse()
    {
        server.Answer = (context, _) => RecordingServer.JsonAsync(context, 400, """{"request_id":"r","code":"UnsupportedOperation","message":"Failed to cancel the task"}""");

        Assert.False(await client.CancelAsync(Id, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task ListAsync_TwoPages_ReadsBothAndAsksInUtc8()
    {
        server.Answer = (context, request) => RecordingServer.JsonAsync(context, 200, request.Path.Contains("page_no=1", StringComparison.Ordinal)
            ? """{"total":2,"data":[{"task_id":"aaaaaaaa-1","status":"SUCCEEDED","request_id":"r1","model_name":"wan2.6-t2v","gmt_create":1759126732331}],"total_page":2,"page_no":1,"page_size":1}"""
            : """{"total":2,"data":[{"task_id":"bbbbbbbb-2","status":"RUNNING","request_id":"r2","model_name":"wan2.6-t2v","gmt_create":1759126732331}],"total_page":2,"page_no":2,"page_size":1}""");
        var filter = new VideoTaskFilter { From = new DateTimeOffset(2025, 9, 29, 6, 0, 0, TimeSpan.Zero), Model = "wan2.6-t2v", PageSize = 1 };

        var rows = await client.ListAsync(filter, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal(["aaaaaaaa-1", "bbbbbbbb-2"], rows.Select(row => row.TaskId));
        Assert.Equal(new DateTimeOffset(2025, 9, 29, 6, 18, 52, 331, TimeSpan.Zero), rows[0].CreatedAt);
        Assert.All(server.Requests, request => Assert.Contains("start_time=20250929140000&model_name=wan2.6-t2v", request.Path, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("../tasks")]
    [InlineData("short")]
    public async Task GetAsync_NotATaskId_IsRefusedBeforeSending(string id)
    {
        await Assert.ThrowsAnyAsync<ArgumentException>(() => client.GetAsync(id, TestContext.Current.CancellationToken));

        Assert.Empty(server.Requests);
    }

    private async Task<VideoSynthesisTask> UntilAsync(Task<VideoSynthesisTask> waiting)
    {
        while (!waiting.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        return await waiting;
    }

    private void Answer(string json) => server.Answer = (context, _) => RecordingServer.JsonAsync(context, 200, json);

    private sealed class Told(List<VideoSynthesisTask> told) : IProgress<VideoSynthesisTask>
    {
        public TaskCompletionSource First { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Report(VideoSynthesisTask value)
        {
            told.Add(value);
            First.TrySetResult();
        }
    }
}
