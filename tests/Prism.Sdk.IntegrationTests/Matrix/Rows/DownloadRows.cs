using System.Net;
using System.Net.Sockets;
using Prism.Sdk.Clients.DashScope;
using Prism.Sdk.Generation;
using Prism.Sdk.IntegrationTests.Composition;
using Prism.Sdk.IntegrationTests.Downloads;
using Prism.Sdk.IntegrationTests.Matrix.Bench;
using Prism.Sdk.Pricing;

namespace Prism.Sdk.IntegrationTests.Matrix.Rows;

/// <summary>The way home of a clip that is paid for.</summary>
public sealed class DownloadRows : MatrixTable
{
    private static readonly BenchSetup Wired = new() { IsWired = true };
    private static readonly BenchSetup Real = new() { IsWired = true, HasRealClips = true };

    internal static IReadOnlyList<MatrixRow> Table { get; } =
    [
        Row("D01", "the line is cut before, within and after the head", "a film", Retry.Auto, ChargeKind.None, "fetched again; one POST", BadLineAsync, Real),
        Row("D02", "403, the address has expired", "a film; if it stays so, ClipDownloadException", Retry.Later, ChargeKind.Confirmed, "a fresh address is asked for; one POST", bench => DeadAddressAsync(bench, 403, "AccessDenied"), Wired),
        Row("D03", "404, the file is gone", "a film; if it stays so, ClipDownloadException", Retry.Later, ChargeKind.Confirmed, "a fresh address is asked for; one POST", bench => DeadAddressAsync(bench, 404, "NoSuchKey"), Wired),
        Row("D04", "less than was announced", "a film", Retry.Auto, ChargeKind.None, "fetched again; one POST", bench => OnceAsync(bench, Answers.Half), Real),
        Row("D05", "cut, and no length announced", "a film, at the latest after resuming", Retry.Later, ChargeKind.Confirmed, "only a clip that decodes to its end gets its name", bench => LatestAsync(bench, Answers.HalfWithoutLength), Real),
        Row("D06", "a check sum that does not fit, or a byte too many", "a film", Retry.Auto, ChargeKind.None, "fetched again; what does not fit is thrown away", WrongSumAsync, Real),
        Row("D07", "200, a page", "a film, at the latest after resuming", Retry.Later, ChargeKind.Confirmed, "nothing but an MP4 is taken", bench => LatestAsync(bench, Answers.Html(200)), Real),
        Row("D08", "the right bytes under another type", "a film", Retry.Auto, ChargeKind.None, "the type alone decides nothing", OtherTypeAsync, Real),
        Row("D09", "nothing at all", "a film, at the latest after resuming", Retry.Later, ChargeKind.Confirmed, "no empty file under a clip's name", bench => LatestAsync(bench, Answers.Whole(200, "video/mp4", "")), Real),
        Row("D10", "a picture, an archive, a program, noise", "a film, at the latest after resuming", Retry.Later, ChargeKind.Confirmed, "nothing but an MP4 is taken", StrangeFilesAsync, Real),
        Row("D11", "a playlist named .mp4", "a film, at the latest after resuming", Retry.Later, ChargeKind.Confirmed, "nothing that it names is opened", PlaylistsAsync, Real),
        Row("D12", "a hundred gigabytes announced", "ClipDownloadException", Retry.Later, ChargeKind.Confirmed, "not a byte is written", ImmenseAsync, Wired),
        Row("D13", "an MP4 cut by a little at its end", "a film, at the latest after resuming", Retry.Later, ChargeKind.Confirmed, "decoded to its end before it is believed", CutMp4Async, Real),
        Row("D14", "a good MP4 of another size and length, without sound", "a film with a warning, or an error of ours", Retry.Auto, ChargeKind.Confirmed, "never joined as if it were the right one", OtherMp4Async, Real),
        Row("D15", "redirects to addresses within", "ClipDownloadException", Retry.Fix, ChargeKind.Confirmed, "nobody is called", RedirectsAsync, Wired),
        Own("D16", "a name that leads inside, or answers otherwise the second time", "a fault of the address", Retry.Fix, ChargeKind.Confirmed, "the address that was looked at is the one that is dialled", RebindingAsync),
        Row("D17", "the rest of a file is asked for: sent whole, refused, of another version", "a film", Retry.Auto, ChargeKind.None, "never two versions in one file", RangesAsync, Real),
        Own("D18", "a few bytes a second", "a fault of time", Retry.Later, ChargeKind.Confirmed, "given up by the steady clock, though it is never silent", static () => BorrowAsync(static tests => tests.FetchAsync_DrippingServer_IsGivenUpByTheSteadyClockThoughItIsNeverSilent())),
        Row("D19", "gzip that nobody asked for", "a film, at the latest after resuming", Retry.Later, ChargeKind.Confirmed, "not unpacked", PackedAsync, Real),
        Row("D24", "two fetch the same clip into the same place", "both have it", Retry.Auto, ChargeKind.None, "one whole file, nothing beside it", TwoAsync, Real),
        Row("D25", "a file name of the server's choice", "a film", Retry.Auto, ChargeKind.None, "names are ours", ServersNameAsync, Real),
        Row("D26", "TLS of the store: a strange certificate", "ClipDownloadException", Retry.Later, ChargeKind.Confirmed, "no request reaches it", TlsAsync, Wired),
    ];

    public static TheoryData<string> Ids => IdsOf(Table);

    [Theory]
    [MemberData(nameof(Ids))]
    public Task Row_Fault_EndsAsToldAndPaysNothingTwice(string id) => PlayAsync(Table, id);

    private static async Task BadLineAsync(MatrixBench bench)
    {
        await OnceAsync(bench, Answers.Reset);
        await OnceAsync(bench, Answers.ResetInBody);
        await OnceAsync(bench, Answers.Status(503, "{}"));
    }

    // Each time other words, so that no clip is taken from the shelf.
    private static Task<VideoJob> StartAsync(MatrixBench bench) => bench.Pipeline.StartAsync(MatrixBench.Plan(1, $"{Canary.Words} {bench.Posts}"));

    private static async Task OnceAsync(MatrixBench bench, Func<WireCall, Task> answer)
    {
        var posts = bench.Posts;
        bench.Wire.On("/results/", answer);
        await bench.FilmAsync(await StartAsync(bench));
        Assert.Equal((posts + 1, posts + 1), (bench.Posts, bench.Accepted));
    }

    /// <summary>A bad file, once: it may be fetched again at once or by resuming, but never bought again, and never taken.</summary>
    private static async Task LatestAsync(MatrixBench bench, Func<WireCall, Task> answer)
    {
        var posts = bench.Posts;
        bench.Wire.On("/results/", answer);
        var job = await StartAsync(bench);
        if (await Record.ExceptionAsync(() => job.WaitForCompletionAsync()) is { } ended)
        {
            bench.Sweep.LookAt(ended);
            Assert.Equal(ChargeKind.Confirmed, Assert.IsType<ClipDownloadException>(ended).PossiblyCharged.Kind);
            Assert.DoesNotContain(Directory.EnumerateFiles(Path.Join(bench.Folder, "videos"), "*.mp4", SearchOption.AllDirectories), path => path.Contains(job.Id, StringComparison.Ordinal));
            job = await bench.AgainAsync(job);
        }

        await bench.FilmAsync(job);
        Assert.Equal((posts + 1, posts + 1), (bench.Posts, bench.Accepted));
    }

    private static async Task<ClipDownloadException> NeverAsync(MatrixBench bench, Func<WireCall, Task> answer)
    {
        bench.Wire.On("/results/", answer, times: 1000);
        var job = await StartAsync(bench);
        var exception = await bench.FailAsync<ClipDownloadException>(job);
        Assert.Equal((ChargeKind.Confirmed, 1.2m), (exception.PossiblyCharged.Kind, exception.PossiblyCharged.Amount!.Value.Amount));
        Assert.NotNull(exception.TaskId);
        var posts = bench.Posts;
        bench.Wire.Clear();
        await bench.FilmAsync(await bench.AgainAsync(job));
        Assert.Equal((posts, posts), (bench.Posts, bench.Accepted));
        return exception;
    }

    private static async Task DeadAddressAsync(MatrixBench bench, int status, string code)
    {
        var dead = Answers.Whole(status, "application/xml", $"<?xml version=\"1.0\"?>\n<Error><Code>{code}</Code><Message>Request has expired.</Message></Error>");
        await OnceAsync(bench, dead);
        Assert.Equal(code, (await NeverAsync(bench, dead)).Code);
    }

    private static Func<WireCall, Task> Bytes(byte[] bytes) => call => call.SendAsync(200, "video/mp4", bytes);

    private static Task OtherTypeAsync(MatrixBench bench) => OnceAsync(bench, static async call =>
    {
        var (_, _, body) = await call.GoodAsync();
        await call.SendAsync(200, "application/octet-stream", body);
    });

    private static async Task StrangeFilesAsync(MatrixBench bench)
    {
        await LatestAsync(bench, Bytes([0x89, .. "PNG\r\n\u001a\n"u8, 0, 0, 0, 13]));
        await LatestAsync(bench, Bytes([.. "PK\u0003\u0004"u8, .. new byte[400]]));
        await LatestAsync(bench, Bytes([0x7F, .. "ELF"u8, .. new byte[400]]));
    }

    private static async Task PlaylistsAsync(MatrixBench bench)
    {
        await using var named = new FaultyWire(bench.Emulator.BaseAddress);
        await LatestAsync(bench, Bytes(System.Text.Encoding.ASCII.GetBytes($"#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\n{named.BaseAddress}a.ts\n#EXT-X-ENDLIST\n")));
        await LatestAsync(bench, Bytes(System.Text.Encoding.ASCII.GetBytes($"ffconcat version 1.0\nfile '{named.BaseAddress}a.mp4'\nfile /etc/hostname\n")));
        Assert.Empty(named.Requests);
    }

    private static async Task ImmenseAsync(MatrixBench bench) =>
        await NeverAsync(bench, static call => call.RawAsync("HTTP/1.1 200 OK\nContent-Type: video/mp4\nContent-Length: 107374182400", [0, 0, 0, 16, .. "ftypisom"u8]));

    private static Task CutMp4Async(MatrixBench bench) => LatestAsync(bench, static async call =>
    {
        var (status, type, body) = await call.GoodAsync();
        await call.SendAsync(status, type, body[..^1500]);
    });

    private static async Task OtherMp4Async(MatrixBench bench)
    {
        var clip = await File.ReadAllBytesAsync(TestMedia.Clip(Path.Join(bench.Folder, "other.mp4"), tone: null, seconds: 1));
        bench.Wire.On("/results/", Bytes(clip), times: 1000);
        var job = await StartAsync(bench);
        var ended = await Record.ExceptionAsync(() => job.WaitForCompletionAsync());
        if (ended is null)
        {
            Assert.Contains(await job.WatchAsync().ToListAsync(), static update => update is PipelineWarning);
            Assert.Equal(VideoSize.Landscape720, job.Film?.Size ?? (await bench.Pipeline.GetJobAsync(job.Id))!.Film!.Size);
        }
        else
        {
            Assert.IsAssignableFrom<PrismException>(ended);
            bench.Sweep.LookAt(ended);
        }

        Assert.Equal((1, 1), (bench.Posts, bench.Accepted));
    }

    private static async Task RedirectsAsync(MatrixBench bench)
    {
        using var canary = new TcpListener(IPAddress.Loopback, 0);
        canary.Start();
        var port = ((IPEndPoint)canary.LocalEndpoint).Port;
        foreach (var host in (string[])["127.0.0.1", "[::ffff:127.0.0.1]", "0x7f000001", "169.254.169.254", "100.100.100.200"])
        {
            await NeverAsync(bench, Answers.Status(302, "{}", $"Location: http://{host}:{port}/latest/meta-data\n"));
        }

        Assert.False(canary.Pending());
    }

    private static Task PackedAsync(MatrixBench bench) => LatestAsync(bench, static async call =>
    {
        var (status, type, body) = await call.GoodAsync();
        await call.SendAsync(status, type, Answers.Gzip(body), "Content-Encoding: gzip\n");
    });

    private static async Task TwoAsync(MatrixBench bench)
    {
        await bench.FilmAsync();
        using var client = new VideoSynthesisClient(new DashScopeOptions { BaseAddress = new Uri(bench.Emulator.BaseAddress, "/api/v1/"), ApiKey = Canary.DashScopeKey });
        var task = await client.GetAsync(bench.Emulator.Bill.Single().TaskId);
        var place = Directory.CreateDirectory(Path.Join(bench.Folder, "two")).FullName;
        var lengths = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => client.DownloadAsync(task, Path.Join(place, "clip.mp4"))));
        Assert.Single(lengths.Distinct());
        Assert.Equal(["clip.mp4"], Directory.EnumerateFileSystemEntries(place).Select(Path.GetFileName));
        Assert.Equal(lengths[0], new FileInfo(Path.Join(place, "clip.mp4")).Length);
    }

    private static async Task ServersNameAsync(MatrixBench bench)
    {
        foreach (var name in (string[])["../../escaped.mp4", "/tmp/escaped.mp4", new string('n', 4000)])
        {
            await OnceAsync(bench, async call =>
            {
                var (status, type, body) = await call.GoodAsync();
                await call.SendAsync(status, type, body, $"Content-Disposition: attachment; filename=\"{name}\"\n");
            });
        }

        Assert.DoesNotContain(Directory.EnumerateFiles(bench.Folder, "*", SearchOption.AllDirectories), static path => path.Contains("escaped", StringComparison.Ordinal) || path.Contains("nnnn", StringComparison.Ordinal));
        Assert.False(File.Exists("/tmp/escaped.mp4"));
    }

    private static async Task TlsAsync(MatrixBench bench)
    {
        await using var store = new TlsHost(TlsFault.BadCertificate);
        bench.Wire.On("/tasks/", Answers.EditJson(json =>
        {
            if (json["output"]!["video_url"] is not null)
            {
                json["output"]!["video_url"] = new Uri(store.BaseAddress, "clip.mp4").AbsoluteUri;
            }
        }), times: 1000);
        var job = await StartAsync(bench);
        var exception = await bench.FailAsync<ClipDownloadException>(job);
        Assert.Equal(ChargeKind.Confirmed, exception.PossiblyCharged.Kind);
        Assert.Equal(0, store.RequestBytes);
        bench.Wire.Clear();
        await bench.FilmAsync(await bench.AgainAsync(job));
        Assert.Equal((1, 1), (bench.Posts, bench.Accepted));
    }

    private static async Task WrongSumAsync(MatrixBench bench)
    {
        foreach (var header in (string[])["Content-MD5: AAAAAAAAAAAAAAAAAAAAAA==\n", "x-oss-hash-crc64ecma: 1\n"])
        {
            await LatestAsync(bench, async call =>
            {
                var (status, type, body) = await call.GoodAsync();
                await call.SendAsync(status, type, body, header);
            });
        }

        await LatestAsync(bench, static async call =>
        {
            var (status, type, body) = await call.GoodAsync();
            await call.RawAsync($"HTTP/1.1 {status} X\nContent-Type: {type}\nContent-Length: {body.Length}", [.. body, .. "more"u8]);
        });
    }

    private static async Task RebindingAsync()
    {
        using var tests = new DownloadGuardTests();
        await tests.FetchAsync_NameLeadsInside_IsBlockedBeforeTheDial("10.0.0.1");
        using var again = new DownloadGuardTests();
        await again.FetchAsync_NameAnswersOtherwiseTheSecondTime_TheAddressThatWasLookedAtIsDialled();
    }

    private static async Task RangesAsync(MatrixBench bench)
    {
        foreach (var rest in (Func<WireCall, Task>[])[
            static async call =>
            {
                var (_, type, body) = await call.GoodAsync();
                await call.SendAsync(200, type, body, "ETag: \"v1\"\n");
            },
            Answers.Status(416, "{}"),
            static async call =>
            {
                var (_, type, body) = await call.GoodAsync();
                await call.SendAsync(200, type, body, "ETag: \"v2\"\n");
            }])
        {
            bench.Wire.On("/results/", static async call =>
            {
                var (_, type, body) = await call.GoodAsync();
                await call.RawAsync($"HTTP/1.1 200 OK\nContent-Type: {type}\nContent-Length: {body.Length}\nETag: \"v1\"\nAccept-Ranges: bytes", body[..(body.Length / 2)]);
            });
            await LatestAsync(bench, rest);
        }
    }

    private static async Task BorrowAsync(Func<FileDownloadTests, Task> test)
    {
        using var tests = new FileDownloadTests();
        await test(tests);
    }
}
