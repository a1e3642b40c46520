using Prism.Sdk.Emulator;

namespace Prism.Sdk.IntegrationTests.Images;

/// <summary>Films that begin with a picture, and shots that go on from each other.</summary>
public sealed class FirstFrameTests
{
    [Fact]
    public async Task CreateVideoAsync_FirstFrame_IsTheGroundOfTheFirstClip()
    {
        await using var studio = await Studio.OpenAsync(shareClips: false);
        var request = new VideoRequest
        {
            Text = "A lawn lies in the sun. A dog runs.",
            Shots = 2,
            Seconds = 4,
            Images = [VideoImage.FromFile(TestPictures.Make(studio.Folder, "0x00FF00", "1280x720", "jpg")) with { Role = VideoImageRole.FirstFrame }],
        };

        var film = await studio.Pipeline.CreateVideoAsync(request, cancellationToken: TestContext.Current.CancellationToken);

        var (red, green, blue) = TestPictures.Colour(film.Clips[0].Path);
        Assert.True(green > 200 && red < 60 && blue < 60, $"{red} {green} {blue}");
        Assert.Equal(["wan2.6-i2v", "wan2.6-t2v"], TestPictures.Submits(studio.Emulator).Select(static submit => submit.Model).Order());
        Assert.Equal((film.Cost.Amount, 4 * 0.6m), (studio.Billed, studio.Billed));
        Assert.Equal(studio.Pipeline.GetQuote(film.Plan!).Maximum, film.Cost);
    }

    [Fact]
    public async Task CreateVideoAsync_FirstFrameOfAnotherShape_IsToldAndStillAFilmOfItsSize()
    {
        await using var studio = await Studio.OpenAsync(shareClips: false);
        var request = new VideoRequest { Text = "A lawn.", Shots = 1, Seconds = 2, Images = [VideoImage.FromFile(TestPictures.Make(studio.Folder, "red", "400x400")) with { Role = VideoImageRole.FirstFrame }] };

        var job = await studio.Pipeline.StartAsync(request, cancellationToken: TestContext.Current.CancellationToken);
        var told = await job.WatchAsync(cancellationToken: TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
        var film = await job.WaitForCompletionAsync(TestContext.Current.CancellationToken);

        Assert.Equal(VideoSize.Landscape720, film.Size);
        var warning = Assert.Single(told.OfType<PipelineWarning>(), static warning => warning.Code == "image-shape");
        Assert.Contains("Shot s1 begins with a picture of 400x400, and the film is 1280x720", warning.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CreateVideoAsync_ChainOfThree_EachGoesOnFromTheLastFrameOfTheOneBefore()
    {
        await using var studio = await Studio.OpenAsync(shareClips: false);
        var request = Chain(studio);

        var bound = studio.Pipeline.GetQuote(request);
        var film = await studio.Pipeline.CreateVideoAsync(request, cancellationToken: TestContext.Current.CancellationToken);

        // The order of the submits is that of the film, and each is after the end of the one before.
        var submits = TestPictures.Submits(studio.Emulator);
        Assert.Equal(film.Plan!.Shots.Select(static shot => shot.Prompt), submits.Select(static submit => submit.Prompt));
        Assert.Equal([false, true, true], film.Plan.Shots.Select(static shot => shot.Continues));
        Assert.All(submits, static submit => Assert.Equal("wan2.6-i2v", submit.Model));
        Assert.Equal(3, TestPictures.Uploads(studio.Emulator));
        foreach (var (before, after) in film.Clips.Zip(film.Clips.Skip(1)))
        {
            var (last, first) = (TestPictures.Colour(before.Path, isLast: true), TestPictures.Colour(after.Path));
            Assert.True(Math.Abs(last.Red - first.Red) + Math.Abs(last.Green - first.Green) + Math.Abs(last.Blue - first.Blue) < 40, $"{last} {first}");
        }

        var (red, green, _) = TestPictures.Colour(film.Clips[2].Path);
        Assert.True(green > 200 && red < 60, $"{red} {green}");
        Assert.Equal((film.Cost.Amount, studio.Pipeline.GetQuote(film.Plan).Maximum.Amount), (studio.Billed, studio.Billed));
        Assert.True(bound.Maximum.Amount >= studio.Billed);
    }

    [Fact]
    public async Task GetQuoteAsync_ChainThatWasMade_IsFreeUntilAShotChangesAndThenFromThereOn()
    {
        await using var studio = await Studio.OpenAsync(shareClips: false);
        var plan = await studio.Pipeline.PlanAsync(Chain(studio) with { Seed = 3 }, TestContext.Current.CancellationToken);
        await (await studio.Pipeline.StartAsync(plan, cancellationToken: TestContext.Current.CancellationToken)).WaitForCompletionAsync(TestContext.Current.CancellationToken);

        var same = await studio.Pipeline.GetQuoteAsync(plan, cancellationToken: TestContext.Current.CancellationToken);
        var second = await studio.Pipeline.GetQuoteAsync(plan.Reroll("s2"), cancellationToken: TestContext.Current.CancellationToken);
        var third = await studio.Pipeline.GetQuoteAsync(plan.Reroll("s3"), cancellationToken: TestContext.Current.CancellationToken);

        // Another take of the second shot ends in another frame, so the third is another clip too.
        Assert.Equal([true, true, true], same.Lines.Select(static line => line.IsReused));
        Assert.Equal([true, false, false], second.Lines.Select(static line => line.IsReused));
        Assert.Equal([true, true, false], third.Lines.Select(static line => line.IsReused));
        var billed = studio.Billed;
        await (await studio.Pipeline.StartAsync(plan.Reroll("s2"), cancellationToken: TestContext.Current.CancellationToken)).WaitForCompletionAsync(TestContext.Current.CancellationToken);
        Assert.Equal(billed + second.Maximum.Amount, studio.Billed);
    }

    [Fact]
    public async Task StartAsync_ChainWhoseMiddleFails_BuysNothingAfterItAndGoesOnWhenResumed()
    {
        await using var studio = await Studio.OpenAsync(shareClips: false);
        var plan = await studio.Pipeline.PlanAsync(Chain(studio), TestContext.Current.CancellationToken);
        studio.Emulator.AddFault(new EmulatorFault { Route = "submit", Kind = "fail", Skip = 1 });

        var job = await studio.Pipeline.StartAsync(plan, cancellationToken: TestContext.Current.CancellationToken);
        var failure = await Assert.ThrowsAnyAsync<PrismException>(() => job.WaitForCompletionAsync(TestContext.Current.CancellationToken));
        Assert.Equal(("s2", 2), (failure.ShotId, TestPictures.Submits(studio.Emulator).Count));

        await job.ResumeAsync(TestContext.Current.CancellationToken);
        var film = await job.WaitForCompletionAsync(TestContext.Current.CancellationToken);
        Assert.Equal((3, studio.Billed), (film.Clips.Count, film.Cost.Amount));
    }

    private static VideoRequest Chain(Studio studio) => new()
    {
        Text = "A lawn lies in the sun. A dog runs. A bird sings.",
        Shots = 3,
        Seconds = 6,
        ChainShots = true,
        Images = [VideoImage.FromFile(TestPictures.Make(studio.Folder, "0x00FF00", "1280x720")) with { Role = VideoImageRole.FirstFrame }],
    };
}
