using Prism.Sdk.Emulator;
using Prism.Sdk.Planning;

namespace Prism.Sdk.IntegrationTests.Images;

/// <summary>A product's own photo: it goes to the shots that show it, is priced before and billed as priced.</summary>
public sealed class ReferenceTests
{
    private const string Text = "A red bottle stands on a table. A girl walks through the rain. The red bottle is empty.";

    [Fact]
    public async Task CreateVideoAsync_ProductPhoto_GoesToTheShotsThatShowItAlone()
    {
        await using var studio = await Studio.OpenAsync();
        var request = Request(VideoImage.FromFile(TestPictures.Make(studio.Folder, "red"), "the red bottle"));

        var film = await studio.Pipeline.CreateVideoAsync(request, cancellationToken: TestContext.Current.CancellationToken);

        var submits = TestPictures.Submits(studio.Emulator);
        Assert.Equal(3, submits.Count);
        foreach (var submit in submits)
        {
            var shows = submit.Prompt.Contains("red bottle", StringComparison.OrdinalIgnoreCase);
            Assert.Equal(shows ? ("wan2.6-r2v", 1) : ("wan2.6-t2v", 0), (submit.Model, submit.References.Count));
            Assert.Equal(shows, submit.Prompt.StartsWith("character1 is the red bottle. ", StringComparison.Ordinal));
            Assert.All(submit.References, static address => Assert.StartsWith("oss://", address, StringComparison.Ordinal));
        }

        Assert.Equal(2, submits.Count(static submit => submit.Model == "wan2.6-r2v"));
        Assert.Equal(1, TestPictures.Uploads(studio.Emulator));
        Assert.Equal(film.Cost.Amount, studio.Billed);
        Assert.Equal(studio.Pipeline.GetQuote(film.Plan!).Maximum, film.Cost);
    }

    [Fact]
    public async Task Quotes_OfRequestAndPlan_BoundAndEqualTheBill()
    {
        await using var studio = await Studio.OpenAsync();
        var request = Request(VideoImage.FromFile(TestPictures.Make(studio.Folder, "red"), "red bottle")) with { Seconds = 12 };

        var bound = studio.Pipeline.GetQuote(request);
        var plan = await studio.Pipeline.PlanAsync(request, TestContext.Current.CancellationToken);
        var quote = studio.Pipeline.GetQuote(plan);
        var shelf = await studio.Pipeline.GetQuoteAsync(plan, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Empty(studio.Emulator.Bill);
        var film = await (await studio.Pipeline.StartAsync(plan, cancellationToken: TestContext.Current.CancellationToken)).WaitForCompletionAsync(TestContext.Current.CancellationToken);

        Assert.True(quote.IsExact);
        Assert.Equal((quote.Maximum, quote.Maximum), (shelf.Maximum, film.Cost));
        Assert.Equal(quote.Maximum.Amount, studio.Billed);
        Assert.True(bound.Maximum.Amount >= quote.Maximum.Amount);
    }

    [Fact]
    public async Task StartAsync_SamePictureFromAnotherPlace_TakesTheClipAndAnotherPictureBuysAnew()
    {
        await using var studio = await Studio.OpenAsync();
        var red = TestPictures.Make(studio.Folder, "red");
        var plan = await studio.Pipeline.PlanAsync(Request(VideoImage.FromFile(red, "red bottle")) with { Seed = 7 }, TestContext.Current.CancellationToken);
        await FinishAsync(studio, plan);
        var billed = studio.Billed;

        // Bytes that lie elsewhere, by a stream that cannot seek.
        await using var copy = new OneWay(File.OpenRead(red));
        var same = await studio.Pipeline.PlanAsync(Request(VideoImage.FromStream(copy, "red bottle")) with { Seed = 7 }, TestContext.Current.CancellationToken);
        var quote = await studio.Pipeline.GetQuoteAsync(same, cancellationToken: TestContext.Current.CancellationToken);
        await FinishAsync(studio, same);
        Assert.Equal((plan.ToJson(), 0m, billed), (same.ToJson(), quote.Maximum.Amount, studio.Billed));

        var other = await studio.Pipeline.KeepImageAsync(VideoImage.FromBytes(await File.ReadAllBytesAsync(TestPictures.Make(studio.Folder, "blue")), "red bottle"), TestContext.Current.CancellationToken);
        var changed = plan with { Shots = [.. plan.Shots.Select(shot => shot.References.Count > 0 ? shot with { References = [other] } : shot)] };
        await FinishAsync(studio, changed);
        Assert.Equal(billed + plan.Shots.Where(static shot => shot.References.Count > 0).Sum(static shot => shot.Seconds * 0.6m), studio.Billed);
    }

    [Fact]
    public async Task StartAsync_SourceDeletedAndProcessEnded_IsMadeFromTheCopy()
    {
        await using var studio = await Studio.OpenAsync(runTime: TimeSpan.FromMinutes(2));
        var red = TestPictures.Make(studio.Folder, "red");
        var job = await studio.Pipeline.StartAsync(Request(VideoImage.FromFile(red, "red bottle")), new JobOptions { Key = "k" }, TestContext.Current.CancellationToken);
        File.Delete(red);
        await studio.RestartAsync();
        var again = (await studio.Pipeline.GetJobAsync(job.Id, TestContext.Current.CancellationToken))!;
        await again.ResumeAsync(TestContext.Current.CancellationToken);

        var film = await again.WaitForCompletionAsync(TestContext.Current.CancellationToken);

        Assert.Equal(3, studio.Emulator.Bill.Count);
        Assert.Equal(film.Cost.Amount, studio.Billed);

        // The pictures go with the job.
        Assert.True(Directory.EnumerateFiles(Path.Join(studio.Folder, "videos", "images")).Any());
        await studio.Pipeline.DeleteJobAsync(job.Id, TestContext.Current.CancellationToken);
        Assert.False(Directory.EnumerateFiles(Path.Join(studio.Folder, "videos", "images")).Any());
    }

    [Fact]
    public async Task StartAsync_SameKeyAndPicture_IsOneJobAndLeavesNoFolderBehind()
    {
        await using var studio = await Studio.OpenAsync();
        var red = TestPictures.Make(studio.Folder, "red");
        var first = await studio.Pipeline.StartAsync(Request(VideoImage.FromFile(red, "red bottle")), new JobOptions { Key = "k" }, TestContext.Current.CancellationToken);
        var second = await studio.Pipeline.StartAsync(Request(VideoImage.FromBytes(await File.ReadAllBytesAsync(red), "red bottle")), new JobOptions { Key = "k" }, TestContext.Current.CancellationToken);
        await first.WaitForCompletionAsync(TestContext.Current.CancellationToken);

        Assert.Equal(first.Id, second.Id);
        Assert.Equal([first.Id, "images"], Directory.EnumerateDirectories(Path.Join(studio.Folder, "videos")).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task DeleteJobAsync_PictureThatAnotherJobHas_StaysUntilThatGoesToo()
    {
        await using var studio = await Studio.OpenAsync();
        var red = TestPictures.Make(studio.Folder, "red");
        var first = await studio.Pipeline.StartAsync(Request(VideoImage.FromFile(red, "red bottle")), cancellationToken: TestContext.Current.CancellationToken);
        var second = await studio.Pipeline.StartAsync(Request(VideoImage.FromFile(red, "red bottle")), cancellationToken: TestContext.Current.CancellationToken);
        await Task.WhenAll(first.WaitForCompletionAsync(TestContext.Current.CancellationToken), second.WaitForCompletionAsync(TestContext.Current.CancellationToken));
        int Kept() => Directory.EnumerateFiles(Path.Join(studio.Folder, "videos", "images")).Count();

        await studio.Pipeline.DeleteJobAsync(first.Id, TestContext.Current.CancellationToken);
        Assert.Equal(1, Kept());
        await studio.Pipeline.DeleteJobAsync(second.Id, TestContext.Current.CancellationToken);
        Assert.Equal(0, Kept());
    }

    [Fact]
    public async Task StartAsync_UploadRefusedAtFirst_IsBroughtAgainAndBilledOnce()
    {
        await using var studio = await Studio.OpenAsync();
        studio.Emulator.AddFault(new EmulatorFault { Route = "upload", Kind = "status", Status = 503, Code = "ServiceUnavailable", Times = 5 });

        var film = await studio.Pipeline.CreateVideoAsync(Request(VideoImage.FromFile(TestPictures.Make(studio.Folder, "red"), "red bottle")), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal((3, film.Cost.Amount), (studio.Emulator.Bill.Count, studio.Billed));
    }

    [Fact]
    public async Task StartAsync_AnswersOfOrdersLost_AreFoundAgainByTheWordsThatWereSent()
    {
        await using var studio = await Studio.OpenAsync();
        studio.Emulator.AddFault(new EmulatorFault { Route = "submit", Kind = "drop-after", Times = 3 });

        var film = await studio.Pipeline.CreateVideoAsync(Request(VideoImage.FromFile(TestPictures.Make(studio.Folder, "red"), "red bottle")), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal((3, 3, studio.Billed), (TestPictures.Submits(studio.Emulator).Count, studio.Emulator.Bill.Count, film.Cost.Amount));
        Assert.Equal(studio.Emulator.Bill.Select(static entry => entry.TaskId).Order(), film.Clips.Select(static clip => clip.TaskId).Order());
    }

    private static VideoRequest Request(VideoImage image) => new() { Text = Text, Shots = 3, TemplateId = "product-ad", Images = [image] };

    private static async Task FinishAsync(Studio studio, ShotPlan plan) =>
        await (await studio.Pipeline.StartAsync(plan, cancellationToken: TestContext.Current.CancellationToken)).WaitForCompletionAsync(TestContext.Current.CancellationToken);
}
