using Microsoft.Extensions.DependencyInjection;
using Prism.Sdk.Composition.Probing;
using Prism.Sdk.Planning;

namespace Prism.Sdk.IntegrationTests.Pipeline;

public sealed class WholeFilmTests
{
    public static TheoryData<string> Texts => new()
    {
        "一只橘猫在雨夜的东京街头散步。",
        "A little girl plants a seed. It rains for three days. A tree grows as high as the house.",
        "小明在 GitHub 上开源了一个 project，然后 everyone 都来 star 它。He was very happy!",
        "🎉🎉 生日快乐！一个小女孩吹灭了蜡烛 🕯️，全家人都笑了 😀。",
        "Rain",
        string.Concat(Enumerable.Repeat("老木匠清晨推开作坊的门，阳光照在刨花上。他拿起一块木头，慢慢地雕出一只鸟。孩子们围过来看，眼睛睁得圆圆的。", 38)),
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task CreateVideoAsync_AnyText_IsAFilmAsPlannedAndBilledAsQuoted(string text)
    {
        await using var studio = await Studio.OpenAsync();

        var film = await studio.Pipeline.CreateVideoAsync(text, TestContext.Current.CancellationToken);

        var facts = await studio.Services.GetRequiredService<MediaProbe>().LookAsync(film.Path, TestContext.Current.CancellationToken);
        Assert.Equal("h264", facts.VideoCodec);
        Assert.Equal("aac", facts.AudioCodec);
        Assert.Equal(VideoSize.Landscape720, facts.Size);
        Assert.InRange(facts.VideoDuration.TotalSeconds, film.Plan!.Shots.Sum(shot => shot.Seconds) - 0.2, film.Plan.Shots.Sum(shot => shot.Seconds) + 0.2);
        Assert.Equal(studio.Pipeline.GetQuote(film.Plan).Maximum, film.Cost);
        Assert.Equal(studio.Billed, film.Cost.Amount);
        Assert.Equal(film.Plan.Shots.Count, studio.Emulator.Bill.Count);
        Assert.All(studio.Emulator.Bill, entry => Assert.Equal("SUCCEEDED", entry.Status));
    }

    [Theory]
    [InlineData("720*1280", 7, 2)]
    [InlineData("960x960", 9, 4)]
    [InlineData("1920*1080", 4, 2)]
    public async Task CreateVideoAsync_SizeSecondsAndShots_AreAsAsked(string size, int seconds, int shots)
    {
        await using var studio = await Studio.OpenAsync();
        var request = new VideoRequest { Text = "A cat wakes up. A cat drinks milk. A cat sleeps.", Size = VideoSize.Parse(size), Seconds = seconds, Shots = shots, TemplateId = "product-ad", Language = "zh", Seed = 7 };

        var film = await studio.Pipeline.CreateVideoAsync(request, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(VideoSize.Parse(size), film.Size);
        Assert.InRange(film.Duration.TotalSeconds, seconds - 0.2, seconds + 0.2);
        Assert.Equal(shots, film.Clips.Count);
        Assert.Equal("product-ad", film.Plan!.TemplateId);
        Assert.Equal("zh", film.Plan.Language);
        Assert.Equal(studio.Billed, film.Cost.Amount);
    }

    [Fact]
    public async Task PlanAsync_Alone_BuysNothingAndQuotesToTheCent()
    {
        await using var studio = await Studio.OpenAsync();

        var plan = await studio.Pipeline.PlanAsync(new VideoRequest { Text = "一只猫走过。一只狗跑来。" }, TestContext.Current.CancellationToken);
        var quote = studio.Pipeline.GetQuote(plan);

        Assert.Empty(studio.Emulator.Bill);
        Assert.True(quote.IsExact);
        Assert.Equal(0.6m * plan.Shots.Sum(shot => shot.Seconds), quote.Maximum.Amount);

        var job = await studio.Pipeline.StartAsync(plan, cancellationToken: TestContext.Current.CancellationToken);
        await job.WaitForCompletionAsync(TestContext.Current.CancellationToken);
        Assert.Equal(quote.Maximum.Amount, studio.Billed);
    }

    [Fact]
    public async Task StartAsync_PlanEditedAsJson_ShootsWhatThePersonWrote()
    {
        await using var studio = await Studio.OpenAsync();
        var plan = await studio.Pipeline.PlanAsync(new VideoRequest { Text = "A cat walks. A dog runs.", Shots = 2 }, TestContext.Current.CancellationToken);
        var edited = ShotPlan.FromJson(plan.ToJson()) with { Shots = [plan.Shots[0] with { Seconds = 3, Prompt = "a red balloon over the sea" }] };

        var job = await studio.Pipeline.StartAsync(edited, cancellationToken: TestContext.Current.CancellationToken);
        var film = await job.WaitForCompletionAsync(TestContext.Current.CancellationToken);

        Assert.InRange(film.Duration.TotalSeconds, 2.8, 3.2);
        var submit = Assert.Single(studio.Emulator.Requests, request => request.Method == "POST" && request.Path.EndsWith("video-synthesis", StringComparison.Ordinal));
        Assert.Contains("a red balloon over the sea", submit.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WatchAsync_WholeJob_TellsEachStepInOrderAndAgainAfterARestart()
    {
        await using var studio = await Studio.OpenAsync();
        var job = await studio.Pipeline.StartAsync(new VideoRequest { Text = "A cat walks. A dog runs.", Shots = 2 }, cancellationToken: TestContext.Current.CancellationToken);

        var live = await job.WatchAsync(cancellationToken: TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
        await studio.RestartAsync();
        var again = await (await studio.Pipeline.GetJobAsync(job.Id, TestContext.Current.CancellationToken))!.WatchAsync(cancellationToken: TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal(Enumerable.Range(1, live.Count).Select(number => (long)number), live.Select(update => update.Sequence));
        Assert.Equal(live.Select(update => update.ToString()), again.Select(update => update.ToString()));
        Assert.Equal(
            [PipelineStage.Input, PipelineStage.Intent, PipelineStage.Template, PipelineStage.Plan, PipelineStage.Generation, PipelineStage.Composition],
            live.OfType<StageStarted>().Select(update => update.Stage));
        Assert.Single(live.OfType<PlanReady>());
        Assert.Equal(2, live.OfType<ShotSubmitted>().Count());
        Assert.Equal(2, live.OfType<ClipReady>().Count());
        Assert.IsType<JobCompleted>(live[^1]);
        var percents = live.OfType<Composing>().Select(update => update.Percent).ToArray();
        Assert.Equal(percents.Order(), percents);
        Assert.Equal(100, percents[^1]);
    }

    [Fact]
    public async Task StartAsync_SameKeyTwice_IsOneJobAndOneBill()
    {
        await using var studio = await Studio.OpenAsync();
        var request = new VideoRequest { Text = "A cat walks.", Shots = 1, Seed = 1 };
        var options = new JobOptions { Key = "order-1" };

        var first = await studio.Pipeline.StartAsync(request, options, TestContext.Current.CancellationToken);
        var second = await studio.Pipeline.StartAsync(request, options, TestContext.Current.CancellationToken);
        await first.WaitForCompletionAsync(TestContext.Current.CancellationToken);
        await second.WaitForCompletionAsync(TestContext.Current.CancellationToken);
        var conflict = await Assert.ThrowsAsync<Prism.Sdk.Jobs.JobConflictException>(() => studio.Pipeline.StartAsync(request with { Text = "A dog runs." }, options, TestContext.Current.CancellationToken));

        Assert.Equal(first.Id, second.Id);
        Assert.Equal(first.Id, conflict.JobId);
        Assert.Single(studio.Emulator.Bill);
        Assert.Single(await studio.Pipeline.ListJobsAsync(cancellationToken: TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken));
    }
}
