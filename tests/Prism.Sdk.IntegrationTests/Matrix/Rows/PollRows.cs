using Microsoft.Extensions.DependencyInjection;
using Prism.Sdk.Clients.DashScope;
using Prism.Sdk.Generation;
using Prism.Sdk.IntegrationTests.Matrix.Bench;
using Prism.Sdk.Pricing;

namespace Prism.Sdk.IntegrationTests.Matrix.Rows;

/// <summary>The waiting for a paid task: no bad look ever costs the task.</summary>
public sealed class PollRows : MatrixTable
{
    private static readonly BenchSetup Wired = new() { IsWired = true };

    internal static IReadOnlyList<MatrixRow> Table { get; } =
    [
        Row("P01", "the line is bad in every way while a task is waited for", "a film", Retry.Auto, ChargeKind.None, "the paid task is collected; one POST", BadLineAsync),
        Row("P02", "429, 500, 502, 503 for longer than any retry lasts", "a film", Retry.Auto, ChargeKind.None, "the paid task is collected; one POST", OutageAsync),
        Row("P03", "401 in the middle: the key was rolled", "ProviderRequestException; a film after resuming", Retry.Fix, ChargeKind.None, "no second POST", KeyRolledAsync),
        Row("P04", "the service does not know the task in its first minute", "a film", Retry.Auto, ChargeKind.None, "one POST", bench => GoodAfterAsync(bench, "unknown", times: 4)),
        Row("P05", "the service does not know the task any more", "ClipFailedException, possibly charged", Retry.Consent, ChargeKind.Possible, "asked for ten minutes, and nothing is bought again", ForgottenAsync),
        Row("P06", "FAILED with the service's own fault", "ClipFailedException, transient; a film after resuming", Retry.Later, ChargeKind.None, "the failed one is free; one is billed", FailedAsync),
        Row("P07", "FAILED by moderation, or for likeness of a work", "ContentRejectedException", Retry.Fix, ChargeKind.None, "not sent again", ModeratedAsync),
        Row("P08", "FAILED because the order was wrong", "ClipFailedException, not transient", Retry.Fix, ChargeKind.None, "not sent again", bench => WrongOrderAsync(bench)),
        Row("P09", "somebody cancels the task at the console", "ClipFailedException, canceled", Retry.Later, ChargeKind.None, "the reservation is free again", CanceledElsewhereAsync, new BenchSetup { RunningTasks = 1 }),
        Row("P10", "SUSPENDED, a status that nobody knows, small letters, null", "a film", Retry.Auto, ChargeKind.None, "an unknown status is no end", OddStatusAsync, Wired),
        Row("P11", "RUNNING for ever", "ClipFailedException, possibly charged; a film once it ends", Retry.Later, ChargeKind.Possible, "the task id stays; one POST", StuckAsync, With(static prism => prism.Services.Configure<GenerationOptions>(static options => options.TaskTimeout = TimeSpan.FromMinutes(2)))),
        Row("P12", "SUCCEEDED without an address", "a film when the address comes late; else ClipDownloadException, charged", Retry.Later, ChargeKind.Confirmed, "one POST", NoAddressAsync),
        Row("P13", "an address that is none, of a file, with a password, of an inner or a strange host", "ClipDownloadException, charged", Retry.Fix, ChargeKind.Confirmed, "not a byte is fetched; one POST", StrangeAddressAsync, Wired),
        Row("P14", "numbers as 2.0 and \"2\", members more and members elsewhere", "a film", Retry.Auto, ChargeKind.None, "the cost is exact", OddNumbersAsync, Wired),
        Row("P15", "SUCCEEDED, then RUNNING, then SUCCEEDED", "a film", Retry.Auto, ChargeKind.None, "one POST", bench => GoodAfterAsync(bench, "regress", times: 2)),
        Row("P16", "broken JSON, cut, a page, the task of somebody else", "a film", Retry.Auto, ChargeKind.None, "no such answer is believed", BrokenAsync, Wired),
        Row("P17", "fifty looks at once", "all of them, later", Retry.Auto, ChargeKind.None, "never more than twenty in a second", PacedAsync, Wired),
        Row("P18", "more seconds are billed than were ordered", "a film, with a warning", Retry.Auto, ChargeKind.Confirmed, "the ledger has the service's figure", BilledOtherwiseAsync, Wired),
        Row("P19", "429 with Retry-After on a look", "a film", Retry.Auto, ChargeKind.None, "the next look comes no sooner than asked", AskedToWaitAsync, Wired),
    ];

    public static TheoryData<string> Ids => IdsOf(Table);

    [Theory]
    [MemberData(nameof(Ids))]
    public Task Row_Fault_EndsAsToldAndPaysNothingTwice(string id) => PlayAsync(Table, id);

    private static async Task BadLineAsync(MatrixBench bench)
    {
        foreach (var kind in (string[])["drop-before", "drop-after", "truncated", "truncated-close", "empty", "stall"])
        {
            bench.Fault("get", kind);
        }

        await OneFilmAsync(bench);
    }

    private static async Task OutageAsync(MatrixBench bench)
    {
        foreach (var status in (int[])[429, 500, 502, 503])
        {
            bench.Fault("get", "status", status, status == 429 ? "Throttling" : "InternalError", times: 3);
        }

        await OneFilmAsync(bench);
    }

    private static async Task KeyRolledAsync(MatrixBench bench)
    {
        bench.Fault("get", "status", 401, "InvalidApiKey");
        var job = await bench.StartAsync();
        var exception = await bench.FailAsync<ProviderRequestException>(job);
        Assert.Equal(("InvalidApiKey", false), (exception.Code, exception.IsTransient));
        await bench.FilmAsync(await bench.AgainAsync(job));
        Assert.Equal((1, 1), (bench.Posts, bench.Accepted));
    }

    private static async Task GoodAfterAsync(MatrixBench bench, string kind, int times)
    {
        bench.Fault("get", kind, times: times);
        await OneFilmAsync(bench);
    }

    private static async Task ForgottenAsync(MatrixBench bench)
    {
        bench.Fault("get", "unknown", times: 10_000);
        var job = await bench.StartAsync();
        var exception = await bench.FailAsync<ClipFailedException>(job);
        Assert.Equal((ClipTaskState.NotFound, ChargeKind.Possible), (exception.State, exception.PossiblyCharged.Kind));
        Assert.NotNull(exception.TaskId);
        Assert.Equal((1, 1), (bench.Posts, bench.Accepted));

        // Whatever a person decides, the job did not buy by itself.
        await bench.FilmAsync(await StoredAgainAsync(bench, job));
        Assert.Equal(1, bench.Posts);
    }

    // What the service forgot for a while, it may know again.
    private static async Task<VideoJob> StoredAgainAsync(MatrixBench bench, VideoJob job)
    {
        bench.ClearFaults();
        return await bench.AgainAsync(job);
    }

    private static async Task FailedAsync(MatrixBench bench)
    {
        bench.Fault("submit", "fail", code: "InternalError.Algo");
        var job = await bench.StartAsync();
        var exception = await bench.FailAsync<ClipFailedException>(job);
        Assert.Equal(("InternalError.Algo", true, ChargeKind.None), (exception.Code, exception.IsTransient, exception.PossiblyCharged.Kind));
        await bench.FilmAsync(await bench.AgainAsync(job));
        Assert.Equal((2, 1), (bench.Posts, bench.Emulator.Bill.Count(static entry => entry.IsBilled)));
    }

    private static async Task ModeratedAsync(MatrixBench bench)
    {
        foreach (var code in (string[])["DataInspectionFailed", "IPInfringementSuspect"])
        {
            bench.Fault("submit", "fail", code: code, message: MatrixBench.Sent(1));
            var exception = await bench.FailAsync<ContentRejectedException>(async () => await (await bench.Pipeline.StartAsync(MatrixBench.Plan(1, $"{Canary.Words} {code}"))).WaitForCompletionAsync());
            Assert.Equal(code, exception.Code);
        }

        Assert.Equal((2, 0), (bench.Posts, bench.Emulator.Bill.Count(static entry => entry.IsBilled)));
    }

    private static async Task WrongOrderAsync(MatrixBench bench)
    {
        bench.Fault("submit", "fail", code: "InvalidParameter", message: MatrixBench.Sent(1));
        var exception = await bench.FailAsync<ClipFailedException>();
        Assert.Equal(("InvalidParameter", false), (exception.Code, exception.IsTransient));
        Assert.Equal(1, bench.Posts);
    }

    private static async Task CanceledElsewhereAsync(MatrixBench bench)
    {
        bench.Emulator.AddForeignTask("Something that takes its time", "1280*720", 2);
        var job = await bench.StartAsync();
        await bench.UntilAsync(() => bench.Accepted == 1, "the task");
        using var console = new VideoSynthesisClient(new DashScopeOptions { BaseAddress = new Uri(bench.Emulator.BaseAddress, "/api/v1/"), ApiKey = Canary.DashScopeKey });
        Assert.True(await console.CancelAsync(bench.Emulator.Bill.Single(static entry => !entry.IsForeign).TaskId));
        var exception = await bench.FailAsync<ClipFailedException>(job);
        Assert.Equal((ClipTaskState.Canceled, ChargeKind.None), (exception.State, exception.PossiblyCharged.Kind));
        Assert.Equal(0, Assert.Single((await job.GetSpendingAsync()).Lines).Reserved);
    }

    private static async Task OddStatusAsync(MatrixBench bench)
    {
        bench.Fault("get", "suspended");
        bench.Fault("get", "weird");
        foreach (var status in (string[])["\"running\"", "null", "7"])
        {
            bench.Wire.On("/tasks/", Answers.EditJson(json => json["output"]!["task_status"] = System.Text.Json.Nodes.JsonNode.Parse(status)), skip: 2);
        }

        await OneFilmAsync(bench);
    }

    private static async Task StuckAsync(MatrixBench bench)
    {
        bench.Fault("get", "stuck", times: 10_000);
        var job = await bench.StartAsync();
        var exception = await bench.FailAsync<ClipFailedException>(job);
        Assert.Equal((true, ChargeKind.Possible), (exception.IsTransient, exception.PossiblyCharged.Kind));
        Assert.Equal(bench.Emulator.Bill.Single().TaskId, exception.TaskId);
        bench.ClearFaults();
        await bench.FilmAsync(await bench.AgainAsync(job));
        Assert.Equal((1, 1), (bench.Posts, bench.Accepted));
    }

    private static async Task NoAddressAsync(MatrixBench bench)
    {
        bench.Fault("get", "no-url");
        await OneFilmAsync(bench);

        bench.Fault("get", "no-url", times: 10_000);
        var job = await bench.Pipeline.StartAsync(MatrixBench.Plan(1, $"{Canary.Words} again"));
        var exception = await bench.FailAsync<ClipDownloadException>(job);
        Assert.Equal(ChargeKind.Confirmed, exception.PossiblyCharged.Kind);
        bench.ClearFaults();
        await bench.FilmAsync(await bench.AgainAsync(job));
        Assert.Equal((2, 2), (bench.Posts, bench.Accepted));
    }

    private static async Task StrangeAddressAsync(MatrixBench bench)
    {
        using var canary = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        canary.Start();
        var port = ((System.Net.IPEndPoint)canary.LocalEndpoint).Port;
        var job = await bench.StartAsync();
        foreach (var address in (string[])[
            "results/clip.mp4", "file:///etc/hostname", $"http://127.0.0.1:{port}/clip.mp4", $"https://127.0.0.1:{port}/clip.mp4", $"http://user:secret@127.0.0.1:{port}/clip.mp4",
            "http://169.254.169.254/latest/meta-data", "https://evil-aliyuncs.example/clip.mp4", "https://dashscope-result-bj.oss-cn-beijing.aliyuncs.com.example/clip.mp4"])
        {
            bench.Wire.Clear();
            bench.Wire.On("/tasks/", Answers.EditJson(json =>
            {
                if (json["output"]!["video_url"] is not null)
                {
                    json["output"]!["video_url"] = address;
                }
            }), times: 10_000);
            job = await bench.AgainAsync(job);
            var exception = await bench.FailAsync<ClipDownloadException>(job);
            Assert.Equal(ChargeKind.Confirmed, exception.PossiblyCharged.Kind);
        }

        bench.Wire.Clear();
        Assert.False(canary.Pending());
        await bench.FilmAsync(await bench.AgainAsync(job));
        Assert.Equal((1, 1), (bench.Posts, bench.Accepted));
    }

    private static async Task OddNumbersAsync(MatrixBench bench)
    {
        foreach (var number in (string[])["2.0", "\"2\"", "\"2.00\"", "2e0"])
        {
            bench.Wire.On("/tasks/", Answers.EditJson(json =>
            {
                if (json["usage"] is System.Text.Json.Nodes.JsonObject usage)
                {
                    usage["duration"] = System.Text.Json.Nodes.JsonNode.Parse(number);
                    usage["unheard_of"] = new System.Text.Json.Nodes.JsonArray(1, 2);
                }
            }), times: 50);
            var film = await bench.FilmAsync(await bench.Pipeline.StartAsync(MatrixBench.Plan(1, $"{Canary.Words} {number}")));
            Assert.Equal(new Money(1.2m, "CNY"), film.Cost);
            bench.Wire.Clear();
        }
    }

    private static async Task BrokenAsync(MatrixBench bench)
    {
        bench.Wire.On("/tasks/", Answers.Json("{\"output\": {\"task_id\""));
        bench.Wire.On("/tasks/", Answers.Half);
        bench.Wire.On("/tasks/", Answers.Html(200));
        bench.Wire.On("/tasks/", Answers.EditJson(static json =>
        {
            json["output"]!["task_id"] = "11111111-2222-3333-4444-555555555555";
            json["output"]!["task_status"] = "SUCCEEDED";
            json["output"]!["video_url"] = "https://elsewhere.example/clip.mp4";
        }));
        await OneFilmAsync(bench);
        Assert.DoesNotContain(bench.Wire.Requests, static request => request.Path.Contains("11111111", StringComparison.Ordinal));
    }

    private static async Task PacedAsync(MatrixBench bench)
    {
        await OneFilmAsync(bench);
        using var client = new VideoSynthesisClient(new DashScopeOptions { BaseAddress = new Uri(bench.Wire.BaseAddress, "/api/v1/"), ApiKey = Canary.DashScopeKey });
        var id = bench.Emulator.Bill.Single().TaskId;
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => client.GetAsync(id)));
        var times = bench.Wire.Requests.Where(request => request.Path.EndsWith(id, StringComparison.Ordinal)).Select(static request => request.At).Order().TakeLast(50).ToArray();

        // Counted where the bytes arrive, which is a little later than where they leave, and not always by as much.
        var most = times.Max(start => times.Count(time => time >= start && time < start + TimeSpan.FromMilliseconds(900)));
        Assert.InRange(most, 1, 20);
    }

    private static async Task BilledOtherwiseAsync(MatrixBench bench)
    {
        bench.Wire.On("/tasks/", Answers.EditJson(static json =>
        {
            if (json["usage"] is System.Text.Json.Nodes.JsonObject usage)
            {
                usage["duration"] = 3;
            }
        }), times: 50);
        var job = await bench.StartAsync();
        var film = await bench.FilmAsync(job);
        Assert.Equal(1.8m, film.Cost.Amount);
        Assert.Contains(await job.WatchAsync().ToListAsync(), static update => update is PipelineWarning { Code: "billed-otherwise" });
        Assert.Equal(1.8m, Assert.Single((await job.GetSpendingAsync()).Lines).Confirmed);

        // The emulator's own bill says 2 seconds: the judge would call that a fault, and rightly so.
        bench.IsBillKnownWrong = true;
    }

    private static async Task AskedToWaitAsync(MatrixBench bench)
    {
        bench.Wire.On("/tasks/", Answers.Status(429, """{"code":"Throttling","message":"slow down","request_id":"r"}""", "Retry-After: 2\n"));
        await OneFilmAsync(bench);
        var looks = bench.Wire.Requests.Where(static request => request.Path.Contains("/tasks/", StringComparison.Ordinal)).Select(static request => request.At).ToArray();
        Assert.True(looks[1] - looks[0] >= TimeSpan.FromSeconds(1.9), $"The next look came after {looks[1] - looks[0]}.");
    }

    private static async Task OneFilmAsync(MatrixBench bench)
    {
        await bench.FilmAsync();
        Assert.Equal((1, 1), (bench.Posts, bench.Accepted));
    }
}
