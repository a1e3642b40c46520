using Microsoft.Extensions.DependencyInjection;
using Prism.Sdk.Generation;
using Prism.Sdk.IntegrationTests.Matrix.Bench;
using Prism.Sdk.Pricing;

namespace Prism.Sdk.IntegrationTests.Matrix.Rows;

/// <summary>The paid submit and its answers: what is a refusal, what is a promise, and what is neither.</summary>
public sealed class SubmitAnswerRows : MatrixTable
{
    private static readonly BenchSetup OneByOne = With(static prism => prism.Services.Configure<GenerationOptions>(static options => options.MaxConcurrentShots = 1));

    internal static IReadOnlyList<MatrixRow> Table { get; } =
    [
        Row("S10", "a 200 that is broken JSON, a page, empty, or without an id", "a film", Retry.Auto, ChargeKind.None, "never read as a refusal; one task a shot", BrokenAnswersAsync, new BenchSetup { RunningTasks = 10 }),
        Row("S11", "a task id that is a number, endless, a path, or null", "a film", Retry.Auto, ChargeKind.None, "the id is never used in an address; the real one is found", StrangeIdsAsync, new BenchSetup { IsWired = true }),
        Row("S12", "401, the key is wrong", "ProviderRequestException that names the setting", Retry.Fix, ChargeKind.None, "no task; the reservation is free again", bench => RefusedAsync(bench, 401, "InvalidApiKey", "DASHSCOPE_API_KEY")),
        Row("S13", "the account owes money: 400 Arrearage, 403 with the overdue text", "ProviderRequestException, not transient", Retry.Fix, ChargeKind.None, "no further shot is tried; the clip that there is stays", ArrearsAsync, OneByOne),
        Row("S14", "the model is not there, in the three ways in which the service says so", "ProviderRequestException, not transient", Retry.Fix, ChargeKind.None, "no task", NoModelAsync, OneByOne),
        Row("S15", "400 InvalidParameter or InvalidURL, which quotes the prompt", "ProviderRequestException, not transient", Retry.Fix, ChargeKind.None, "no task; the words of the prompt are not repeated", InvalidAsync, OneByOne),
        Row("S16", "400 DataInspectionFailed", "ContentRejectedException that names the shot", Retry.Fix, ChargeKind.None, "one refusal, one task for the other shot", ModeratedAsync),
        Row("S17", "429 RateQuota, with and without Retry-After", "a film", Retry.Auto, ChargeKind.None, "sent again after a pause; one task", ThrottledAsync),
        Row("S18", "429 BurstRate", "a film", Retry.Auto, ChargeKind.None, "sent again after a pause; one task a shot", BurstAsync),
        Row("S19", "429 AllocationQuota, the quota is used up", "ProviderRequestException, not transient", Retry.Fix, ChargeKind.None, "not taken for throttling; what was bought stays", QuotaAsync, OneByOne),
        Row("S20", "500 in good JSON, accepted or not", "a film", Retry.Auto, ChargeKind.None, "in doubt both times; one task a shot", bench => BothAsync(bench, (b, accepted) => b.Fault("submit", "status", 500, accepted: accepted))),
        Row("S21", "502, 503, 504 as pages, accepted or not", "a film", Retry.Auto, ChargeKind.None, "in doubt each time; one task a shot", GatewaysAsync),
        Row("S22", "408, 409, 425", "a film; ProviderRequestException where a refusal is for good", Retry.Auto, ChargeKind.None, "408 is in doubt, the others are refusals", OddStatusesAsync, OneByOne),
        Row("S23", "307 and 308", "a film", Retry.Auto, ChargeKind.None, "never followed; one task", RedirectedAsync),
        Row("S25", "the host adds retries to every client", "a film", Retry.Auto, ChargeKind.None, "the submit is sent once", HostRetriesAsync, With(static prism => prism.Services.ConfigureHttpClientDefaults(static http => http.AddStandardResilienceHandler()))),
        Row("S26", "one task id for two shots", "AmbiguousSubmissionException; a film after resuming", Retry.Later, ChargeKind.Possible, "one owner a task; the other one is found", SameTaskTwiceAsync, OneByOne with { IsWired = true }),
    ];

    public static TheoryData<string> Ids => IdsOf(Table);

    [Theory]
    [MemberData(nameof(Ids))]
    public Task Row_Fault_EndsAsToldAndPaysNothingTwice(string id) => PlayAsync(Table, id);

    private static async Task BrokenAnswersAsync(MatrixBench bench)
    {
        foreach (var kind in (string[])["json-bad", "empty", "no-task-id", "truncated", "truncated-close"])
        {
            bench.Fault("submit", kind);
        }

        bench.Fault("submit", "html", 200, accepted: true);
        bench.Fault("submit", "html", 200, accepted: false);
        await bench.FilmAsync(shots: 7);
        Assert.Equal((8, 7), (bench.Posts, bench.Accepted));
    }

    private static async Task StrangeIdsAsync(MatrixBench bench)
    {
        foreach (var id in (string[])["42", $"\"{new string('a', 10_000)}\"", "\"../../x/y\"", "null"])
        {
            bench.Wire.On("video-synthesis", Answers.EditJson(json => json["output"]!["task_id"] = System.Text.Json.Nodes.JsonNode.Parse(id)));
        }

        await bench.FilmAsync(shots: 4);
        Assert.Equal((4, 4), (bench.Posts, bench.Accepted));
        Assert.DoesNotContain(bench.Wire.Requests, static request => request.Path.Contains("..", StringComparison.Ordinal) || request.Path.Length > 300);
    }

    private static async Task RefusedAsync(MatrixBench bench, int status, string code, string word)
    {
        bench.Fault("submit", "status", status, code);
        var exception = await bench.FailAsync<ProviderRequestException>();
        Assert.Equal((code, false, ChargeKind.None), (exception.Code, exception.IsTransient, exception.PossiblyCharged.Kind));
        Assert.Contains(word, exception.Message, StringComparison.Ordinal);
        Assert.Equal((1, 0), (bench.Posts, bench.Accepted));
        Assert.Equal(Jobs.Journal.SubmissionState.Void, await bench.StateAsync());
    }

    private static async Task ArrearsAsync(MatrixBench bench)
    {
        bench.Fault("submit", "status", 400, "Arrearage", skip: 1);
        bench.Fault("submit", "status", 403, "AccessDenied", message: "Access denied, please make sure your account is in good standing: overdue payment.");
        var job = await bench.StartAsync(shots: 3);
        var exception = await bench.FailAsync<ProviderRequestException>(job);
        Assert.Equal(("Arrearage", false), (exception.Code, exception.IsTransient));
        Assert.Equal((2, 1), (bench.Posts, bench.Accepted));

        job = await bench.AgainAsync(job);
        exception = await bench.FailAsync<ProviderRequestException>(job);
        Assert.False(exception.IsTransient);
        Assert.Equal((3, 1), (bench.Posts, bench.Accepted));
        await bench.FilmAsync(await bench.AgainAsync(job));
        Assert.Equal(3, bench.Accepted);
    }

    private static async Task NoModelAsync(MatrixBench bench)
    {
        bench.Fault("submit", "status", 404, "ModelNotFound");
        bench.Fault("submit", "status", 400, "InvalidParameter", message: "Model not exist.");
        bench.Fault("submit", "status", 403, "AccessDenied");
        VideoJob? job = null;
        for (var time = 0; time < 3; time++)
        {
            job = job is null ? await bench.StartAsync() : await bench.AgainAsync(job);
            var exception = await bench.FailAsync<ProviderRequestException>(job);
            Assert.False(exception.IsTransient);
            Assert.Contains("model", exception.Message, StringComparison.OrdinalIgnoreCase);
        }

        Assert.Equal((3, 0), (bench.Posts, bench.Accepted));
    }

    private static async Task InvalidAsync(MatrixBench bench)
    {
        bench.Fault("submit", "status", 400, "InvalidParameter", message: $"The prompt '{MatrixBench.Sent(1)}' is not valid.");
        bench.Fault("submit", "status", 400, "InvalidURL", message: "https://bucket.example/a.mp3?Signature=abc cannot be read.");
        var job = await bench.StartAsync();
        var exception = await bench.FailAsync<ProviderRequestException>(job);
        Assert.Equal(("InvalidParameter", false), (exception.Code, exception.IsTransient));
        exception = await bench.FailAsync<ProviderRequestException>(await bench.AgainAsync(job));
        Assert.Equal(("InvalidURL", false), (exception.Code, exception.IsTransient));
        Assert.Equal((2, 0), (bench.Posts, bench.Accepted));
    }

    private static async Task ModeratedAsync(MatrixBench bench)
    {
        bench.Fault("submit", "status", 400, "DataInspectionFailed", message: $"Input data may contain inappropriate content: {MatrixBench.Sent(1)}");
        var exception = await bench.FailAsync<ContentRejectedException>(shots: 2);
        Assert.Equal("DataInspectionFailed", exception.Code);
        Assert.NotNull(exception.ShotId);
        Assert.Equal((2, 1), (bench.Posts, bench.Accepted));
    }

    private static async Task ThrottledAsync(MatrixBench bench)
    {
        bench.Fault("submit", "status", 429, "Throttling.RateQuota");
        bench.Fault("submit", "status", 429, "Throttling.RateQuota", retryAfter: "30");
        var before = bench.Emulator.TimeProvider.GetUtcNow();
        await bench.FilmAsync();
        Assert.Equal((3, 1), (bench.Posts, bench.Accepted));
        Assert.True(bench.Emulator.TimeProvider.GetUtcNow() - before >= TimeSpan.FromSeconds(30), "The asked pause was not kept.");
    }

    private static async Task BurstAsync(MatrixBench bench)
    {
        bench.Fault("submit", "status", 429, "Throttling.BurstRate", times: 3, message: "Request rate increased too quickly.");
        await bench.FilmAsync(shots: 3);
        Assert.Equal((6, 3), (bench.Posts, bench.Accepted));
    }

    private static async Task QuotaAsync(MatrixBench bench)
    {
        bench.Fault("submit", "status", 429, "Throttling.AllocationQuota", skip: 1);
        var job = await bench.StartAsync(shots: 3);
        var exception = await bench.FailAsync<ProviderRequestException>(job);
        Assert.Equal(("Throttling.AllocationQuota", false), (exception.Code, exception.IsTransient));
        Assert.Equal((2, 1), (bench.Posts, bench.Accepted));
        await bench.FilmAsync(await bench.AgainAsync(job));
        Assert.Equal(3, bench.Accepted);
    }

    private static async Task BothAsync(MatrixBench bench, Action<MatrixBench, bool> fault)
    {
        fault(bench, true);
        fault(bench, false);
        await bench.FilmAsync(shots: 2);
        Assert.Equal((3, 2), (bench.Posts, bench.Accepted));
    }

    private static async Task GatewaysAsync(MatrixBench bench)
    {
        foreach (var status in (int[])[502, 503, 504])
        {
            bench.Fault("submit", "html", status, accepted: true, retryAfter: "1");
        }

        bench.Fault("submit", "html", 502, accepted: false);
        await bench.FilmAsync(shots: 4);
        Assert.Equal((5, 4), (bench.Posts, bench.Accepted));
    }

    private static async Task OddStatusesAsync(MatrixBench bench)
    {
        bench.Fault("submit", "status", 408, "RequestTimeOut", accepted: true);
        await bench.FilmAsync();
        Assert.Equal((1, 1), (bench.Posts, bench.Accepted));

        foreach (var (status, number) in new[] { 409, 425 }.Select(static (status, number) => (status, number)))
        {
            // A refusal for good, or one that passes: no task was made either way, so it may be sent again.
            bench.Fault("submit", "status", status, "Conflict");
            var (posts, accepted) = (bench.Posts, bench.Accepted);
            var ended = await Record.ExceptionAsync(async () => await (await bench.Pipeline.StartAsync(MatrixBench.Plan(1, $"{Canary.Words} {number}"))).WaitForCompletionAsync());
            Assert.True(ended is null or ProviderRequestException, $"{ended}");
            Assert.Equal(ended is null ? (posts + 2, accepted + 1) : (posts + 1, accepted), (bench.Posts, bench.Accepted));
        }
    }

    private static async Task RedirectedAsync(MatrixBench bench)
    {
        bench.Fault("submit", "redirect", 307);
        bench.Fault("submit", "redirect", 308);
        await bench.FilmAsync();
        Assert.Equal((3, 1), (bench.Posts, bench.Accepted));
    }

    private static async Task HostRetriesAsync(MatrixBench bench)
    {
        bench.Fault("submit", "status", 503, accepted: true);
        await bench.FilmAsync();
        Assert.Equal((1, 1), (bench.Posts, bench.Accepted));
    }

    private static async Task SameTaskTwiceAsync(MatrixBench bench)
    {
        bench.Wire.On("video-synthesis", Answers.EditJson(json => json["output"]!["task_id"] = bench.Emulator.Bill[0].TaskId), skip: 1);
        var job = await bench.StartAsync(shots: 2);
        var exception = await bench.FailAsync<AmbiguousSubmissionException>(job);
        Assert.Equal(ChargeKind.Possible, exception.PossiblyCharged.Kind);
        await bench.FilmAsync(await bench.AgainAsync(job));
        Assert.Equal((2, 2), (bench.Posts, bench.Accepted));
    }
}
