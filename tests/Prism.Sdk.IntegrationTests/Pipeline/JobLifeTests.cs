using System.Collections.Concurrent;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Prism.Sdk.Emulator;
using Prism.Sdk.Jobs;
using Prism.Sdk.Planning;
using Prism.Sdk.Pricing;

namespace Prism.Sdk.IntegrationTests.Pipeline;

/// <summary>A job beyond its film: resumed by a host, told of, priced again, capped, deleted.</summary>
public sealed class JobLifeTests
{
    private static readonly VideoRequest TwoShots = new() { Text = "A zebra named Marker walks. A dog runs.", Shots = 2, Seconds = 4 };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Host_StartsOnAJournalWithAnUnfinishedJob_FinishesItAndBuysNothingTwice()
    {
        await using var studio = await Studio.OpenAsync(runTime: TimeSpan.FromSeconds(100));
        var job = await studio.Pipeline.StartAsync(TwoShots, cancellationToken: Token);
        await WaitForAsync(() => studio.Emulator.Bill.Count == 2);
        await studio.RestartAsync();
        Assert.Equal(JobStatus.Running, (await studio.Pipeline.GetJobAsync(job.Id, Token))!.Status);

        foreach (var service in studio.Services.GetServices<IHostedService>())
        {
            await service.StartAsync(Token);
        }

        var film = await (await studio.Pipeline.GetJobAsync(job.Id, Token))!.WaitForCompletionAsync(Token);
        Assert.Equal(2, studio.Emulator.Bill.Count);
        Assert.Equal(studio.Billed, film.Cost.Amount);
        foreach (var service in studio.Services.GetServices<IHostedService>())
        {
            await service.StopAsync(Token);
        }
    }

    [Fact]
    public async Task JobStops_HandlerIsTold_WithKeyTagsAndFilm()
    {
        var handler = new Listener();
        await using var studio = await Studio.OpenAsync(prism => prism.Services.AddSingleton<IJobCompletionHandler>(handler));

        var film = await studio.Pipeline.CreateVideoAsync(TwoShots, new JobOptions { Key = "order-7", Tags = new Dictionary<string, string> { ["team"] = "a" } }, Token);

        await WaitForAsync(() => !handler.Heard.IsEmpty);
        var told = Assert.Single(handler.Heard);
        Assert.Equal((film.JobId, "order-7", JobStatus.Completed, "a", film.Path), (told.JobId, told.Key, told.Status, told.Tags["team"], told.Film!.Path));
    }

    [Fact]
    public async Task RerolledShot_PaysForThatShotAlone()
    {
        await using var studio = await Studio.OpenAsync();
        var plan = await studio.Pipeline.PlanAsync(TwoShots, Token);
        var first = await (await studio.Pipeline.StartAsync(plan, cancellationToken: Token)).WaitForCompletionAsync(Token);

        var again = plan.Reroll(plan.Shots[1].Id);
        var second = await (await studio.Pipeline.StartAsync(again, new JobOptions { Budget = new Money(1.2m, "CNY") }, Token)).WaitForCompletionAsync(Token);

        Assert.Equal(3, studio.Emulator.Bill.Count);
        Assert.Equal([true, false], second.Clips.Select(clip => clip.IsReused));
        Assert.Equal((first.Clips[0].Sha256, 1.2m), (second.Clips[0].Sha256, second.Cost.Amount));

        // Each film has its own file: deleting the first takes nothing from the second.
        Assert.True(await studio.Pipeline.DeleteJobAsync(first.JobId, Token));
        Assert.True(File.Exists(second.Clips[0].Path));
    }

    [Fact]
    public async Task DeleteJobAsync_ErasesTextAndFiles_AndKeepsTheMoneyRows()
    {
        await using var studio = await Studio.OpenAsync();
        var film = await studio.Pipeline.CreateVideoAsync(TwoShots, cancellationToken: Token);
        Assert.True(StoredBytesContain(studio, "Marker"));

        Assert.True(await studio.Pipeline.DeleteJobAsync(film.JobId, Token));

        Assert.Null(await studio.Pipeline.GetJobAsync(film.JobId, Token));
        Assert.False(Directory.Exists(Path.GetDirectoryName(film.Path)));
        Assert.False(StoredBytesContain(studio, "Marker"));
        Assert.Equal(2.4m, Assert.Single((await studio.Pipeline.GetSpendingAsync(cancellationToken: Token)).Lines).Confirmed);
        Assert.False(await studio.Pipeline.DeleteJobAsync(film.JobId, Token));
    }

    [Fact]
    public async Task ExportLedgerAsync_OneRowAnAttemptAndAQuestion()
    {
        await using var studio = await Studio.OpenAsync();
        studio.Emulator.AddFault(new EmulatorFault { Route = "submit", Kind = "status", Status = 429, Code = "Throttling.RateQuota" });
        var film = await studio.Pipeline.CreateVideoAsync(TwoShots, new JobOptions { Tags = new Dictionary<string, string> { ["order"] = "=1+1" } }, Token);

        await using var csv = new StringWriter();
        await studio.Pipeline.ExportLedgerAsync(csv, cancellationToken: Token);

        var rows = csv.ToString().Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, rows.Count(row => row.Contains(",video,", StringComparison.Ordinal)));
        Assert.Equal(2, rows.Count(row => row.Contains(",Used,", StringComparison.Ordinal)));
        Assert.Single(rows, row => row.EndsWith(",Void,Throttling.RateQuota", StringComparison.Ordinal));
        Assert.Contains(rows, row => row.Contains(",text,", StringComparison.Ordinal));
        Assert.Contains(rows, row => row.Contains(",text-embedding-v4,", StringComparison.Ordinal) && !row.Contains(",text-embedding-v4,,,0,0,", StringComparison.Ordinal));
        Assert.All(film.Clips, clip => Assert.Contains(rows, row => row.Contains(clip.TaskId!, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task NoBudget_TheDefaultCapHolds_AndIsNamed()
    {
        await using var studio = await Studio.OpenAsync();
        var dear = new VideoRequest { Text = "A cat walks.", Shots = 12, Seconds = 180, Size = VideoSize.Landscape1080 };

        var exception = await Assert.ThrowsAsync<BudgetExceededException>(() => studio.Pipeline.CreateVideoAsync(dear, cancellationToken: Token));

        Assert.Equal(("Prism:Spending:PerJob:CNY", new Money(100, "CNY"), new Money(180, "CNY")), (exception.Cap, exception.Budget, exception.Needed));
        Assert.Empty(studio.Emulator.Bill);
    }

    [Fact]
    public async Task CapOfTheDay_HoldsOverAllJobs()
    {
        await using var studio = await Studio.OpenAsync(prism => prism.Services.Configure<SpendingOptions>(options => options.PerDay["CNY"] = 3));
        await studio.Pipeline.CreateVideoAsync(TwoShots, cancellationToken: Token);

        var exception = await Assert.ThrowsAsync<BudgetExceededException>(() => studio.Pipeline.CreateVideoAsync(TwoShots with { Text = "Another day." }, cancellationToken: Token));

        Assert.Equal("Prism:Spending:PerDay:CNY", exception.Cap);
        Assert.Equal(2, studio.Emulator.Bill.Count);
    }

    [Fact]
    public async Task CancelAsync_SaysWhatWasCanceledAndWhatIsStillBilled()
    {
        await using var studio = await Studio.OpenAsync(runTime: TimeSpan.FromSeconds(1000));
        var job = await studio.Pipeline.StartAsync(TwoShots, cancellationToken: Token);
        await WaitForAsync(() => studio.Emulator.Bill.Count(entry => entry.Status == "RUNNING") == 2);

        var report = await job.CancelAsync(Token);

        Assert.Equal((0, 2, new Money(2.4m, "CNY")), (report.CanceledTasks.Count, report.BilledTasks.Count, report.StillToBeBilled));
        Assert.Equal(JobStatus.Canceled, job.Status);
        Assert.Equal(2.4m, Assert.Single(report.Spent!.Lines).Reserved);
    }

    [Fact]
    public async Task ResolveShotAsync_TaskThatIsMerelyUnderWay_IsNotAPersonsToDecide()
    {
        await using var studio = await Studio.OpenAsync(runTime: TimeSpan.FromSeconds(1000));
        var job = await studio.Pipeline.StartAsync(TwoShots, cancellationToken: Token);
        await WaitForAsync(() => studio.Emulator.Bill.Count == 2);
        await job.PauseAsync(Token);

        await Assert.ThrowsAsync<InvalidOperationException>(() => job.ResolveShotAsync(job.Plan!.Shots[0].Id, ShotResolution.BuyAgain, Token));
    }

    [Fact]
    public async Task GetQuote_OfARequest_BoundsWhatItsFilmCosts()
    {
        await using var studio = await Studio.OpenAsync(prism => prism.Services.Configure<PricingOptions>(options =>
            options.TextRows.Add(new TextPriceEntry { Model = "Qwen/Qwen3-235B-A22B-Instruct-2507", InputPerMillion = 2, OutputPerMillion = 8, Currency = "CNY" })));

        var bound = studio.Pipeline.GetQuote(TwoShots);
        var film = await studio.Pipeline.CreateVideoAsync(TwoShots, cancellationToken: Token);

        var spent = Assert.Single((await studio.Pipeline.GetSpendingAsync(new SpendingFilter { JobId = film.JobId }, Token)).Lines);
        Assert.False(bound.IsExact);
        Assert.InRange(spent.Confirmed, 0.01m, bound.Maximum.Amount);
        Assert.InRange(spent.Text, 0.0001m, bound.TextMaximum.Amount);
    }

    [Fact]
    public async Task StartAsync_WishThatNobodyCanMeet_IsRefusedBeforeAnyModelIsAsked()
    {
        await using var studio = await Studio.OpenAsync();

        await Assert.ThrowsAsync<PlanInvalidException>(() => studio.Pipeline.StartAsync(TwoShots with { Size = new VideoSize(800, 600) }, cancellationToken: Token));

        Assert.Empty(studio.Emulator.Requests);
    }

    private static bool StoredBytesContain(Studio studio, string marker) =>
        Directory.GetFiles(studio.Folder, "jobs.db*").Any(file =>
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(marker)) >= 0;
        });

    private static async Task WaitForAsync(Func<bool> condition)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(Token);
        deadline.CancelAfter(TimeSpan.FromSeconds(60));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!condition())
        {
            await timer.WaitForNextTickAsync(deadline.Token);
        }
    }

    private sealed class Listener : IJobCompletionHandler
    {
        public ConcurrentQueue<JobCompletion> Heard { get; } = new();

        public Task OnStoppedAsync(JobCompletion completion, CancellationToken cancellationToken = default)
        {
            Heard.Enqueue(completion);
            return Task.CompletedTask;
        }
    }
}
