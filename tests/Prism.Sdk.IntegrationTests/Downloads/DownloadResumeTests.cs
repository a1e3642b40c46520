namespace Prism.Sdk.IntegrationTests.Downloads;

/// <summary>Taking up a file where the line broke: only when it is provably the same file (rows D04, D17).</summary>
public sealed class DownloadResumeTests : IDisposable
{
    private const string Tag = "\nETag: \"v1\"";

    private static readonly byte[] Clip = DownloadBench.Clip;

    private readonly DownloadBench bench = new();

    public void Dispose() => bench.Dispose();

    [Theory]
    [InlineData(Tag, "If-Range: \"v1\"")]
    [InlineData("\nLast-Modified: Wed, 21 Oct 2015 07:28:00 GMT", "If-Range: Wed, 21 Oct 2015 07:28:00 GMT")]
    public async Task FetchAsync_LineBreaks_TheRestAloneIsFetched(string validator, string condition)
    {
        await using var server = new FileServer((number, stream, token) => AnswerAsync(number, stream, validator, token));
        Server = server;

        await bench.AssertWholeAsync(await bench.FetchAsync(server));

        Assert.Equal(2, server.Requests);
        Assert.Equal(300_000, DownloadBench.RangeOf(server.LastRequest));
        Assert.Contains(condition, server.LastRequest, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FetchAsync_LineBreaksAtEveryStep_ATryThatBringsSomethingIsNotCounted()
    {
        await using var server = new FileServer((_, stream, token) =>
        {
            var from = DownloadBench.RangeOf(Server!.LastRequest) ?? 0;
            var head = from == 0 ? DownloadBench.Ok(Tag) : $"HTTP/1.1 206 Partial Content\nContent-Length: {Clip.Length - from}\nContent-Range: bytes {from}-{Clip.Length - 1}/{Clip.Length}{Tag}";
            return FileServer.SendAsync(stream, head, Clip[from..Math.Min(from + 100_000, Clip.Length)], token);
        });
        Server = server;

        await bench.AssertWholeAsync(await bench.FetchAsync(server));

        Assert.Equal(7, server.Requests);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\nETag: W/\"v1\"")]
    public async Task FetchAsync_NothingProvesTheSameFile_BeginsAnew(string validator)
    {
        await using var server = new FileServer((number, stream, token) => AnswerAsync(number, stream, validator, token));
        Server = server;

        await bench.AssertWholeAsync(await bench.FetchAsync(server));

        Assert.Null(DownloadBench.RangeOf(server.LastRequest));
    }

    [Fact]
    public async Task FetchAsync_FileChangedAndTheServerSendsItWhole_IsTheNewFile()
    {
        // The old bytes differ from the new ones, so a mixture would have another hash.
        var old = DownloadBench.MakeClip(Clip.Length);
        await using var server = new FileServer((number, stream, token) => number == 1
            ? FileServer.SendAsync(stream, DownloadBench.Ok(Tag), old[..300_000], token)
            : FileServer.SendAsync(stream, DownloadBench.Ok("\nETag: \"v2\""), Clip, token));

        await bench.AssertWholeAsync(await bench.FetchAsync(server));

        Assert.Equal((2, 300_000), (server.Requests, DownloadBench.RangeOf(server.LastRequest)));
    }

    [Theory]
    [InlineData("206 Partial Content\nETag: \"v2\"\nContent-Range: bytes 300000-699999/700000\nContent-Length: 400000")]
    [InlineData("206 Partial Content\nETag: \"v1\"\nContent-Range: bytes 0-699999/700000\nContent-Length: 700000")]
    [InlineData("206 Partial Content\nETag: \"v1\"\nContent-Range: bytes 300000-799999/800000\nContent-Length: 500000")]
    [InlineData("206 Partial Content\nETag: \"v1\"\nContent-Length: 400000")]
    [InlineData("416 Range Not Satisfiable\nContent-Length: 0")]
    public async Task FetchAsync_AnotherPartThanAskedFor_IsNotMixedInAndTheFileBeginsAnew(string answer)
    {
        await using var server = new FileServer((number, stream, token) => number switch
        {
            1 => FileServer.SendAsync(stream, DownloadBench.Ok(Tag), Clip[..300_000], token),
            2 => FileServer.SendAsync(stream, $"HTTP/1.1 {answer}", new byte[400_000], token),
            _ => FileServer.SendAsync(stream, DownloadBench.Ok("\nETag: \"v2\""), Clip, token),
        });

        await bench.AssertWholeAsync(await bench.FetchAsync(server));

        Assert.Equal(3, server.Requests);
        Assert.Null(DownloadBench.RangeOf(server.LastRequest));
    }

    [Fact]
    public async Task FetchAsync_TwoAtOnceToOneName_BothSucceedAndTheFileIsWhole()
    {
        await using var first = new FileServer(FileServer.Always(DownloadBench.Ok(), Clip));
        await using var second = new FileServer(FileServer.Always(DownloadBench.Ok(), Clip));

        var files = await Task.WhenAll(bench.FetchAsync(first), bench.FetchAsync(second));

        Assert.Equal(files[0], files[1]);
        await bench.AssertWholeAsync(files[0]);
    }

    private FileServer? Server { get; set; }

    private Task AnswerAsync(int number, System.Net.Sockets.NetworkStream stream, string more, CancellationToken token) => number == 1
        ? FileServer.SendAsync(stream, DownloadBench.Ok(more), Clip[..300_000], token)
        : DownloadBench.SendRestAsync(Server!.LastRequest, stream, more, token);
}
