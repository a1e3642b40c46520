using System.Diagnostics;

namespace Prism.Sdk.IntegrationTests.Pipeline;

public sealed class StopTests
{
    private static readonly VideoRequest FourShots = new() { Text = "A cat walks. A dog runs. A bird sings. A fox sleeps.", Shots = 4, Seconds = 12 };

    // Three real seconds: no task ends before it is stopped.
    private static readonly TimeSpan LongEnoughToStop = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task CreateVideoAsync_CanceledWhileShooting_EndsSoonAndLeavesAJobThatResumes()
    {
        await using var studio = await Studio.OpenAsync(runTime: LongEnoughToStop);
        using var stop = new CancellationTokenSource();
        var making = studio.Pipeline.CreateVideoAsync(FourShots, cancellationToken: stop.Token);
        await UntilAsync(() => studio.Emulator.Bill.Count == 4);

        var clock = Stopwatch.StartNew();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => making);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(2), $"{clock.Elapsed}");

        var summary = Assert.Single(await studio.Pipeline.ListJobsAsync(cancellationToken: TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken));
        Assert.Equal(JobStatus.Paused, summary.Status);
        Assert.Empty(Directory.EnumerateFiles(studio.Folder, "*.part", SearchOption.AllDirectories));
        Assert.False(File.Exists(Path.Join(studio.Folder, "videos", summary.Id, "film.mp4")));

        await studio.RestartAsync();
        var job = (await studio.Pipeline.GetJobAsync(summary.Id, TestContext.Current.CancellationToken))!;
        await job.ResumeAsync(TestContext.Current.CancellationToken);
        await job.WaitForCompletionAsync(TestContext.Current.CancellationToken);
        Assert.Equal(4, studio.Emulator.Bill.Count);
    }

    [Fact]
    public async Task DisposingTheContainer_LeavesAResumableJob()
    {
        await using var studio = await Studio.OpenAsync(runTime: LongEnoughToStop);
        var job = await studio.Pipeline.StartAsync(FourShots, new JobOptions { Key = "k" }, TestContext.Current.CancellationToken);
        await UntilAsync(() => studio.Emulator.Bill.Count == 4);

        await studio.RestartAsync();

        // The same key and request goes on; nothing else does.
        var again = await studio.Pipeline.StartAsync(FourShots, new JobOptions { Key = "k" }, TestContext.Current.CancellationToken);
        Assert.Equal(job.Id, again.Id);
        await again.WaitForCompletionAsync(TestContext.Current.CancellationToken);
        Assert.Equal(4, studio.Emulator.Bill.Count);
    }

    [Fact]
    public async Task CancelAsync_QueuedTasks_AreCanceledAtTheProviderAndTheReportSaysWhich()
    {
        await using var studio = await Studio.OpenAsync(runTime: LongEnoughToStop);
        studio.Emulator.AddFault(new Prism.Sdk.Emulator.EmulatorFault { Route = "cancel", Kind = "status", Status = 400, Code = "UnsupportedOperation", Skip = 3 });
        var job = await studio.Pipeline.StartAsync(FourShots, cancellationToken: TestContext.Current.CancellationToken);
        await UntilAsync(() => studio.Emulator.Bill.Count == 4);

        var report = await job.CancelAsync(TestContext.Current.CancellationToken);

        Assert.Equal(JobStatus.Canceled, job.Status);
        Assert.Equal(4, report.CanceledTasks.Count + report.BilledTasks.Count);
        Assert.Equal(report.CanceledTasks.Order(), studio.Emulator.Bill.Where(entry => entry.Status == "CANCELED").Select(entry => entry.TaskId).Order());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => job.WaitForCompletionAsync(TestContext.Current.CancellationToken));
    }

    private static async Task UntilAsync(Func<bool> holds)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(30));
        while (!holds())
        {
            limit.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
