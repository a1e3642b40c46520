using Prism.Sdk.Clients.DashScope;
using Prism.Sdk.IntegrationTests.Crash;
using Prism.Sdk.IntegrationTests.Matrix.Bench;
using Prism.Sdk.Pricing;

namespace Prism.Sdk.IntegrationTests.Matrix.Rows;

/// <summary>Clocks that jump, lag, and tell another zone.</summary>
public sealed class ClockRows : MatrixTable
{
    internal static IReadOnlyList<MatrixRow> Table { get; } =
    [
        Row("T01", "the wall clock jumps 25 hours ahead while a task is waited for", "a film; at the latest after resuming", Retry.Later, ChargeKind.None, "the task is neither given up nor bought again", AheadAsync),
        Row("T02", "the wall clock is an hour or three days behind", "a film", Retry.Auto, ChargeKind.None, "a lost submit is found all the same", BehindAsync),
        Own("T03", "the machine slept for hours between intent and send", "a film by the successor", Retry.Auto, ChargeKind.None, "the sleeper sends nothing", static () => new FrozenOwnerTests().Stop_BetweenIntentAndSend_TheSuccessorBuysAndTheSleeperSendsNothing("B14", 2)),
        Row("T04", "the list is asked in the service's zone", "the task of the window", Retry.None, ChargeKind.None, "a window of two minutes finds it, one of an hour before does not", ZoneAsync),
    ];

    public static TheoryData<string> Ids => IdsOf(Table);

    [Theory]
    [MemberData(nameof(Ids))]
    public Task Row_Fault_EndsAsToldAndPaysNothingTwice(string id) => PlayAsync(Table, id);

    private static async Task AheadAsync(MatrixBench bench)
    {
        var job = await bench.StartAsync();
        await bench.UntilAsync(() => bench.Accepted == 1, "the task");
        bench.Ahead = TimeSpan.FromHours(25);
        for (var tries = 0; tries < 20; tries++)
        {
            var ended = await Record.ExceptionAsync(() => job.WaitForCompletionAsync());
            if (ended is null)
            {
                break;
            }

            Assert.True(ended is PrismException { IsTransient: true }, $"{ended}");
            bench.Sweep.LookAt(ended);
            job = await bench.AgainAsync(job);
        }

        await bench.FilmAsync(job);
        Assert.Equal((1, 1), (bench.Posts, bench.Accepted));
    }

    private static async Task BehindAsync(MatrixBench bench)
    {
        foreach (var (behind, number) in new[] { TimeSpan.FromHours(1), TimeSpan.FromDays(3) }.Select(static (behind, number) => (behind, number)))
        {
            bench.Ahead = -behind;
            bench.Fault("submit", "drop-after");
            await bench.FilmAsync(await bench.Pipeline.StartAsync(MatrixBench.Plan(1, $"{Canary.Words} {number}")));
            Assert.Equal((number + 1, number + 1), (bench.Posts, bench.Accepted));
        }
    }

    private static async Task ZoneAsync(MatrixBench bench)
    {
        await bench.FilmAsync();
        using var client = new VideoSynthesisClient(new DashScopeOptions { BaseAddress = new Uri(bench.Emulator.BaseAddress, "/api/v1/"), ApiKey = Canary.DashScopeKey });
        var at = bench.Emulator.Bill.Single().Time;
        Assert.Single(await client.ListAsync(new VideoTaskFilter { From = at.AddMinutes(-1), To = at.AddMinutes(1) }).ToListAsync());
        Assert.Empty(await client.ListAsync(new VideoTaskFilter { From = at.AddMinutes(-90), To = at.AddMinutes(-30) }).ToListAsync());
    }
}
