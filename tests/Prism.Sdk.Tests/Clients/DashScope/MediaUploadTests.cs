using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Prism.Sdk.Clients.DashScope;
using Prism.Sdk.Clients.DashScope.Media;
using Prism.Sdk.Clients.DashScope.Requests;

namespace Prism.Sdk.Tests.Clients.DashScope;

/// <summary>The upload flow of dashscope.md §2.8 over real HTTP: the credential, the form, the submit.</summary>
public sealed partial class MediaUploadTests : IAsyncLifetime
{
    private const string Accepted = """{"output":{"task_status":"PENDING","task_id":"0385dc79-5ff8-4d82-bcb6-000000000001"},"request_id":"r-1"}""";

    private readonly List<string> folders = [];
    private RecordingServer server = null!;
    private VideoSynthesisClient client = null!;
    private string? host;
    private Func<HttpContext, Task> store = static _ => Task.CompletedTask;

    public async ValueTask InitializeAsync()
    {
        server = await RecordingServer.StartAsync();
        server.Answer = AnswerAsync;
        client = new VideoSynthesisClient(new DashScopeOptions { BaseAddress = server.BaseAddress, ApiKey = "sk-test" });
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await server.DisposeAsync();
        folders.ForEach(static folder => Directory.Delete(folder, recursive: true));
    }

    [Fact]
    public async Task SubmitAsync_FileOfAPerson_GoesToTheStoreUnderANameOfOursAndIsUsed()
    {
        var path = FileOf("王小明 身份证.PNG", Pictures.Png(300, 400));

        var result = await client.SubmitAsync(new ImageToVideoRequest { Image = MediaInput.FromFile(path) }, TestContext.Current.CancellationToken);

        Assert.IsType<VideoSubmitResult.Accepted>(result);
        var (credential, upload, submit) = Three();
        Assert.Equal(("GET", "/api/v1/uploads?action=getPolicy&model=wan2.6-i2v"), (credential.Method, credential.Path));
        Assert.Equal("Bearer sk-test", credential.Headers["Authorization"]);

        Assert.Equal(("POST", "/store"), (upload.Method, upload.Path));
        Assert.False(upload.Headers.ContainsKey("Authorization"));
        Assert.Equal(
            ["OSSAccessKeyId", "Signature", "policy", "key", "x-oss-object-acl", "x-oss-forbid-overwrite", "success_action_status", "x-oss-content-type", "file"],
            FieldNames().Matches(upload.Body).Select(static match => match.Groups[1].Value));
        var key = KeyField().Match(upload.Body).Groups[1].Value;
        Assert.Matches("^dashscope-instant/abc/2026-01-01/u1/[0-9a-f]{32}\\.png$", key);
        Assert.DoesNotContain("王小明", upload.Body + submit.Body, StringComparison.Ordinal);

        Assert.Equal("enable", submit.Headers["X-DashScope-OssResourceResolve"]);
        Assert.Equal($"oss://{key}", (string?)JsonNode.Parse(submit.Body)!["input"]!["img_url"]);
    }

    [Fact]
    public async Task SubmitAsync_FirstAndLastFrame_AreUploadedOneByOneForTheSameModel()
    {
        var request = new FirstLastFrameRequest { FirstFrame = MediaInput.FromBytes(Pictures.Png(300, 300), "a.png"), LastFrame = MediaInput.FromStream(new MemoryStream(Pictures.Jpeg(300, 300, 10)), "b.jpg") };

        await client.SubmitAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(5, server.Requests.Count);
        Assert.Equal(2, server.Requests.Count(static request => request.Path == "/api/v1/uploads?action=getPolicy&model=wan2.2-kf2v-flash"));
        var input = JsonNode.Parse(server.Requests.Last().Body)!["input"]!;
        Assert.EndsWith(".png", (string?)input["first_frame_url"], StringComparison.Ordinal);
        Assert.EndsWith(".jpg", (string?)input["last_frame_url"], StringComparison.Ordinal);
        Assert.Equal("/api/v1/services/aigc/image2video/video-synthesis", server.Requests.Last().Path);
    }

    [Fact]
    public async Task SubmitAsync_SameInputTwice_IsUploadedOnce()
    {
        var picture = MediaInput.FromBytes(Pictures.Png(300, 300), "a.png");

        await client.SubmitAsync(new FirstLastFrameRequest { FirstFrame = picture, LastFrame = picture }, TestContext.Current.CancellationToken);

        Assert.Single(server.Requests, static request => request.Path == "/store");
    }

    [Fact]
    public async Task UploadAsync_LargeStream_ReportsEachPieceAndIsReadInPieces()
    {
        const int Length = 3_000_000;
        var stream = new CountingStream(Length);
        List<UploadProgress> told = [];

        var media = await client.UploadAsync(MediaInput.FromStream(stream, "a.mp4", Length), "wan2.6-r2v", new Told(told), TestContext.Current.CancellationToken);

        Assert.Equal(new UploadProgress(0, Length), told[0]);
        Assert.Equal(new UploadProgress(Length, Length), told[^1]);
        Assert.Equal(told.OrderBy(static piece => piece.Sent), told);
        Assert.InRange(stream.LargestRead, 1, 128 * 1024);
        Assert.Equal("wan2.6-r2v", media.Model);
        Assert.InRange(media.ExpiresAt - TimeProvider.System.GetUtcNow(), TimeSpan.FromHours(47.9), TimeSpan.FromHours(48));
        Assert.False(stream.IsDisposed);
    }

    [Fact]
    public async Task UploadAsync_UsedTwice_UploadsOnce()
    {
        var media = await client.UploadAsync(MediaInput.FromBytes(Pictures.Png(300, 300), "a.png"), "wan2.6-i2v", cancellationToken: TestContext.Current.CancellationToken);

        await client.SubmitAsync(new ImageToVideoRequest { Image = media }, TestContext.Current.CancellationToken);
        await client.SubmitAsync(new ImageToVideoRequest { Image = media }, TestContext.Current.CancellationToken);

        Assert.Single(server.Requests, static request => request.Path == "/store");
        Assert.Equal("enable", server.Requests.Last().Headers["X-DashScope-OssResourceResolve"]);
    }

    [Fact]
    public async Task SubmitAsync_Inline_SendsADataUriAndUploadsNothing()
    {
        var bytes = Pictures.Png(300, 300);

        await client.SubmitAsync(new ImageToVideoRequest { Image = MediaInput.FromBytes(bytes, "a.png").Inline() }, TestContext.Current.CancellationToken);

        var sent = Assert.Single(server.Requests);
        Assert.Equal($"data:image/png;base64,{Convert.ToBase64String(bytes)}", (string?)JsonNode.Parse(sent.Body)!["input"]!["img_url"]);
        Assert.False(sent.Headers.ContainsKey("X-DashScope-OssResourceResolve"));
    }

    [Fact]
    public async Task UploadAsync_LeaveRanOut_AsksForANewOneAndBeginsAgain()
    {
        var tries = 0;
        store = context => ++tries == 1 ? XmlAsync(context, 403, "<Error><Code>AccessDenied</Code><Message>Invalid according to Policy: Policy expired.</Message></Error>") : Task.CompletedTask;

        await client.UploadAsync(MediaInput.FromBytes(Pictures.Png(300, 300), "a.png"), "wan2.6-i2v", cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(4, server.Requests.Count);
    }

    [Fact]
    public async Task SubmitAsync_StoreRefuses_IsNotAcceptedAndNeverSubmitted()
    {
        store = static context => XmlAsync(context, 403, "<Error><Code>SignatureDoesNotMatch</Code><Message>sk-test</Message></Error>");

        var result = await client.SubmitAsync(new ImageToVideoRequest { Image = MediaInput.FromBytes(Pictures.Png(300, 300), "a.png") }, TestContext.Current.CancellationToken);

        var refused = Assert.IsType<VideoSubmitResult.NotAccepted>(result);
        Assert.False(refused.WasSent);
        Assert.Equal("SignatureDoesNotMatch", refused.Error.Code);
        Assert.DoesNotContain("sk-test", refused.Error.ToString(), StringComparison.Ordinal);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task UploadAsync_StreamThatCannotBeReadTwice_IsNotRepeated()
    {
        store = static context => XmlAsync(context, 503, "<Error><Code>ServiceUnavailable</Code></Error>");

        await Assert.ThrowsAsync<ProviderRequestException>(() => client.UploadAsync(MediaInput.FromStream(new CountingStream(10), "a.mp4", 10), "wan2.6-r2v", cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(2, server.Requests.Count);
    }

    [Theory]
    [InlineData("https://evil.example/store")]
    [InlineData("https://aliyuncs.com.evil.example/")]
    [InlineData("http://bucket.oss-cn-beijing.aliyuncs.com/")]
    [InlineData("https://user@bucket.oss-cn-beijing.aliyuncs.com/")]
    [InlineData("not an address")]
    public async Task UploadAsync_StoreElsewhere_GetsNothing(string elsewhere)
    {
        host = elsewhere;

        var exception = await Assert.ThrowsAsync<ProviderRequestException>(() => client.UploadAsync(MediaInput.FromBytes(Pictures.Png(300, 300), "a.png"), "wan2.6-i2v", cancellationToken: TestContext.Current.CancellationToken));

        Assert.Contains("nothing was sent there", exception.Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Fact]
    public void Require_LoopbackStoreOfARealService_IsRefused()
    {
        Assert.Throws<ProviderRequestException>(() => UploadHost.Require("http://127.0.0.1:9/", new Uri("https://dashscope.aliyuncs.com/api/v1/")));
        Assert.Equal("bucket.oss-cn-beijing.aliyuncs.com", UploadHost.Require("https://bucket.oss-cn-beijing.aliyuncs.com", new Uri("https://dashscope.aliyuncs.com/api/v1/")).Host);
    }

    [Fact]
    public async Task UploadAsync_LargerThanTheStoreTakes_IsRefusedBeforeItIsSent()
    {
        var exception = await Assert.ThrowsAsync<PrismException>(() => client.UploadAsync(MediaInput.FromStream(new CountingStream(1), "a.mp4", (1024L * 1024 * 1024) + 1), "wan9.9-r2v", cancellationToken: TestContext.Current.CancellationToken));

        Assert.Contains("1024 MB", exception.Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task UploadAsync_StreamShorterThanSaid_IsAFaultOfTheFile()
    {
        var exception = await Assert.ThrowsAsync<PrismException>(() => client.UploadAsync(MediaInput.FromStream(new CountingStream(10), "a.mp4", 20), "wan2.6-r2v", cancellationToken: TestContext.Current.CancellationToken));

        Assert.Contains("could not be read", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UploadAsync_LargerThanTheModelTakes_AsksForNothing()
    {
        var exception = await Assert.ThrowsAsync<ArgumentException>(() => client.UploadAsync(MediaInput.FromStream(new CountingStream(1), "a.mp4", (100L * 1024 * 1024) + 1), "wan2.6-r2v", cancellationToken: TestContext.Current.CancellationToken));

        Assert.Contains("at most 100 MB", exception.Message, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task UploadAsync_StoreFallsSilent_IsGivenUp()
    {
        var release = new TaskCompletionSource();
        store = _ => release.Task;
        using var hasty = new VideoSynthesisClient(new DashScopeOptions { BaseAddress = server.BaseAddress, ApiKey = "sk-test", UploadIdleTimeout = TimeSpan.FromMilliseconds(300) });

        var exception = await Assert.ThrowsAsync<ProviderRequestException>(() => hasty.UploadAsync(MediaInput.FromStream(new CountingStream(10), "a.mp4", 10), "wan2.6-r2v", cancellationToken: TestContext.Current.CancellationToken));

        release.SetResult();
        Assert.Contains("timed out", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SubmitAsync_CanceledWhileUploading_IsNotAcceptedAndNeverSubmitted()
    {
        using var cut = new CancellationTokenSource();
        store = async context =>
        {
            await cut.CancelAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        };

        var result = await client.SubmitAsync(new ImageToVideoRequest { Image = MediaInput.FromBytes(Pictures.Png(300, 300), "a.png") }, cut.Token);

        Assert.False(Assert.IsType<VideoSubmitResult.NotAccepted>(result).WasSent);
        Assert.DoesNotContain(server.Requests, static request => request.Path.Contains("synthesis", StringComparison.Ordinal));
    }

    private static Task XmlAsync(HttpContext context, int status, string xml)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/xml";
        return context.Response.WriteAsync(xml);
    }

    private Task AnswerAsync(HttpContext context, RecordingServer.Received request) => request.Path switch
    {
        "/store" => store(context),
        _ when request.Path.StartsWith("/api/v1/uploads", StringComparison.Ordinal) => RecordingServer.JsonAsync(context, 200, $$"""
            {"data":{"policy":"cA==","signature":"cw==","upload_dir":"dashscope-instant/abc/2026-01-01/u1","upload_host":"{{host ?? new Uri(server.BaseAddress, "/store").AbsoluteUri}}","expire_in_seconds":300,
             "max_file_size_mb":1024,"capacity_limit_mb":999999999,"oss_access_key_id":"LTAI","x_oss_object_acl":"private","x_oss_forbid_overwrite":"true"},"request_id":"u1"}
            """),
        _ => RecordingServer.JsonAsync(context, 200, Accepted),
    };

    private (RecordingServer.Received First, RecordingServer.Received Second, RecordingServer.Received Third) Three()
    {
        var all = server.Requests.ToArray();
        Assert.Equal(3, all.Length);
        return (all[0], all[1], all[2]);
    }

    private string FileOf(string name, byte[] bytes)
    {
        var folder = Directory.CreateTempSubdirectory("prism-").FullName;
        folders.Add(folder);
        var path = Path.Join(folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    [GeneratedRegex("Content-Disposition: form-data; name=\"([^\"]+)\"")]
    private static partial Regex FieldNames();

    [GeneratedRegex("name=\"key\"\r\n\r\n([^\r]+)\r\n")]
    private static partial Regex KeyField();

    private sealed class Told(List<UploadProgress> told) : IProgress<UploadProgress>
    {
        public void Report(UploadProgress value) => told.Add(value);
    }

    /// <summary>Zeros that come once, and notes how much was asked for at a time.</summary>
    private sealed class CountingStream(long length) : Stream
    {
        private long left = length;

        public int LargestRead { get; private set; }

        public bool IsDisposed { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            LargestRead = Math.Max(LargestRead, count);
            var read = (int)Math.Min(count, left);
            left -= read;
            return read;
        }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.FromResult(Read([], 0, buffer.Length));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            IsDisposed = true;
            base.Dispose(disposing);
        }
    }
}
