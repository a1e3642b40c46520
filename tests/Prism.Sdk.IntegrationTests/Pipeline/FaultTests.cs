using Microsoft.Extensions.DependencyInjection;
using Prism.Sdk.Emulator;
using Prism.Sdk.Generation;
using Prism.Sdk.Jobs;
using Prism.Sdk.Pricing;

namespace Prism.Sdk.IntegrationTests.Pipeline;

public sealed class FaultTests
{
    private static readonly VideoRequest ThreeShots = new() { Text = "A cat walks. A dog runs. A bird sings.", Shots = 3, Seconds = 6 };

    [Fact]
    public async Task TaskFails_OtherClipsAreKept_AndResumingBuysThatShotAlone()
    {
        await using var studio = await Studio.OpenAsync();
        studio.Emulator.AddFault(new EmulatorFault { Route = "submit", Kind = "fail", Code = "InternalError.Algo", Skip = 1 });
        var job = await studio.Pipeline.StartAsync(ThreeShots, cancellationToken: TestContext.Current.CancellationToken);

        var exception = await Assert.ThrowsAsync<ClipFailedException>(() => job.WaitForCompletionAsync(TestContext.Current.CancellationToken));

        AssertNamesAll(exception, "InternalError.Algo");
        Assert.Equal(PipelineStage.Generation, exception.Stage);
        Assert.Equal(ChargeKind.None, exception.PossiblyCharged.Kind);
        Assert.Equal(JobStatus.Failed, await job.RefreshAsync(TestContext.Current.CancellationToken));
        Assert.Equal(2, Directory.GetFiles(Path.Join(studio.Folder, "videos", job.Id, "clips"), "*.mp4").Length);

        await job.ResumeAsync(TestContext.Current.CancellationToken);
        var film = await job.WaitForCompletionAsync(TestContext.Current.CancellationToken);
        Assert.Equal(4, studio.Emulator.Bill.Count);
        Assert.Equal(studio.Billed, film.Cost.Amount);
    }

    [Fact]
    public async Task TaskIsModerated_ContentRejectedNamesShotTaskAndCode()
    {
        await using var studio = await Studio.OpenAsync();
        studio.Emulator.AddFault(new EmulatorFault { Route = "submit", Kind = "fail", Code = "DataInspectionFailed" });

        var exception = await Assert.ThrowsAsync<ContentRejectedException>(() => studio.Pipeline.CreateVideoAsync(ThreeShots, cancellationToken: TestContext.Current.CancellationToken));

        AssertNamesAll(exception, "DataInspectionFailed");
        Assert.Contains("Change the words", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SubmitIsModerated_ContentRejectedAndNothingBilledForTheShot()
    {
        await using var studio = await Studio.OpenAsync();
        studio.Emulator.AddFault(new EmulatorFault { Route = "submit", Kind = "status", Status = 400, Code = "DataInspectionFailed" });

        var exception = await Assert.ThrowsAsync<ContentRejectedException>(() => studio.Pipeline.CreateVideoAsync(ThreeShots, cancellationToken: TestContext.Current.CancellationToken));

        Assert.NotNull(exception.ShotId);
        Assert.Equal("DataInspectionFailed", exception.Code);
        Assert.Equal(2, studio.Emulator.Bill.Count);
    }

    [Fact]
    public async Task SubmitIsThrottled_IsSentAgainAndTheFilmIsMade()
    {
        await using var studio = await Studio.OpenAsync();
        studio.Emulator.AddFault(new EmulatorFault { Route = "submit", Kind = "status", Status = 429, Code = "Throttling.RateQuota", Times = 3 });

        await studio.Pipeline.CreateVideoAsync(ThreeShots, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(3, studio.Emulator.Bill.Count);
    }

    [Fact]
    public async Task SubmitIsThrottledForEver_TypedErrorNamesShotAndCode()
    {
        await using var studio = await Studio.OpenAsync();
        studio.Emulator.AddFault(new EmulatorFault { Route = "submit", Kind = "status", Status = 429, Code = "Throttling.RateQuota", Times = 1000 });

        var exception = await Assert.ThrowsAsync<ProviderRequestException>(() => studio.Pipeline.CreateVideoAsync(ThreeShots, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(("Throttling.RateQuota", true), (exception.Code, exception.IsTransient));
        Assert.NotNull(exception.ShotId);
        Assert.Empty(studio.Emulator.Bill);
    }

    [Fact]
    public async Task AccountOwesMoney_StopsAtOnceThoughTheStatusIs429()
    {
        await using var studio = await Studio.OpenAsync(prism => prism.Services.Configure<GenerationOptions>(options => options.MaxConcurrentShots = 1));
        studio.Emulator.AddFault(new EmulatorFault { Route = "submit", Kind = "status", Status = 429, Code = "PostpaidBillOverdue", Times = 1000 });

        var exception = await Assert.ThrowsAsync<ProviderRequestException>(() => studio.Pipeline.CreateVideoAsync(ThreeShots, cancellationToken: TestContext.Current.CancellationToken));

        Assert.False(exception.IsTransient);
        Assert.Single(studio.Emulator.Requests, request => request.Path.EndsWith("video-synthesis", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AddressExpiresOnce_AFreshOneIsAskedFor()
    {
        await using var studio = await Studio.OpenAsync();
        studio.Emulator.AddFault(new EmulatorFault { Route = "download", Kind = "expire" });

        var film = await studio.Pipeline.CreateVideoAsync(ThreeShots, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(3, studio.Emulator.Bill.Count);
        Assert.Equal(3, film.Clips.Count);
    }

    [Fact]
    public async Task AddressesAreDead_TypedErrorSaysItWasBilled_AndResumingFetchesWithoutBuying()
    {
        await using var studio = await Studio.OpenAsync();
        studio.Emulator.AddFault(new EmulatorFault { Route = "download", Kind = "expire", Times = 6 });
        var job = await studio.Pipeline.StartAsync(ThreeShots, cancellationToken: TestContext.Current.CancellationToken);

        var exception = await Assert.ThrowsAsync<ClipDownloadException>(() => job.WaitForCompletionAsync(TestContext.Current.CancellationToken));
        AssertNamesAll(exception, "AccessDenied");
        Assert.Equal(ChargeKind.Confirmed, exception.PossiblyCharged.Kind);
        Assert.Equal(1.2m, exception.PossiblyCharged.Amount!.Value.Amount);
        Assert.NotNull(exception.TaskId);
        Assert.NotNull(exception.ShotId);

        await job.ResumeAsync(TestContext.Current.CancellationToken);
        await job.WaitForCompletionAsync(TestContext.Current.CancellationToken);
        Assert.Equal(3, studio.Emulator.Bill.Count);
    }

    [Fact]
    public async Task ReplyLostAfterAcceptance_TheTaskIsFoundAgainAndNothingIsBoughtTwice()
    {
        await using var studio = await Studio.OpenAsync();
        studio.Emulator.AddFault(new EmulatorFault { Route = "submit", Kind = "drop-after" });

        var film = await studio.Pipeline.CreateVideoAsync(ThreeShots, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(3, studio.Emulator.Bill.Count);
        Assert.Equal(studio.Emulator.Bill.Select(entry => entry.TaskId).Order(), film.Clips.Select(clip => clip.TaskId).Order());
        Assert.Equal(studio.Billed, film.Cost.Amount);
    }

    [Fact]
    public async Task ConnectionCutBeforeAcceptance_IsProvenLostAndBoughtOnce()
    {
        await using var studio = await Studio.OpenAsync();
        studio.Emulator.AddFault(new EmulatorFault { Route = "submit", Kind = "drop-before" });

        var film = await studio.Pipeline.CreateVideoAsync(ThreeShots, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(3, studio.Emulator.Bill.Count);
        Assert.Equal(studio.Billed, film.Cost.Amount);
    }

    [Fact]
    public async Task StrangerWithTheSameWords_JobParksWithTheCandidates_AdoptingOneMakesTheFilm()
    {
        await using var studio = await Studio.OpenAsync();
        var plan = await studio.Pipeline.PlanAsync(ThreeShots with { Shots = 1, Seconds = 2 }, TestContext.Current.CancellationToken);
        studio.Emulator.AddFault(new EmulatorFault { Route = "submit", Kind = "drop-after" });
        var job = await studio.Pipeline.StartAsync(plan, cancellationToken: TestContext.Current.CancellationToken);

        // Beside our submit, whose fate is looked up two minutes later: a slow machine must not part them, so not before it is lost.
        await job.WatchAsync(cancellationToken: TestContext.Current.CancellationToken).FirstAsync(static update => update is PipelineWarning { Code: "looking-up" }, TestContext.Current.CancellationToken);
        studio.Emulator.AddForeignTask(plan.Shots[0].Prompt, "1280*720", 2);

        var exception = await Assert.ThrowsAsync<AmbiguousSubmissionException>(() => job.WaitForCompletionAsync(TestContext.Current.CancellationToken));
        Assert.Equal((2, ChargeKind.Possible), (exception.Candidates.Count, exception.PossiblyCharged.Kind));
        Assert.Equal(JobStatus.Parked, await job.RefreshAsync(TestContext.Current.CancellationToken));

        // Resuming without a decision parks again, and sends nothing.
        await studio.RestartAsync();
        job = (await studio.Pipeline.GetJobAsync(job.Id, TestContext.Current.CancellationToken))!;
        Assert.Equal(exception.Candidates, job.Error!.Candidates);
        await job.ResumeAsync(TestContext.Current.CancellationToken);
        await Assert.ThrowsAsync<AmbiguousSubmissionException>(() => job.WaitForCompletionAsync(TestContext.Current.CancellationToken));

        var own = studio.Emulator.Bill.Single(entry => !entry.IsForeign).TaskId;
        await job.ResolveShotAsync(exception.ShotId!, ShotResolution.Adopt(own), TestContext.Current.CancellationToken);
        await job.ResumeAsync(TestContext.Current.CancellationToken);
        var film = await job.WaitForCompletionAsync(TestContext.Current.CancellationToken);
        Assert.Equal(own, Assert.Single(film.Clips).TaskId);
        Assert.Single(studio.Emulator.Bill, entry => !entry.IsForeign);
    }

    [Theory]
    [InlineData("skip", 2, 3)]
    [InlineData("again", 3, 4)]
    public async Task ListNeverAnswersWell_JobParks_AndThePersonDecides(string decision, int clips, int bought)
    {
        await using var studio = await Studio.OpenAsync(prism => prism.Services.Configure<GenerationOptions>(options => options.MaxLostSubmits = 0));
        studio.Emulator.AddFault(new EmulatorFault { Route = "submit", Kind = "drop-after" });
        studio.Emulator.AddFault(new EmulatorFault { Route = "list", Kind = "empty-list", Times = 1000 });
        var job = await studio.Pipeline.StartAsync(ThreeShots, cancellationToken: TestContext.Current.CancellationToken);
        var exception = await Assert.ThrowsAsync<AmbiguousSubmissionException>(() => job.WaitForCompletionAsync(TestContext.Current.CancellationToken));

        await job.ResolveShotAsync(exception.ShotId!, decision == "skip" ? ShotResolution.Skip : ShotResolution.BuyAgain, TestContext.Current.CancellationToken);
        await job.ResumeAsync(TestContext.Current.CancellationToken);
        var film = await job.WaitForCompletionAsync(TestContext.Current.CancellationToken);

        Assert.Equal((clips, bought), (film.Clips.Count, studio.Emulator.Bill.Count));
        var spending = Assert.Single((await job.GetSpendingAsync(TestContext.Current.CancellationToken)).Lines);
        Assert.Equal((1.2m * clips, 1.2m), (spending.Confirmed, spending.Possible));
    }

    [Fact]
    public async Task PollsFailForAWhile_PaidTasksAreStillCollected()
    {
        await using var studio = await Studio.OpenAsync();
        studio.Emulator.AddFault(new EmulatorFault { Route = "get", Kind = "status", Status = 500, Times = 12 });

        var film = await studio.Pipeline.CreateVideoAsync(ThreeShots with { Shots = 1, Seconds = 2 }, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Single(film.Clips);
        Assert.Single(studio.Emulator.Bill);
    }

    [Fact]
    public async Task BudgetTooSmall_NothingIsBought()
    {
        await using var studio = await Studio.OpenAsync();

        var exception = await Assert.ThrowsAsync<BudgetExceededException>(() => studio.Pipeline.CreateVideoAsync(ThreeShots, new JobOptions { Budget = new Money(3.59m, "CNY") }, TestContext.Current.CancellationToken));

        Assert.Equal(new Money(3.60m, "CNY"), exception.Needed);
        Assert.Empty(studio.Emulator.Bill);
    }

    [Fact]
    public async Task ChatGivesAnEmptyShellOnce_IsAskedAgain()
    {
        await using var studio = await Studio.OpenAsync();
        studio.Emulator.AddFault(new EmulatorFault { Route = "chat", Kind = "status", Status = 503, Code = "busy" });

        await studio.Pipeline.PlanAsync(ThreeShots, TestContext.Current.CancellationToken);
    }

    private static void AssertNamesAll(PrismException exception, string code)
    {
        Assert.Equal(code, exception.Code);
        Assert.NotNull(exception.TaskId);
        Assert.NotNull(exception.ShotId);
        Assert.Contains(exception.TaskId, exception.Message, StringComparison.Ordinal);
        Assert.Contains(exception.ShotId, exception.Message, StringComparison.Ordinal);
        Assert.Contains(code, exception.Message, StringComparison.Ordinal);
    }
}
