using Microsoft.Extensions.DependencyInjection;
using Prism.Sdk.Generation;
using Prism.Sdk.IntegrationTests.Crash;
using Prism.Sdk.IntegrationTests.Matrix.Bench;
using Prism.Sdk.Jobs;
using Prism.Sdk.Pricing;

namespace Prism.Sdk.IntegrationTests.Matrix.Rows;

/// <summary>A submit of unknown fate, and who finds out about it; money and its caps.</summary>
public sealed class ReconcileRows : MatrixTable
{
    private static readonly BenchSetup NoProofByList = With(static prism => prism.Services.Configure<GenerationOptions>(static options => options.MaxLostSubmits = 0));
    private static readonly BenchSetup Patient = With(static prism => prism.Services.Configure<GenerationOptions>(static options => options.ListSettleTime = TimeSpan.FromMinutes(12)));

    internal static IReadOnlyList<MatrixRow> Table { get; } =
    [
        Row("S27", "the caller cancels while the submit is under way", "OperationCanceledException; a film after resuming", Retry.Later, ChargeKind.None, "the submit ends in peace, its task is adopted; one POST", CanceledAsync),
        Own("S28", "SIGKILL around the send", "a film by the next process", Retry.Auto, ChargeKind.None, "one task a shot", KilledAsync),
        Row("S29", "two workers at one job", "a film for both", Retry.Auto, ChargeKind.None, "one POST a shot", TwoWorkersAsync),
        Own("S30", "the owner is halted before it sends, and awakes after another took over", "a film by the successor", Retry.Auto, ChargeKind.None, "the sleeper sends nothing", static () => new FrozenOwnerTests().Stop_BetweenIntentAndSend_TheSuccessorBuysAndTheSleeperSendsNothing("B15", 1)),
        Row("S31", "a task comes into the list late", "a film", Retry.Auto, ChargeKind.None, "the list is believed only after the settle time", LateListAsync, Patient),
        Row("S32", "a stranger's task of the same minute with other words", "a film", Retry.Auto, ChargeKind.None, "never adopted", StrangerAsync),
        Row("S33", "a stranger's task with the same words", "AmbiguousSubmissionException with both candidates; a film after a person's word", Retry.Consent, ChargeKind.Possible, "nothing is sent until then", TwinStrangerAsync),
        Row("S34", "two own shots of the same words, both in doubt, one accepted", "a film", Retry.Auto, ChargeKind.None, "one owner a task; two tasks", TwinsAsync),
        Row("S35", "the list answers 500, 429, cut, with a page, 401", "a film; after 401 once a key is mended", Retry.Auto, ChargeKind.None, "no answer is no proof; one POST", BadListAsync),
        Row("S36", "in doubt, and then away for a day", "AmbiguousSubmissionException", Retry.Consent, ChargeKind.Possible, "nothing is sent again", AwayForADayAsync),
        Row("S37", "a person accepts a possible second charge", "a film", Retry.Consent, ChargeKind.Possible, "one POST more; both amounts are in the ledger", BuyAgainAsync, NoProofByList),
        Row("S38", "the budget is too small; prices rise before the job goes on", "BudgetExceededException", Retry.Fix, ChargeKind.None, "no POST over a cap", BudgetAsync, With(static prism => prism.Services.Configure<PricingOptions>(static options => Raise(options)))),
        Row("S39", "sixty jobs at once, five tasks at a time", "sixty films", Retry.Auto, ChargeKind.None, "never more than five open tasks", ManyAsync, new BenchSetup { Speed = 300, RunTime = TimeSpan.FromSeconds(10), SubmitTimeout = TimeSpan.FromSeconds(5), Change = static prism => prism.Services.Configure<GenerationOptions>(static options => options.MaxSubmitRetries = 30) }),
    ];

    public static TheoryData<string> Ids => IdsOf(Table);

    // Set by the one row that raises prices between two lives of its process.
    private static decimal factor = 1;

    [Theory]
    [MemberData(nameof(Ids))]
    public Task Row_Fault_EndsAsToldAndPaysNothingTwice(string id) => PlayAsync(Table, id);

    private static void Raise(PricingOptions options)
    {
        foreach (var row in options.Rows)
        {
            row.PerSecond *= factor;
        }
    }

    private static async Task CanceledAsync(MatrixBench bench)
    {
        bench.Fault("submit", "delay", accepted: true, seconds: 0.4);
        bench.Fault("submit", "delay", accepted: false, seconds: 0.4);
        foreach (var words in (string[])["first", "second"])
        {
            using var stop = new CancellationTokenSource();
            var posts = bench.Posts;
            var plan = MatrixBench.Plan(1, $"{Canary.Words} {words}");
            var job = await bench.Pipeline.StartAsync(plan);
            var waiting = job.WaitForCompletionAsync(stop.Token);
            await bench.UntilAsync(() => bench.Posts > posts, "the submit");
            await stop.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
            await job.PauseAsync();
            await bench.FilmAsync(await bench.AgainAsync(job));
        }

        Assert.Equal((2, 2), (bench.Posts, bench.Accepted));
    }

    // The other points are drilled by KillTests; here are the two between which the money goes.
    private static async Task KilledAsync()
    {
        foreach (var point in (string[])["B16", "B18"])
        {
            await KillRun.RunAsync(KillDrills.OfShots.First(drill => drill.Point == point), point, 0);
        }
    }

    private static async Task TwoWorkersAsync(MatrixBench bench)
    {
        var job = await bench.StartAsync(shots: 3);
        await using var second = bench.Another();
        var same = (await second.GetRequiredService<IVideoPipeline>().GetJobAsync(job.Id))!;
        await same.ResumeAsync();
        await bench.FilmAsync(job);
        await bench.FilmAsync(same);
        Assert.Equal((3, 3), (bench.Posts, bench.Accepted));
    }

    private static async Task LateListAsync(MatrixBench bench)
    {
        foreach (var (lag, number) in new[] { 0, 5, 60, 600 }.Select(static (lag, number) => (lag, number)))
        {
            bench.Emulator.ListLag = TimeSpan.FromSeconds(lag);
            bench.Fault("submit", "drop-after");
            await bench.FilmAsync(await bench.Pipeline.StartAsync(MatrixBench.Plan(1, $"{Canary.Words} {lag}")));
            Assert.Equal((number + 1, number + 1), (bench.Posts, bench.Accepted));
        }
    }

    private static async Task StrangerAsync(MatrixBench bench)
    {
        var stranger = bench.Emulator.AddForeignTask("Something else altogether", "1280*720", 2);
        bench.Fault("submit", "drop-before");
        var film = await bench.FilmAsync();
        Assert.NotEqual(stranger, film.Clips.Single().TaskId);
        Assert.Equal((2, 1), (bench.Posts, bench.Accepted));
    }

    private static async Task TwinStrangerAsync(MatrixBench bench)
    {
        bench.Emulator.AddForeignTask(MatrixBench.Sent(1), "1280*720", 2);
        bench.Fault("submit", "drop-after");
        var job = await bench.StartAsync();
        var exception = await bench.FailAsync<AmbiguousSubmissionException>(job);
        Assert.Equal((2, ChargeKind.Possible), (exception.Candidates.Count, exception.PossiblyCharged.Kind));
        await bench.FailAsync<AmbiguousSubmissionException>(await bench.AgainAsync(job));
        Assert.Equal(1, bench.Posts);

        var own = bench.Emulator.Bill.Single(static entry => !entry.IsForeign).TaskId;
        await job.ResolveShotAsync("s1", ShotResolution.Adopt(own));
        var film = await bench.FilmAsync(await bench.AgainAsync(job));
        Assert.Equal((own, 1), (film.Clips.Single().TaskId, bench.Posts));
    }

    private static async Task TwinsAsync(MatrixBench bench)
    {
        bench.Fault("submit", "drop-after");
        bench.Fault("submit", "drop-before");
        var plan = MatrixBench.Plan(2);
        plan = plan with { Shots = [.. plan.Shots.Select((shot, index) => shot with { Prompt = plan.Shots[0].Prompt, Seed = index + 1 })] };
        var film = await bench.FilmAsync(await bench.Pipeline.StartAsync(plan));
        Assert.Equal(2, film.Clips.Select(static clip => clip.TaskId).Distinct().Count());
        Assert.Equal((3, 2), (bench.Posts, bench.Accepted));
    }

    private static async Task BadListAsync(MatrixBench bench)
    {
        bench.Fault("submit", "drop-after");
        bench.Fault("list", "status", 500, times: 2);
        bench.Fault("list", "status", 429, "Throttling", times: 2);
        bench.Fault("list", "truncated");
        bench.Fault("list", "html", 502);
        bench.Fault("list", "empty-list");
        bench.Fault("list", "status", 401, "InvalidApiKey");
        var job = await bench.StartAsync();
        var ended = await Record.ExceptionAsync(() => job.WaitForCompletionAsync());
        if (ended is not null)
        {
            // Nobody can look any more until the key is mended; that says nothing about the task.
            Assert.False(Assert.IsType<ProviderRequestException>(ended).IsTransient);
            bench.Sweep.LookAt(ended);
            await bench.FilmAsync(await bench.AgainAsync(job));
        }

        Assert.Equal((1, 1), (bench.Posts, bench.Accepted));
    }

    private static async Task AwayForADayAsync(MatrixBench bench)
    {
        bench.Fault("submit", "drop-after");
        var job = await bench.StartAsync();
        await bench.UntilAsync(() => bench.Posts == 1, "the submit");
        await job.PauseAsync();
        await bench.RestartAsync();
        bench.Ahead = TimeSpan.FromHours(25);
        job = await bench.AgainAsync(job);
        var exception = await bench.FailAsync<AmbiguousSubmissionException>(job);
        Assert.Equal(ChargeKind.Possible, exception.PossiblyCharged.Kind);
        Assert.Equal(1, bench.Posts);
        Assert.Equal(1.2m, Assert.Single((await job.GetSpendingAsync()).Lines).Possible);
    }

    private static async Task BuyAgainAsync(MatrixBench bench)
    {
        bench.Fault("submit", "drop-after");
        bench.Fault("list", "empty-list", times: 1000);
        var job = await bench.StartAsync();
        var exception = await bench.FailAsync<AmbiguousSubmissionException>(job);
        await job.ResolveShotAsync(exception.ShotId!, ShotResolution.BuyAgain);
        await bench.FilmAsync(await bench.AgainAsync(job));
        Assert.Equal((2, 2), (bench.Posts, bench.Accepted));
        var line = Assert.Single((await job.GetSpendingAsync()).Lines);
        Assert.Equal((1.2m, 1.2m), (line.Confirmed, line.Possible));
    }

    private static async Task BudgetAsync(MatrixBench bench)
    {
        var small = await bench.FailAsync<BudgetExceededException>(shots: 3, options: new JobOptions { Budget = new Money(3.59m, "CNY") });
        Assert.Equal(new Money(3.6m, "CNY"), small.Needed);
        Assert.Equal(0, bench.Posts);

        bench.Fault("submit", "status", 429, "Throttling.AllocationQuota");
        var job = await bench.StartAsync(options: new JobOptions { Budget = new Money(1.2m, "CNY") });
        await bench.FailAsync<ProviderRequestException>(job);
        factor = 2;
        await bench.RestartAsync();
        await bench.FailAsync<BudgetExceededException>(await bench.AgainAsync(job));
        Assert.Equal((1, 0), (bench.Posts, bench.Accepted));
    }

    private static async Task ManyAsync(MatrixBench bench)
    {
        const int Jobs = 60;
        var jobs = new List<VideoJob>();
        for (var number = 0; number < Jobs; number++)
        {
            jobs.Add(await bench.Pipeline.StartAsync(MatrixBench.Plan(1, $"{Canary.Words} {number}")));
        }

        var most = 0;
        var films = Task.WhenAll(jobs.Select(bench.FilmAsync));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (!films.IsCompleted)
        {
            most = Math.Max(most, bench.Emulator.Bill.Count(static entry => entry.Status is "PENDING" or "RUNNING"));
            await timer.WaitForNextTickAsync();
        }

        await films;
        Assert.Equal(Jobs, bench.Accepted);
        Assert.InRange(most, 1, 5);
    }
}
