using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Prism.Sdk.Downloads;

namespace Prism.Sdk.IntegrationTests.Downloads;

/// <summary>What came is looked at by its bytes (rows D06, D07, D09–D11, D19).</summary>
public sealed class DownloadMediaTests : IDisposable
{
    private readonly DownloadBench bench = new();

    public static TheoryData<string, string, int> Others => new()
    {
        { "\u0089PNG\r\n\u001a\n0123456789", "PNG", 1 },
        { "PK\u0003\u0004 a zip of some kind", "ZIP", 1 },
        { "\u007fELF\u0002\u0001\u0001 a program", "ELF", 1 },
        { "#EXTM3U\n#EXTINF:5,\nhttp://169.254.169.254/latest/meta-data\n", "HLS", 1 },
        { "<?xml version=\"1.0\"?><MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\"></MPD>", "DASH", 1 },
        { "ffconcat version 1.0\nfile '/etc/passwd'\n", "ffconcat", 1 },
        { "\u0001\u0002\u0003\u0004 nothing that has a name", "unknown", 1 },
        { "<!DOCTYPE html><html><body>Please wait</body></html>", "HTML", 3 },
        { "{\"code\":\"InternalError\"}", "JSON", 3 },
    };

    public void Dispose() => bench.Dispose();

    [Theory]
    [MemberData(nameof(Others))]
    public async Task FetchAsync_NoMp4_IsNamedAndKeptForAPerson(string text, string kind, int requests)
    {
        var body = Encoding.Latin1.GetBytes(text);
        await using var server = new FileServer(FileServer.Always($"HTTP/1.1 200 OK\nContent-Type: video/mp4\nContent-Length: {body.Length}", body));

        var exception = await bench.FailAsync(server);

        Assert.Equal((ProviderFault.MediaInvalid, requests), (exception.Fault, server.Requests));
        Assert.Contains($"({kind})", exception.Message, StringComparison.Ordinal);
        Assert.Contains(bench.Bad, exception.Message, StringComparison.Ordinal);
        Assert.Equal(body, await File.ReadAllBytesAsync(bench.Bad, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task FetchAsync_LongFileThatIsNoMp4_IsLeftEarlyAndOnlyItsFirstBytesAreKept()
    {
        var body = new byte[900_000];
        await using var server = new FileServer(FileServer.Always($"HTTP/1.1 200 OK\nContent-Length: {body.Length}", body));

        Assert.Equal(ProviderFault.MediaInvalid, (await bench.FailAsync(server)).Fault);

        Assert.Equal(64 * 1024, new FileInfo(bench.Bad).Length);
    }

    [Fact]
    public async Task FetchAsync_ZeroBytes_NeverGetTheName()
    {
        await using var server = new FileServer(FileServer.Always("HTTP/1.1 200 OK\nContent-Length: 0"));

        var exception = await bench.FailAsync(server);

        Assert.Equal((ProviderFault.MediaInvalid, 3), (exception.Fault, server.Requests));
        Assert.Empty(bench.Entries);
    }

    [Fact]
    public async Task FetchAsync_GatewayPageOnce_GivesWayToTheFile()
    {
        await using var server = new FileServer((number, stream, token) => number == 1
            ? FileServer.SendAsync(stream, "HTTP/1.1 200 OK", "<html>one moment</html>"u8.ToArray(), token)
            : FileServer.SendAsync(stream, DownloadBench.Ok(), DownloadBench.Clip, token));

        var file = await bench.FetchAsync(server);

        Assert.Equal(DownloadBench.Clip.Length, file.Length);
        Assert.Equal(DownloadBench.Clip, await File.ReadAllBytesAsync(bench.Target, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("identity, zstd")]
    public async Task FetchAsync_Compressed_IsRefusedAndNotUnpacked(string encoding)
    {
        await using var server = new FileServer(FileServer.Always(DownloadBench.Ok($"\nContent-Encoding: {encoding}"), DownloadBench.Clip));

        Assert.Equal((ProviderFault.MediaInvalid, 1), ((await bench.FailAsync(server)).Fault, server.Requests));
        Assert.Contains("Accept-Encoding: identity", server.LastRequest, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("md5", true)]
    [InlineData("crc", true)]
    [InlineData("md5", false)]
    [InlineData("crc", false)]
    public async Task FetchAsync_CheckSums_AreCheckedWhenTheyAreThere(string which, bool right)
    {
        var described = right ? DownloadBench.Clip : DownloadBench.MakeClip(DownloadBench.Clip.Length);
        await using var server = new FileServer(FileServer.Always(DownloadBench.Ok("\n" + SumOf(which, described)), DownloadBench.Clip));

        if (right)
        {
            await bench.AssertWholeAsync(await bench.FetchAsync(server));
            return;
        }

        var exception = await bench.FailAsync(server);
        Assert.Equal((ProviderFault.InvalidResponse, 3), (exception.Fault, server.Requests));
    }

    [Fact]
    public async Task FetchAsync_CheckSumOverATakenUpFile_IsThatOfTheWhole()
    {
        var sums = $"\nETag: \"v1\"\n{SumOf("md5", DownloadBench.Clip)}\n{SumOf("crc", DownloadBench.Clip)}";
        FileServer? self = null;
        await using var server = new FileServer((number, stream, token) => number == 1
            ? FileServer.SendAsync(stream, DownloadBench.Ok(sums), DownloadBench.Clip[..300_001], token)
            : DownloadBench.SendRestAsync(self!.LastRequest, stream, "\nETag: \"v1\"", token));
        self = server;

        await bench.AssertWholeAsync(await bench.FetchAsync(server));

        Assert.Equal(300_001, DownloadBench.RangeOf(server.LastRequest));
    }

    private static string SumOf(string which, byte[] bytes)
    {
        if (which == "md5")
        {
#pragma warning disable CA5351 // The header is what it is.
            return $"Content-MD5: {Convert.ToBase64String(MD5.HashData(bytes))}";
#pragma warning restore CA5351
        }

        var crc = new Crc64();
        crc.Append(bytes);
        return string.Create(CultureInfo.InvariantCulture, $"x-oss-hash-crc64ecma: {crc.Value}");
    }
}
