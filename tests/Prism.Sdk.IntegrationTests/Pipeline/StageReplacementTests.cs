using Microsoft.Extensions.DependencyInjection;
using NSubstitute;
using Prism.Sdk.Composition;
using Prism.Sdk.DependencyInjection;
using Prism.Sdk.Generation;
using Prism.Sdk.Input;
using Prism.Sdk.IntegrationTests.Composition;
using Prism.Sdk.Intents;
using Prism.Sdk.Planning;
using Prism.Sdk.Templates;

namespace Prism.Sdk.IntegrationTests.Pipeline;

/// <summary>One class and one line replace any stage.</summary>
public sealed class StageReplacementTests
{
    private static readonly VideoRequest Request = new() { Text = "A cat walks.", Shots = 1, Seconds = 2 };

    [Fact]
    public async Task UseInputProcessor_OwnClass_ItsTextIsParsed()
    {
        var film = await MakeAsync(static prism => prism.UseInputProcessor<ShoutingInput>());

        Assert.Contains("A CAT WALKS.", film.Plan!.Shots[0].Caption, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UseIntentParser_OwnClass_ItsIntentIsPlanned()
    {
        var film = await MakeAsync(static prism => prism.UseIntentParser<OneEventIntent>());

        Assert.Equal("Mine", film.Plan!.Title);
    }

    [Fact]
    public async Task UseTemplateRouter_OwnClass_ItsTemplateIsFilled()
    {
        var film = await MakeAsync(static prism => prism.UseTemplateRouter<OwnTemplate>());

        Assert.Equal("own", film.Plan!.TemplateId);
    }

    [Fact]
    public async Task UseShotPlanner_OwnClass_ItsPlanIsShot()
    {
        var film = await MakeAsync(static prism => prism.UseShotPlanner<OwnPlan>());

        Assert.Equal(["first", "second"], film.Clips.Select(clip => clip.ShotId));
        Assert.InRange(film.Duration.TotalSeconds, 4.8, 5.2);
    }

    [Fact]
    public async Task UseClipGenerator_OwnClass_NothingIsBought()
    {
        await using var studio = await Studio.OpenAsync(static prism => prism.UseClipGenerator<HomeMadeClips>());

        var film = await studio.Pipeline.CreateVideoAsync(Request, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Empty(studio.Emulator.Bill);
        Assert.Single(film.Clips);
    }

    [Fact]
    public async Task UseVideoComposer_OwnClass_ItsFilmIsTheFilm()
    {
        var film = await MakeAsync(static prism => prism.UseVideoComposer<FirstClipOnly>());

        Assert.EndsWith("first-clip.mp4", film.Path, StringComparison.Ordinal);
        Assert.Equal(1.2m, film.Cost.Amount);
    }

    [Fact]
    public async Task DelegatingStage_AroundTheBuiltIn_SeesWhatPasses()
    {
        CountingPlanner.Calls = 0;
        await using var studio = await Studio.OpenAsync(static prism => prism.UseShotPlanner<CountingPlanner>());

        var plan = await studio.Pipeline.PlanAsync(Request, TestContext.Current.CancellationToken);

        Assert.Equal(1, CountingPlanner.Calls);
        Assert.Equal("A cat walks", plan.Title);
    }

    [Fact]
    public async Task UseShotPlanner_PlanOutOfBounds_IsRefusedBeforeAnythingIsBought()
    {
        await using var studio = await Studio.OpenAsync(static prism => prism.UseShotPlanner<GreedyPlan>());

        var exception = await Assert.ThrowsAsync<PlanInvalidException>(() => studio.Pipeline.CreateVideoAsync(Request, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Contains("shot.seconds:s1", exception.Problems);
        Assert.Empty(studio.Emulator.Bill);
    }

    [Fact]
    public async Task UseClipProvider_OwnProvider_IsBoughtFromWithTheSameProtocol()
    {
        await using var studio = await Studio.OpenAsync();
        var provider = Substitute.For<IClipProvider>();
        provider.Capabilities.Returns(studio.Services.GetRequiredService<IClipProvider>().Capabilities);
        provider.SubmitAsync(default!, default).ReturnsForAnyArgs(new SubmitOutcome.Unknown { Error = new AmbiguousSubmissionException("lost") });
        await using var other = await Studio.OpenAsync(prism => prism.Services.AddSingleton(provider));

        await Assert.ThrowsAsync<AmbiguousSubmissionException>(() => other.Pipeline.CreateVideoAsync(Request, cancellationToken: TestContext.Current.CancellationToken));

        // Twice it is proven that nothing was accepted; a list that never knows anything is not believed a third time.
        await provider.ReceivedWithAnyArgs(3).SubmitAsync(default!, default);
    }

    private static async Task<FinalVideo> MakeAsync(Action<IPrismBuilder> change)
    {
        await using var studio = await Studio.OpenAsync(change);
        return await studio.Pipeline.CreateVideoAsync(Request, cancellationToken: TestContext.Current.CancellationToken);
    }

    private sealed class ShoutingInput : IInputProcessor
    {
        public Task<ProcessedInput> ProcessAsync(VideoRequest request, StageContext context, CancellationToken cancellationToken = default) =>
            Task.FromResult(new ProcessedInput { Text = request.Text.ToUpperInvariant(), Language = "en" });
    }

    private sealed class OneEventIntent : IIntentParser
    {
        public Task<VideoIntent> ParseAsync(ProcessedInput input, StageContext context, CancellationToken cancellationToken = default) =>
            Task.FromResult(new VideoIntent { Title = "Mine", Language = "en", Subject = "one", Events = [new IntentEvent { Id = "e1", Description = "one thing happens" }] });
    }

    private sealed class OwnTemplate : ITemplateRouter
    {
        public Task<TemplateMatch> MatchAsync(TemplateQuery query, StageContext context, CancellationToken cancellationToken = default)
        {
            var words = new BilingualText { Zh = "我的", En = "mine" };
            var template = new VideoTemplate { Id = "own", Name = words, Description = words, Style = words, Beats = [new TemplateBeat { Name = "b", Purpose = words, Camera = words }] };
            return Task.FromResult(new TemplateMatch { Template = template });
        }
    }

    private sealed class OwnPlan : IShotPlanner
    {
        public Task<ShotPlan> PlanAsync(PlanningBrief brief, StageContext context, CancellationToken cancellationToken = default) => Task.FromResult(new ShotPlan
        {
            Title = "own",
            Language = "en",
            Model = "wan2.6-t2v",
            Size = VideoSize.Landscape720,
            Shots = [new Shot { Id = "first", Prompt = "a", Seconds = 2 }, new Shot { Id = "second", Prompt = "b", Seconds = 3 }],
        });
    }

    private sealed class GreedyPlan : IShotPlanner
    {
        public Task<ShotPlan> PlanAsync(PlanningBrief brief, StageContext context, CancellationToken cancellationToken = default) => Task.FromResult(new ShotPlan
        {
            Title = "greedy",
            Language = "en",
            Model = "wan2.6-t2v",
            Size = VideoSize.Landscape1080,
            Shots = [new Shot { Id = "s1", Prompt = "a", Seconds = 500 }],
        });
    }

    private sealed class CountingPlanner(IShotPlanner inner) : DelegatingShotPlanner(inner)
    {
        public static int Calls { get; set; }

        public override Task<ShotPlan> PlanAsync(PlanningBrief brief, StageContext context, CancellationToken cancellationToken = default)
        {
            Calls++;
            return base.PlanAsync(brief, context, cancellationToken);
        }
    }

    internal sealed class HomeMadeClips : IClipGenerator
    {
        public Task<Clip> GenerateAsync(ClipRequest request, StageContext context, CancellationToken cancellationToken = default)
        {
            var path = Path.Join(context.WorkFolder, request.Shot.Id + ".mp4");
            TestMedia.Clip(path, video: "size=1280x720:rate=30", seconds: request.Shot.Seconds);
            return Task.FromResult(new Clip { ShotId = request.Shot.Id, Path = path, Sha256 = "" });
        }
    }

    private sealed class FirstClipOnly : IVideoComposer
    {
        public Task<FinalVideo> ComposeAsync(CompositionRequest request, StageContext context, CancellationToken cancellationToken = default)
        {
            var path = Path.Join(context.WorkFolder, "first-clip.mp4");
            File.Copy(request.Clips[0].Path, path);
            return Task.FromResult(new FinalVideo { Path = path, Duration = TimeSpan.FromSeconds(2), Size = request.Plan.Size, FrameRate = 30, Sha256 = "" });
        }
    }
}
