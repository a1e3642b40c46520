using Prism.Sdk.IntegrationTests.Crash;
using Prism.Sdk.IntegrationTests.Matrix.Bench;
using Prism.Sdk.Pricing;

namespace Prism.Sdk.IntegrationTests.Matrix.Rows;

/// <summary>Cancelling: of a job, of a wait, of a process.</summary>
public sealed class CancelRows : MatrixTable
{
    private static readonly BenchSetup Slow = new() { RunTime = TimeSpan.FromMinutes(10) };

    internal static IReadOnlyList<MatrixRow> Table { get; } =
    [
        Row("P20", "the job is canceled while its task waits", "a report of what was canceled", Retry.None, ChargeKind.None, "nothing is billed", WaitingAsync, Slow with { RunningTasks = 1 }),
        Row("P21", "the job is canceled while its task runs", "a report of what is billed all the same", Retry.None, ChargeKind.Possible, "the task stays in the ledger", RunningAsync, Slow),
        Row("P22", "the answer to a cancel is lost", "a report of what was canceled", Retry.Auto, ChargeKind.None, "asked again, which harms nobody", LostAnswerAsync, Slow with { RunningTasks = 1 }),
        Row("P23", "a cancel meets the end of the task", "canceled or completed", Retry.None, ChargeKind.Confirmed, "one of the two, and for good", RaceAsync),
        Row("P24", "the caller's token fires anywhere", "OperationCanceledException, within two seconds", Retry.Later, ChargeKind.None, "one task a film after resuming", AnywhereAsync),
        Own("P25", "SIGTERM for the host", "a film by the next process", Retry.Auto, ChargeKind.None, "what is under way ends, nothing new is bought", static () => new ShutdownTests().Terminate_SubmitsInFlight_TheyAreRecordedAndNoNewOneStarts()),
    ];

    public static TheoryData<string> Ids => IdsOf(Table);

    [Theory]
    [MemberData(nameof(Ids))]
    public Task Row_Fault_EndsAsToldAndPaysNothingTwice(string id) => PlayAsync(Table, id);

    private static async Task WaitingAsync(MatrixBench bench)
    {
        bench.Emulator.AddForeignTask("Something that takes its time", "1280*720", 2);
        var job = await bench.StartAsync();
        await bench.UntilAsync(() => bench.Accepted == 1, "the task");
        await KnownAsync(bench);
        var report = await job.CancelAsync();
        Assert.Equal((1, 0, JobStatus.Canceled), (report.CanceledTasks.Count, report.BilledTasks.Count, job.Status));
        Assert.Equal(0, bench.Emulator.Bill.Count(static entry => entry.IsBilled));
    }

    private static async Task RunningAsync(MatrixBench bench)
    {
        var job = await bench.StartAsync();
        await bench.UntilAsync(() => bench.Emulator.Bill.Any(static entry => entry.Status == "RUNNING"), "the running task");
        await KnownAsync(bench);
        var report = await job.CancelAsync();
        Assert.Equal((0, 1, new Money(1.2m, "CNY")), (report.CanceledTasks.Count, report.BilledTasks.Count, report.StillToBeBilled));
        Assert.Equal(1.2m, Assert.Single((await job.GetSpendingAsync()).Lines).Reserved);
    }

    private static async Task LostAnswerAsync(MatrixBench bench)
    {
        bench.Emulator.AddForeignTask("Something that takes its time", "1280*720", 2);
        bench.Fault("cancel", "drop-after");
        var job = await bench.StartAsync();
        await bench.UntilAsync(() => bench.Accepted == 1, "the task");
        await KnownAsync(bench);
        var report = await job.CancelAsync();
        Assert.Equal(JobStatus.Canceled, job.Status);
        Assert.Equal("CANCELED", bench.Emulator.Bill.Single(static entry => !entry.IsForeign).Status);
        Assert.Single(report.CanceledTasks.Concat(report.BilledTasks));
    }

    private static async Task RaceAsync(MatrixBench bench)
    {
        var job = await bench.StartAsync(shots: 2);
        await bench.UntilAsync(() => bench.Emulator.Bill.Any(static entry => entry.Status == "SUCCEEDED"), "the first end");
        var film = Record.ExceptionAsync(() => job.WaitForCompletionAsync());
        await job.CancelAsync();
        var ended = await film;
        var status = await job.RefreshAsync();
        Assert.Contains(status, (JobStatus[])[JobStatus.Canceled, JobStatus.Completed]);
        Assert.Equal(status == JobStatus.Completed, ended is null);
        await bench.RestartAsync();
        Assert.Equal(status, (await bench.Pipeline.GetJobAsync(job.Id))!.Status);
    }

    private static async Task AnywhereAsync(MatrixBench bench)
    {
        const int Points = 16;
        for (var point = 0; point < Points; point++)
        {
            using var stop = new CancellationTokenSource();
            var request = new VideoRequest { Text = $"{Canary.Words}, number {point}, call {Canary.Phone}", Shots = 1, Seconds = 2 };
            var making = bench.Pipeline.CreateVideoAsync(request, cancellationToken: stop.Token);
            stop.CancelAfter(TimeSpan.FromMilliseconds(point * point * 2));
            var started = TimeProvider.System.GetTimestamp();
            var ended = await Record.ExceptionAsync(() => making);
            Assert.True(ended is null or OperationCanceledException, $"At point {point}: {ended}");
            Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(10), $"At point {point} it took {TimeProvider.System.GetElapsedTime(started)}.");
        }

        var films = 0;
        await foreach (var summary in bench.Pipeline.ListJobsAsync())
        {
            var job = (await bench.Pipeline.GetJobAsync(summary.Id))!;
            await job.ResumeAsync();
            await bench.FilmAsync(job);
            films++;
        }

        Assert.Equal((films, films), (bench.Posts, bench.Accepted));
    }

    // Accepted at the provider is a moment earlier than known here.
    private static async Task KnownAsync(MatrixBench bench)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (await bench.StateAsync() != Jobs.Journal.SubmissionState.Submitted)
        {
            await timer.WaitForNextTickAsync();
        }
    }
}
