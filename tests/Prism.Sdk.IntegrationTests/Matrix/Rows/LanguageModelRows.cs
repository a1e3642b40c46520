using Prism.Sdk.IntegrationTests.Matrix.Bench;
using Prism.Sdk.Planning;
using Prism.Sdk.Pricing;

namespace Prism.Sdk.IntegrationTests.Matrix.Rows;

/// <summary>Questions to the language model whose answer does not come, or is an error.</summary>
public sealed class LanguageModelRows : MatrixTable
{
    private static readonly BenchSetup Wired = new() { IsWired = true };

    internal static IReadOnlyList<MatrixRow> Table { get; } =
    [
        Ask("L01", "the host's name is not known", "ProviderRequestException, transient", Retry.Later, "nothing was sent; planned later", bench => ElsewhereAsync(bench, new Uri("https://no-such-host.invalid/"))),
        Ask("L02", "the connection is refused", "ProviderRequestException, transient", Retry.Later, "planned later", bench => ElsewhereAsync(bench, new Uri("http://127.0.0.1:1/"))),
        Ask("L03", "TLS: a strange certificate", "ProviderRequestException", Retry.Fix, "no byte of a request, no way to switch the check off", bench => TlsAsync(bench, TlsFault.BadCertificate)),
        Ask("L04", "TLS: silence", "ProviderRequestException, transient", Retry.Later, "a bounded time, nothing sent", bench => TlsAsync(bench, TlsFault.Silent)),
        Ask("L05", "no answer", "ProviderRequestException, transient", Retry.Later, "three tries", bench => PassingAsync(bench, Answers.Stall, tries: 3)),
        Ask("L06", "an answer of one byte a second", "ProviderRequestException, transient", Retry.Later, "the whole answer has a deadline, not each byte", bench => PassingAsync(bench, Answers.Drip, tries: 3)),
        Ask("L07", "a reset within the answer", "ProviderRequestException, transient", Retry.Later, "the half is never read", bench => PassingAsync(bench, Answers.ResetInBody, tries: 3)),
        Ask("L08", "401", "ProviderRequestException that names the setting", Retry.Fix, "asked once; the key is nowhere", bench => FinalAsync(bench, Answers.Status(401, """{"error":{"message":"Incorrect API key provided: ms-canary2d8e6a4f0b9175c3","code":"InvalidApiKey"}}"""), "MODELSCOPE_API_KEY")),
        Ask("L09", "403", "ProviderRequestException", Retry.Fix, "asked once", bench => FinalAsync(bench, Answers.Status(403, """{"error":{"message":"no","code":"AccessDenied"}}"""), "ModelScope")),
        Ask("L10", "the account owes money, as 400 and as 403", "ProviderRequestException, not transient", Retry.Fix, "asked once each", ArrearsAsync),
        Ask("L11", "404, the model is not there", "ProviderRequestException that names model and setting", Retry.Fix, "asked once", bench => FinalAsync(bench, Answers.Status(404, """{"error":{"message":"no such model","code":"ModelNotFound"}}"""), "QWEN_MODEL")),
        Ask("L12", "429 with Retry-After: 2", "a plan", Retry.Auto, "asked again no sooner than after two seconds", AskedToWaitAsync),
        Ask("L13", "429 for ever", "ProviderRequestException, transient", Retry.Later, "three tries with pauses", bench => PassingAsync(bench, Answers.Status(429, """{"error":{"message":"Too many requests","code":"limit_requests"}}"""), tries: 3)),
        Ask("L14", "Retry-After of a day, negative, or nonsense", "ProviderRequestException that tells the day; else a plan", Retry.Later, "nobody sleeps for a day", StrangePausesAsync),
        Ask("L16", "500", "ProviderRequestException, transient", Retry.Later, "three tries", bench => PassingAsync(bench, Answers.Status(500, """{"error":{"message":"oops"}}"""), tries: 3)),
        Ask("L17", "502, a page", "ProviderRequestException, transient", Retry.Later, "three tries; the page is not quoted", bench => PassingAsync(bench, Answers.Html(502), tries: 3)),
        Ask("L18", "503 with Retry-After", "a plan", Retry.Auto, "asked again", bench => PlannedAsync(bench, Answers.Status(503, "{}", "Retry-After: 1\n"))),
        Ask("L26", "400 DataInspectionFailed", "ContentRejectedException", Retry.Fix, "asked once; the words are not told on", InspectedAsync),
        Ask("L35", "301, 302, 307, 308 to another host", "ProviderRequestException", Retry.Fix, "no request, and no key, at the other host", RedirectedAsync),
        Ask("L36", "a header of 100 kB; ten thousand headers", "ProviderRequestException", Retry.Later, "refused by the reader of headers", HeadersAsync),
    ];

    public static TheoryData<string> Ids => IdsOf(Table);

    internal static VideoRequest Request => new() { Text = $"{Canary.Words}. A fox sleeps. Call {Canary.Phone} or {Canary.Email}.", Shots = 2, Seconds = 4 };

    [Theory]
    [MemberData(nameof(Ids))]
    public Task Row_Fault_EndsAsToldAndBuysNothing(string id) => PlayAsync(Table, id);

    /// <summary>A row that ends before anything is bought.</summary>
    internal static MatrixRow Ask(string id, string fault, string ends, Retry retry, string holds, Func<MatrixBench, Task> play) => Row(id, fault, ends, retry, ChargeKind.None, holds, async bench =>
    {
        await play(bench);
        Assert.Equal((0, 0), (bench.Posts, bench.Accepted));
    }, Wired);

    internal static async Task<ShotPlan> PlanAsync(MatrixBench bench)
    {
        var plan = await bench.Pipeline.PlanAsync(Request);
        Assert.Equal(2, plan.Shots.Count);
        return plan;
    }

    internal static async Task<T> FailAsync<T>(MatrixBench bench, Func<WireCall, Task> answer)
        where T : PrismException
    {
        bench.Wire.On("/chat/completions", answer, times: 1000);
        var exception = await bench.FailAsync<T>(() => bench.Pipeline.PlanAsync(Request));
        bench.Wire.Clear();
        return exception;
    }

    internal static async Task PassingAsync(MatrixBench bench, Func<WireCall, Task> answer, int tries)
    {
        var exception = await FailAsync<ProviderRequestException>(bench, answer);
        Assert.True(exception.IsTransient, exception.Message);
        Assert.InRange(bench.Wire.Count("/chat/completions"), 1, tries);
        await PlanAsync(bench);
    }

    private static async Task FinalAsync(MatrixBench bench, Func<WireCall, Task> answer, string word)
    {
        var exception = await FailAsync<ProviderRequestException>(bench, answer);
        Assert.False(exception.IsTransient, exception.Message);
        Assert.Contains(word, exception.Message, StringComparison.Ordinal);
        Assert.Equal(1, bench.Wire.Count("/chat/completions"));
    }

    internal static async Task PlannedAsync(MatrixBench bench, Func<WireCall, Task> answer, int times = 1)
    {
        bench.Wire.On("/chat/completions", answer, times);
        await PlanAsync(bench);
    }

    private static async Task ElsewhereAsync(MatrixBench bench, Uri address)
    {
        bench.GoBy(address);
        var exception = await bench.FailAsync<ProviderRequestException>(() => bench.Pipeline.PlanAsync(Request));
        Assert.True(exception.IsTransient);
        await bench.RestartAsync();
        await PlanAsync(bench);
    }

    private static async Task TlsAsync(MatrixBench bench, TlsFault fault)
    {
        await using var host = new TlsHost(fault);
        bench.GoBy(host.BaseAddress);
        await bench.FailAsync<ProviderRequestException>(() => bench.Pipeline.PlanAsync(Request));
        Assert.Equal(0, host.RequestBytes);
        Assert.InRange(host.Connections, 1, 8);
    }

    private static async Task ArrearsAsync(MatrixBench bench)
    {
        await FinalAsync(bench, Answers.Status(400, """{"error":{"message":"Access denied, please make sure your account is in good standing.","code":"Arrearage"}}"""), "ModelScope");
        var exception = await FailAsync<ProviderRequestException>(bench, Answers.Status(403, """{"error":{"message":"Arrearage: overdue payment","code":"AccessDenied"}}"""));
        Assert.False(exception.IsTransient);
        Assert.Equal(2, bench.Wire.Count("/chat/completions"));
    }

    private static async Task AskedToWaitAsync(MatrixBench bench)
    {
        await PlannedAsync(bench, Answers.Status(429, """{"error":{"message":"Too many requests"}}""", "Retry-After: 2\n"));
        var times = bench.Wire.Requests.Where(static request => request.Path.Contains("/chat/", StringComparison.Ordinal)).Select(static request => request.At).ToArray();
        Assert.True(times[1] - times[0] >= TimeSpan.FromSeconds(1.9), $"{times[1] - times[0]}");
    }

    private static async Task StrangePausesAsync(MatrixBench bench)
    {
        var exception = await FailAsync<ProviderRequestException>(bench, Answers.Status(429, """{"error":{"message":"Too many requests"}}""", "Retry-After: 86400\n"));
        Assert.Equal((true, TimeSpan.FromDays(1)), (exception.IsTransient, exception.RetryAfter));
        Assert.Equal(1, bench.Wire.Count("/chat/completions"));
        foreach (var pause in (string[])["-1", "Wed, 21 Oct 2015 07:28:00 GMT", "abc"])
        {
            await PlannedAsync(bench, Answers.Status(429, """{"error":{"message":"Too many requests"}}""", $"Retry-After: {pause}\n"));
        }
    }

    private static async Task InspectedAsync(MatrixBench bench)
    {
        var exception = await FailAsync<ContentRejectedException>(bench, Answers.Status(400, $$$"""{"error":{"message":"Input data may contain inappropriate content: {{{Canary.Words}}}","code":"DataInspectionFailed"}}"""));
        Assert.Equal("DataInspectionFailed", exception.Code);
        Assert.Equal(1, bench.Wire.Count("/chat/completions"));
    }

    private static async Task RedirectedAsync(MatrixBench bench)
    {
        await using var other = new FaultyWire(bench.Emulator.BaseAddress);
        foreach (var status in (int[])[301, 302, 307, 308])
        {
            await FailAsync<ProviderRequestException>(bench, Answers.Status(status, "{}", $"Location: {other.BaseAddress}v1/chat/completions\n"));
        }

        Assert.Empty(other.Requests);
    }

    private static async Task HeadersAsync(MatrixBench bench)
    {
        await FailAsync<ProviderRequestException>(bench, Answers.Status(200, "{}", $"X-Long: {new string('a', 100_000)}\n"));
        await FailAsync<ProviderRequestException>(bench, Answers.Status(200, "{}", string.Concat(Enumerable.Range(0, 10_000).Select(static number => $"X-{number}: {number}\n"))));
    }
}
