using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Prism.Sdk.Downloads;

namespace Prism.Sdk.IntegrationTests.Downloads;

public sealed class FileDownloadTests : IDisposable
{
    private static readonly byte[] Body = RandomNumberGenerator.GetBytes(700_000);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("prism-dl-");

    private readonly ServiceProvider services = new ServiceCollection()
        .AddHttpClient(FileDownload.ClientName).ConfigurePrimaryHttpMessageHandler(FileDownload.Handler).Services.BuildServiceProvider();

    private string Target => Path.Join(folder.FullName, "clip.mp4");

    public void Dispose()
    {
        services.Dispose();
        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task FetchAsync_WholeFile_IsThereWithLengthAndHash(bool announced)
    {
        await using var server = new FileServer(FileServer.Always(announced ? $"HTTP/1.1 200 OK\nContent-Length: {Body.Length}" : "HTTP/1.1 200 OK", Body));

        var file = await FetchAsync(server);

        Assert.Equal(Body, await File.ReadAllBytesAsync(Target, TestContext.Current.CancellationToken));
        Assert.Equal(new DownloadedFile(Target, Body.Length, Convert.ToHexStringLower(SHA256.HashData(Body))), file);
        Assert.Equal([Target], Directory.GetFileSystemEntries(folder.FullName));
        Assert.DoesNotContain("Authorization", server.LastRequest, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task FetchAsync_CutShortOnce_IsFetchedAgain()
    {
        await using var server = new FileServer((number, stream, token) =>
            FileServer.SendAsync(stream, $"HTTP/1.1 200 OK\nContent-Length: {Body.Length}", number == 1 ? Body[..1000] : Body, token));

        Assert.Equal(Body.Length, (await FetchAsync(server)).Length);
        Assert.Equal(2, server.Requests);
    }

    [Fact]
    public async Task FetchAsync_ResetInTheMiddleOnce_IsFetchedAgain()
    {
        await using var server = new FileServer(async (number, stream, token) =>
        {
            await FileServer.SendAsync(stream, $"HTTP/1.1 200 OK\nContent-Length: {Body.Length}", number == 1 ? Body[..300_000] : Body, token);
            if (number == 1)
            {
                stream.Socket.LingerState = new LingerOption(true, 0);
                stream.Socket.Close();
            }
        });

        Assert.Equal(Body.Length, (await FetchAsync(server)).Length);
        Assert.Equal(2, server.Requests);
    }

    [Fact]
    public async Task FetchAsync_AlwaysCutShort_FailsAfterThreeTriesAndLeavesNothing()
    {
        await using var server = new FileServer(FileServer.Always($"HTTP/1.1 200 OK\nContent-Length: {Body.Length}", Body[..1000]));

        var exception = await FailAsync(server);

        Assert.Equal((DownloadFault.Broken, 3), (exception.Fault, server.Requests));
    }

    [Fact]
    public async Task FetchAsync_SilentServer_IsGivenUpAfterTheIdleTimeout()
    {
        await using var server = new FileServer(async (_, stream, token) =>
        {
            await FileServer.SendAsync(stream, $"HTTP/1.1 200 OK\nContent-Length: {Body.Length}", Body[..1000], token);
            _ = await stream.ReadAsync(new byte[1], token);
        });

        var exception = await FailAsync(server, TimeSpan.FromMilliseconds(200));

        Assert.Equal(DownloadFault.Broken, exception.Fault);
    }

    [Fact]
    public async Task FetchAsync_Expired_IsSaidAndNotTriedAgain()
    {
        const string Xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error>\n  <Code>AccessDenied</Code>\n  <Message>Request has expired.</Message>\n</Error>";
        await using var server = new FileServer(FileServer.Always($"HTTP/1.1 403 Forbidden\nContent-Type: application/xml\nContent-Length: {Xml.Length}", Encoding.ASCII.GetBytes(Xml)));

        var exception = await FailAsync(server);

        Assert.Equal((DownloadFault.Expired, 1), (exception.Fault, server.Requests));
    }

    [Theory]
    [InlineData("404 Not Found", "Gone", 1)]
    [InlineData("302 Found\nLocation: http://127.0.0.1:9/", "Refused", 1)]
    [InlineData("307 Temporary Redirect\nLocation: /other", "Refused", 1)]
    [InlineData("416 Range Not Satisfiable", "Refused", 1)]
    [InlineData("503 Service Unavailable", "Refused", 3)]
    public async Task FetchAsync_OtherAnswers_AreTyped(string status, string fault, int requests)
    {
        await using var server = new FileServer(FileServer.Always($"HTTP/1.1 {status}\nContent-Length: 0"));

        var exception = await FailAsync(server);

        Assert.Equal((fault, requests), (exception.Fault.ToString(), server.Requests));
    }

    [Fact]
    public async Task FetchAsync_AnnouncedTooLarge_IsRefusedBeforeAByteIsWritten()
    {
        await using var server = new FileServer(FileServer.Always("HTTP/1.1 200 OK\nContent-Length: 107374182400", Body));

        Assert.Equal((DownloadFault.TooLarge, 1), ((await FailAsync(server)).Fault, server.Requests));
    }

    [Fact]
    public async Task FetchAsync_EndlessBody_StopsAtTheCap()
    {
        await using var server = new FileServer(FileServer.Always("HTTP/1.1 200 OK", new byte[3_000_000]));

        Assert.Equal(DownloadFault.TooLarge, (await FailAsync(server)).Fault);
    }

    [Fact]
    public async Task FetchAsync_NobodyListens_IsTyped()
    {
        using var gone = new TcpListener(System.Net.IPAddress.Loopback, 0);
        gone.Start();
        var address = new Uri($"http://{gone.LocalEndpoint}/clip.mp4?Signature=very-secret");
        gone.Stop();

        var exception = await Assert.ThrowsAsync<DownloadException>(() => Download().FetchAsync(address, Target, TestContext.Current.CancellationToken));

        Assert.Equal(DownloadFault.Broken, exception.Fault);
    }

    [Fact]
    public async Task FetchAsync_FolderIsGone_SaysThatItCannotBeWritten()
    {
        await using var server = new FileServer(FileServer.Always($"HTTP/1.1 200 OK\nContent-Length: {Body.Length}", Body));

        var exception = await Assert.ThrowsAsync<DownloadException>(
            () => Download().FetchAsync(server.Address, Path.Join(folder.FullName, "gone", "clip.mp4"), TestContext.Current.CancellationToken));

        Assert.Equal((DownloadFault.NotWritten, 1), (exception.Fault, server.Requests));
    }

    [Fact]
    public async Task FetchAsync_Canceled_ThrowsThatAndLeavesNothing()
    {
        using var cancel = new CancellationTokenSource();
        await using var server = new FileServer(async (_, stream, token) =>
        {
            await FileServer.SendAsync(stream, $"HTTP/1.1 200 OK\nContent-Length: {Body.Length}", Body[..1000], token);
            await cancel.CancelAsync();
            _ = await stream.ReadAsync(new byte[1], token);
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Download().FetchAsync(server.Address, Target, cancel.Token));

        Assert.Empty(Directory.GetFileSystemEntries(folder.FullName));
    }

    private FileDownload Download(TimeSpan? idle = null) =>
        new(services.GetRequiredService<IHttpClientFactory>(), new HurryingClock()) { IdleTimeout = idle ?? TimeSpan.FromSeconds(10), SizeCap = 1_000_000 };

    private Task<DownloadedFile> FetchAsync(FileServer server) => Download().FetchAsync(server.Address, Target, TestContext.Current.CancellationToken);

    private async Task<DownloadException> FailAsync(FileServer server, TimeSpan? idle = null)
    {
        var exception = await Assert.ThrowsAsync<DownloadException>(() => Download(idle).FetchAsync(server.Address, Target, TestContext.Current.CancellationToken));

        Assert.DoesNotContain("very-secret", exception.ToString(), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(folder.FullName));
        return exception;
    }

    /// <summary>A clock whose waits end at once, so that no test sleeps through a back-off.</summary>
    private sealed class HurryingClock : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, dueTime == Timeout.InfiniteTimeSpan ? dueTime : TimeSpan.Zero, period);
    }
}
