using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Time.Testing;

namespace Prism.Sdk.IntegrationTests.Downloads;

/// <summary>The line: whole, cut, silent, slow, and the answers that bring no file (rows D01–D06, D12, D18 of the matrix).</summary>
public sealed class FileDownloadTests : IDisposable
{
    private static readonly byte[] Clip = DownloadBench.Clip;

    private readonly FakeTimeProvider clock = new();
    private readonly DownloadBench bench;

    public FileDownloadTests() => bench = new DownloadBench { LineClock = clock };

    public void Dispose() => bench.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task FetchAsync_WholeFile_IsThereWithLengthAndHash(bool announced)
    {
        await using var server = new FileServer(FileServer.Always(announced ? DownloadBench.Ok() : "HTTP/1.1 200 OK", Clip));

        await bench.AssertWholeAsync(await bench.FetchAsync(server));

        Assert.DoesNotContain("Authorization", server.LastRequest, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("Content-Type: application/octet-stream")]
    [InlineData("Content-Type: text/html")]
    [InlineData("Content-Disposition: attachment; filename=\"../../../../tmp/evil.sh\"")]
    [InlineData("Content-Disposition: attachment; filename=\"a\0b\"")]
    public async Task FetchAsync_RightBytes_NoHeaderThatNamesThemCounts(string header)
    {
        await using var server = new FileServer(FileServer.Always(DownloadBench.Ok("\n" + header.Replace("\0", "%00", StringComparison.Ordinal)), Clip));

        await bench.AssertWholeAsync(await bench.FetchAsync(server));
    }

    [Fact]
    public async Task FetchAsync_CutShortOnce_IsFetchedAgain()
    {
        await using var server = new FileServer((number, stream, token) => FileServer.SendAsync(stream, DownloadBench.Ok(), number == 1 ? Clip[..1000] : Clip, token));

        await bench.AssertWholeAsync(await bench.FetchAsync(server));
        Assert.Equal(2, server.Requests);
    }

    [Fact]
    public async Task FetchAsync_CutShortWithoutALength_IsSeenInTheBoxesAndFetchedAgain()
    {
        await using var server = new FileServer((number, stream, token) => FileServer.SendAsync(stream, "HTTP/1.1 200 OK", number == 1 ? Clip[..^1500] : Clip, token));

        await bench.AssertWholeAsync(await bench.FetchAsync(server));
        Assert.Equal(2, server.Requests);
    }

    [Fact]
    public async Task FetchAsync_ResetInTheMiddleOnce_IsFetchedAgain()
    {
        await using var server = new FileServer(async (number, stream, token) =>
        {
            await FileServer.SendAsync(stream, DownloadBench.Ok(), number == 1 ? Clip[..300_000] : Clip, token);
            if (number == 1)
            {
                stream.Socket.LingerState = new LingerOption(true, 0);
                stream.Socket.Close();
            }
        });

        await bench.AssertWholeAsync(await bench.FetchAsync(server));
        Assert.Equal(2, server.Requests);
    }

    [Fact]
    public async Task FetchAsync_AlwaysCutShort_FailsAfterThreeTriesAndLeavesNothing()
    {
        await using var server = new FileServer(FileServer.Always(DownloadBench.Ok(), Clip[..1000]));

        var exception = await bench.FailAsync(server);

        Assert.Equal((ProviderFault.Network, true, 3), (exception.Fault, exception.IsTransient, server.Requests));
    }

    [Fact]
    public async Task FetchAsync_SilentServer_IsGivenUpAfterTheIdleTimeout()
    {
        bench.Options.IdleTimeout = TimeSpan.FromMilliseconds(200);
        await using var server = new FileServer(async (_, stream, token) =>
        {
            await FileServer.SendAsync(stream, DownloadBench.Ok(), Clip[..1000], token);
            _ = await stream.ReadAsync(new byte[1], token);
        });

        Assert.Equal(ProviderFault.Timeout, (await bench.FailAsync(server)).Fault);
    }

    [Fact]
    public async Task FetchAsync_DrippingServer_IsGivenUpByTheSteadyClockThoughItIsNeverSilent()
    {
        await using var server = new FileServer(async (_, stream, token) =>
        {
            await FileServer.SendAsync(stream, DownloadBench.Ok(), Clip[..100], token);
            clock.Advance(TimeSpan.FromSeconds(31));
            await stream.WriteAsync(Clip.AsMemory(100, 100), token);
            _ = await stream.ReadAsync(new byte[1], token);
        });

        var exception = await bench.FailAsync(server);

        Assert.Equal((ProviderFault.Timeout, 3), (exception.Fault, server.Requests));
        Assert.Contains("MinimumBytesPerSecond", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FetchAsync_Expired_IsSaidAndNotTriedAgain()
    {
        await using var server = new FileServer(FileServer.Always(Expired, Encoding.ASCII.GetBytes(ExpiredBody)));

        var exception = await bench.FailAsync(server);

        Assert.Equal((ProviderFault.Expired, "AccessDenied", 1), (exception.Fault, exception.Code, server.Requests));
    }

    [Theory]
    [InlineData(true, 2)]
    [InlineData(false, 1)]
    public async Task FetchAsync_ExpiredWithAWayToAFreshAddress_IsAskedOnce(bool gives, int requests)
    {
        await using var server = new FileServer(FileServer.Always(Expired, Encoding.ASCII.GetBytes(ExpiredBody)));
        var asked = 0;
        var order = bench.Order(server.Address) with
        {
            Refresh = _ => Task.FromResult(asked++ == 0 && gives ? server.Address : null),
        };

        var exception = await bench.FailAsync(order);

        Assert.Equal((ProviderFault.Expired, 1, requests), (exception.Fault, asked, server.Requests));
    }

    [Fact]
    public async Task FetchAsync_FreshAddressIsGood_TheFileIsFetched()
    {
        await using var server = new FileServer((number, stream, token) => number == 1
            ? FileServer.SendAsync(stream, Expired, Encoding.ASCII.GetBytes(ExpiredBody), token)
            : FileServer.SendAsync(stream, DownloadBench.Ok(), Clip, token));
        var fresh = new Uri(server.Address, "/fresh.mp4?Signature=very-secret");

        var file = await bench.Download().FetchAsync(bench.Order(server.Address) with { Refresh = _ => Task.FromResult<Uri?>(fresh) }, TestContext.Current.CancellationToken);

        await bench.AssertWholeAsync(file);
        Assert.StartsWith("GET /fresh.mp4", server.LastRequest, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("404 Not Found", ProviderFault.NotFound, 1)]
    [InlineData("302 Found\nLocation: http://127.0.0.1:9/", ProviderFault.Redirect, 1)]
    [InlineData("307 Temporary Redirect\nLocation: /other", ProviderFault.Redirect, 1)]
    [InlineData("407 Proxy Authentication Required", ProviderFault.Proxy, 1)]
    [InlineData("416 Range Not Satisfiable", ProviderFault.InvalidResponse, 1)]
    [InlineData("429 Too Many Requests", ProviderFault.Throttling, 3)]
    [InlineData("503 Service Unavailable", ProviderFault.Service, 3)]
    public async Task FetchAsync_OtherAnswers_AreTyped(string status, ProviderFault fault, int requests)
    {
        await using var server = new FileServer(FileServer.Always($"HTTP/1.1 {status}\nContent-Length: 0"));

        Assert.Equal((fault, requests), ((await bench.FailAsync(server)).Fault, server.Requests));
    }

    [Fact]
    public async Task FetchAsync_NoHttpAtAll_IsTyped()
    {
        await using var server = new FileServer(async (_, stream, token) => await stream.WriteAsync("SSH-2.0-OpenSSH_9.6\r\n\r\n"u8.ToArray(), token));

        Assert.Equal(ProviderFault.InvalidResponse, (await bench.FailAsync(server)).Fault);
    }

    [Fact]
    public async Task FetchAsync_HeaderOf100Kilobytes_IsTyped()
    {
        await using var server = new FileServer(FileServer.Always($"HTTP/1.1 200 OK\nX-Long: {new string('a', 100_000)}", Clip));

        Assert.Equal(ProviderFault.InvalidResponse, (await bench.FailAsync(server)).Fault);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\nContent-Length: 107374182400")]
    [InlineData("HTTP/1.1 200 OK")]
    public async Task FetchAsync_LargerThanAnyClip_StopsAtTheCap(string head)
    {
        var endless = DownloadBench.MakeClip(3_000_000);
        await using var server = new FileServer(FileServer.Always(head, endless));

        Assert.Equal((ProviderFault.MediaTooLarge, 1), ((await bench.FailAsync(server)).Fault, server.Requests));
    }

    [Fact]
    public async Task FetchAsync_NobodyListens_IsTyped()
    {
        using var gone = new TcpListener(System.Net.IPAddress.Loopback, 0);
        gone.Start();
        var address = new Uri($"http://{gone.LocalEndpoint}/clip.mp4?Signature=very-secret");
        gone.Stop();

        Assert.Equal(ProviderFault.Network, (await bench.FailAsync(bench.Order(address))).Fault);
    }

    [Fact]
    public async Task FetchAsync_Canceled_ThrowsThatAndLeavesNothing()
    {
        using var cancel = new CancellationTokenSource();
        await using var server = new FileServer(async (_, stream, token) =>
        {
            await FileServer.SendAsync(stream, DownloadBench.Ok(), Clip[..1000], token);
            await cancel.CancelAsync();
            _ = await stream.ReadAsync(new byte[1], token);
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => bench.Download().FetchAsync(bench.Order(server.Address), cancel.Token));

        Assert.Empty(bench.Entries);
    }

    private const string ExpiredBody = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error>\n  <Code>AccessDenied</Code>\n  <Message>Request has expired.</Message>\n</Error>";

    private static string Expired => $"HTTP/1.1 403 Forbidden\nContent-Type: application/xml\nContent-Length: {ExpiredBody.Length}";
}
