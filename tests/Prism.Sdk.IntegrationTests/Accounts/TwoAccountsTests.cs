using Microsoft.Extensions.DependencyInjection;
using Prism.Sdk.Emulator;
using Prism.Sdk.Jobs;

namespace Prism.Sdk.IntegrationTests.Accounts;

public sealed class TwoAccountsTests
{
    [Fact]
    public async Task OneFilm_IsSharedByBoth_WithinTheRoomOfEach()
    {
        await using var two = await TwoAccounts.OpenAsync(room: 3);

        var job = await two.StartAsync("film", 12);
        await job.WaitForCompletionAsync(TestContext.Current.CancellationToken);

        await two.AcquitAsync(12);
        Assert.InRange(two.First.Bill.Count, 4, 8);
        Assert.Equal((3, 3), (two.Open.MostOf("default"), two.Open.MostOf("second")));
    }

    [Fact]
    public async Task TwoProcesses_ShareTheRoomsOfBoth()
    {
        await using var two = await TwoAccounts.OpenAsync(room: 2);
        await using var other = two.Bench.Another();
        var pipeline = other.GetRequiredService<IVideoPipeline>();

        VideoJob[] jobs =
        [
            await two.StartAsync("here", 6), await two.StartAsync("here bound", 3, "second"),
            await pipeline.StartAsync(TwoAccounts.Plan("there", 6), cancellationToken: TestContext.Current.CancellationToken),
            await pipeline.StartAsync(TwoAccounts.Plan("there bound", 3), new JobOptions { Account = "default" }, TestContext.Current.CancellationToken),
        ];
        await Task.WhenAll(jobs.Select(static job => job.WaitForCompletionAsync(TestContext.Current.CancellationToken)));

        await two.AcquitAsync(18);
        Assert.Equal((2, 2), (two.Open.MostOf("default"), two.Open.MostOf("second")));
    }

    [Fact]
    public async Task BoundJob_OrdersByItsAccountAlone()
    {
        await using var two = await TwoAccounts.OpenAsync();

        var job = await two.StartAsync("film", 4, "second");
        await job.WaitForCompletionAsync(TestContext.Current.CancellationToken);

        await two.AcquitAsync(4);
        Assert.Empty(two.First.Bill);
    }

    [Fact]
    public async Task AccountInArrears_TheOtherOrdersAll_AndTheFirstIsAskedOnce()
    {
        await using var two = await TwoAccounts.OpenAsync();
        two.First.AddFault(new EmulatorFault { Route = "submit", Kind = "status", Status = 400, Code = "Arrearage", Times = 1000 });

        var job = await two.StartAsync("film", 1);
        await job.WaitForCompletionAsync(TestContext.Current.CancellationToken);
        var next = await two.StartAsync("next", 4);
        await next.WaitForCompletionAsync(TestContext.Current.CancellationToken);

        await two.AcquitAsync(5);
        Assert.Empty(two.First.Bill);

        // Once for the first film; at most once more for each minute that the second one took.
        Assert.InRange(TwoAccounts.Submits(two.First), 1, 2);
    }

    [Theory]
    [InlineData(400, "Arrearage")]
    [InlineData(429, "PostpaidBillOverdue")]
    [InlineData(429, "Throttling.AllocationQuota")]
    [InlineData(403, "AllocationQuota.FreeTierOnly")]
    public async Task OnlyAccountCannotPay_JobsAreParked_NotFailedAgainstTheWall_AndResumingGoesOn(int status, string code)
    {
        await using var two = await TwoAccounts.OpenAsync();
        two.Second.AddFault(new EmulatorFault { Route = "submit", Kind = "status", Status = status, Code = code, Times = 1000 });

        var first = await two.StartAsync("first", 1, "second");
        Assert.Equal((JobStatus.Parked, code), await StopAsync(two, first));
        var sent = TwoAccounts.Submits(two.Second);
        var others = new List<VideoJob>();
        for (var number = 0; number < 5; number++)
        {
            others.Add(await two.StartAsync($"other {number}", 1, "second"));
        }

        foreach (var other in others)
        {
            Assert.Equal((JobStatus.Parked, code), await StopAsync(two, other));
        }

        // Five more jobs, and (a minute of the emulator is 0.6 seconds) at most one try for each minute.
        Assert.InRange(TwoAccounts.Submits(two.Second) - sent, 0, 3);
        Assert.Empty(two.Second.Bill);

        two.Second.Reset();
        foreach (var job in others.Prepend(first))
        {
            await job.ResumeAsync(TestContext.Current.CancellationToken);
            await job.WaitForCompletionAsync(TestContext.Current.CancellationToken);
        }

        await two.AcquitAsync(6);
    }

    [Fact]
    public async Task KeyIsRolledInTheMiddle_TheNewOneAsksForWhatTheOldOneOrdered()
    {
        await using var two = await TwoAccounts.OpenAsync(runTime: TimeSpan.FromSeconds(60));
        var job = await two.StartAsync("film", 3, "second");
        await two.UntilOrderedAsync(job, 3);

        two.SecondKey = "sk-rolled";
        await job.WaitForCompletionAsync(TestContext.Current.CancellationToken);

        await two.AcquitAsync(3);
        Assert.Equal(3, TwoAccounts.Submits(two.Second));
        Assert.Contains(two.Second.Requests, static request => request.Method == "GET" && request.Headers["Authorization"] == "Bearer sk-rolled");
    }

    [Fact]
    public async Task KeyIsRefusedInTheMiddle_JobIsParked_AndGoesOnWithTheNewKeyWithoutOrderingAgain()
    {
        await using var two = await TwoAccounts.OpenAsync(runTime: TimeSpan.FromSeconds(60));
        var job = await two.StartAsync("film", 3, "second");
        await two.UntilOrderedAsync(job, 3);

        two.SecondKey = "sk-invalid";
        Assert.Equal((JobStatus.Parked, "InvalidApiKey"), await StopAsync(two, job));

        two.SecondKey = "sk-new";
        await job.ResumeAsync(TestContext.Current.CancellationToken);
        await job.WaitForCompletionAsync(TestContext.Current.CancellationToken);
        await two.AcquitAsync(3);
        Assert.Equal(3, TwoAccounts.Submits(two.Second));
    }

    [Theory]
    [InlineData("second")]
    [InlineData(null)]
    public async Task AccountIsRemovedWhileItsTasksRun_JobIsParked_TaskIdsAreKept_AndItGoesOnWhenItIsBack(string? bound)
    {
        await using var two = await TwoAccounts.OpenAsync(runTime: TimeSpan.FromSeconds(60));
        var job = await two.StartAsync("film", 4, bound);
        await two.UntilOrderedAsync(job, 4);
        var ids = (await two.Bench.Books.ListLastSubmissionsAsync(job.Id)).Select(static row => row.TaskId).Order().ToArray();

        two.HasSecond = false;
        await two.Bench.RestartAsync();
        var stopped = await two.Bench.UntilStoppedAsync(job.Id);

        Assert.Equal((JobStatus.Parked, nameof(PrismConfigurationException)), (stopped.Status, stopped.Error!.Type));
        Assert.Contains("No account 'second' is configured", stopped.Error.Message, StringComparison.Ordinal);
        Assert.Equal(ids, (await two.Bench.Books.ListLastSubmissionsAsync(job.Id)).Select(static row => row.TaskId).Order());

        two.HasSecond = true;
        await two.Bench.RestartAsync();
        var again = (await two.Bench.Pipeline.GetJobAsync(job.Id, TestContext.Current.CancellationToken))!;
        await again.ResumeAsync(TestContext.Current.CancellationToken);
        await again.WaitForCompletionAsync(TestContext.Current.CancellationToken);
        await two.AcquitAsync(4);
        Assert.Equal(4, TwoAccounts.Submits(two.First) + TwoAccounts.Submits(two.Second));
    }

    [Fact]
    public async Task SubmitOfOneAccountIsLost_ItIsLookedUpThere_AndNotOrderedByTheOther()
    {
        await using var two = await TwoAccounts.OpenAsync();
        two.First.AddFault(new EmulatorFault { Route = "submit", Kind = "drop-after" });
        two.Second.AddFault(new EmulatorFault { Route = "submit", Kind = "drop-after" });

        var job = await two.StartAsync("film", 4);
        await job.WaitForCompletionAsync(TestContext.Current.CancellationToken);

        await two.AcquitAsync(4);
        Assert.Equal(4, TwoAccounts.Submits(two.First) + TwoAccounts.Submits(two.Second));
    }

    [Fact]
    public async Task Canceled_EachTaskIsCanceledWhereItWasOrdered()
    {
        await using var two = await TwoAccounts.OpenAsync(queueTime: TimeSpan.FromMinutes(10));
        var job = await two.StartAsync("film", 4);
        await two.UntilOrderedAsync(job, 4);

        var report = await job.CancelAsync(TestContext.Current.CancellationToken);

        Assert.Equal((4, 0), (report.CanceledTasks.Count, report.BilledTasks.Count));
        Assert.All(two.First.Bill.Concat(two.Second.Bill), static entry => Assert.Equal("CANCELED", entry.Status));
        Assert.Equal((2, 2), (two.First.Bill.Count, two.Second.Bill.Count));
    }

    [Fact]
    public async Task Throttled_TheOtherOrdersMeanwhile_AndNothingFails()
    {
        await using var two = await TwoAccounts.OpenAsync();
        two.First.AddFault(new EmulatorFault { Route = "submit", Kind = "status", Status = 429, Code = "Throttling.BurstRate", Times = 6 });

        var job = await two.StartAsync("film", 6);
        await job.WaitForCompletionAsync(TestContext.Current.CancellationToken);

        await two.AcquitAsync(6);
    }

    [Fact]
    public async Task SameFilmAgain_TakesTheClipsOfBoth_AndABoundOneThoseOfItsOwn()
    {
        await using var two = await TwoAccounts.OpenAsync();
        await (await two.StartAsync("film", 4)).WaitForCompletionAsync(TestContext.Current.CancellationToken);

        var again = await (await two.StartAsync("film", 4)).WaitForCompletionAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, again.Cost.Amount);

        await (await two.StartAsync("film", 4, "second")).WaitForCompletionAsync(TestContext.Current.CancellationToken);
        Assert.Equal((2, 4), (two.First.Bill.Count, two.Second.Bill.Count));
    }

    [Fact]
    public async Task Audit_LooksAtEveryAccount()
    {
        await using var two = await TwoAccounts.OpenAsync();
        string[] strangers = [two.First.AddForeignTask("a", "1280*720", 2), two.Second.AddForeignTask("b", "1280*720", 2)];

        var found = await two.Bench.Services.GetRequiredService<AccountAudit>().CompareAsync(TestContext.Current.CancellationToken);

        Assert.Equal(strangers.Order(), found.Select(static task => task.TaskId).Order());
    }

    private static async Task<(JobStatus Status, string? Code)> StopAsync(TwoAccounts two, VideoJob job)
    {
        var stopped = await two.Bench.UntilStoppedAsync(job.Id);
        return (stopped.Status, stopped.Error?.Code);
    }
}
