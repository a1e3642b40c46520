using Prism.Sdk.Generation;
using Prism.Sdk.Images;
using Prism.Sdk.Planning;

namespace Prism.Sdk.Tests.Planning;

public sealed class PlanImagesTests
{
    private static readonly string Bottle = new string('a', 64) + ".png";
    private static readonly string Opening = new string('b', 64) + ".jpg";

    private readonly ClipProviderCapabilities studio = ImageShop.Capabilities;

    [Theory]
    [InlineData("the red bottle", "s1 s3")]
    [InlineData("Red Bottle", "s1 s3")]
    [InlineData("Lily", "s2")]
    [InlineData("bot", "")]
    [InlineData(null, "s1 s2 s3")]
    public void Attach_Reference_GoesToTheShotsThatShowIt(string? name, string shots)
    {
        var plan = Attach([Image(Bottle, VideoImageRole.Reference, name)], out var warnings);

        Assert.Equal(shots, string.Join(' ', plan.Shots.Where(static shot => shot.References.Count > 0).Select(static shot => shot.Id)));
        Assert.All(plan.Shots.SelectMany(static shot => shot.References), image => Assert.Equal((Bottle, name), (image.Id, image.Name)));
        Assert.Equal(shots.Length == 0 ? ["image-unused"] : [], warnings.Select(static warning => warning.Code));
        Assert.Equal((null, shots.Length == 0 ? null : "r2v"), (plan.FirstFrameModel, plan.ReferenceModel));
    }

    [Theory]
    [InlineData(null, "s1")]
    [InlineData("Lily", "s2")]
    [InlineData("a ship", null)]
    public void Attach_FirstFrame_GoesToOneShot(string? name, string? shot)
    {
        var plan = Attach([Image(Opening, VideoImageRole.FirstFrame, name)], out var warnings);

        Assert.Equal(shot, plan.Shots.SingleOrDefault(static shot => shot.FirstFrame is not null)?.Id);
        Assert.Equal(shot is null ? ["image-unused"] : [], warnings.Select(static warning => warning.Code));
        Assert.Equal(shot is null ? null : "i2v", plan.FirstFrameModel);
    }

    [Fact]
    public void Attach_FirstFrameAndReferenceInOneShot_TheFrameWinsAndItIsTold()
    {
        var plan = Attach([Image(Bottle, VideoImageRole.Reference, "red bottle"), Image(Opening, VideoImageRole.FirstFrame, null)], out var warnings);

        Assert.Equal((true, 0), (plan.Shots[0].FirstFrame is not null, plan.Shots[0].References.Count));
        Assert.Single(plan.Shots[2].References);
        Assert.Equal(["image-left-out"], warnings.Select(static warning => warning.Code));
    }

    [Fact]
    public void Attach_Chain_ContinuesWhereAShotHasNoPictureOfItsOwn()
    {
        var plan = Attach([Image(Bottle, VideoImageRole.Reference, "Lily")], out _, chains: true);

        Assert.Equal([false, false, true], plan.Shots.Select(static shot => shot.Continues));
        Assert.Equal(("i2v", "r2v"), (plan.FirstFrameModel, plan.ReferenceModel));
    }

    [Fact]
    public void Attach_MoreReferencesThanTheModelTakes_TakesTheFirstAndTells()
    {
        var plan = Attach([.. Enumerable.Range(0, 4).Select(static at => Image(new string((char)('a' + at), 64) + ".png", VideoImageRole.Reference, null))], out var warnings);

        Assert.All(plan.Shots, static shot => Assert.Equal(3, shot.References.Count));
        Assert.All(warnings, static warning => Assert.Equal("image-left-out", warning.Code));
    }

    [Fact]
    public void Attach_NoPictures_IsTheVeryPlan()
    {
        var plan = Plan();

        Assert.Same(plan, PlanImages.Attach(plan, new VideoRequest { Text = "x" }, new PlanningOptions(), studio, out _));
    }

    [Theory]
    [InlineData("mixed", "shot.images.mixed:s2")]
    [InlineData("first", "shot.continues.first:s1")]
    [InlineData("id", "shot.image.id:s2")]
    [InlineData("path", "shot.image.id:s2")]
    [InlineData("null", "shot.image.id:s2")]
    [InlineData("twice", "shot.image.twice:s2")]
    [InlineData("many", "shot.images.many:s2")]
    [InlineData("seconds", "shot.seconds:s2")]
    [InlineData("size", "shot.images.size:s2")]
    [InlineData("model", "images.unsold:s2")]
    [InlineData("kind", "images.unsold:s2")]
    [InlineData("prompt", "shot.prompt.long:s2")]
    public void Require_PicturesThatCannotBe_NameTheRule(string fault, string code)
    {
        var image = new ShotImage { Id = Bottle, Name = "red bottle" };
        var plan = Plan();
        plan = fault switch
        {
            "mixed" => Second(plan, shot => shot with { FirstFrame = image, Continues = true }),
            "first" => plan with { Shots = [plan.Shots[0] with { Continues = true }, .. plan.Shots.Skip(1)] },
            "id" => Second(plan, shot => shot with { FirstFrame = image with { Id = new string('A', 64) + ".png" } }),
            "path" => Second(plan, shot => shot with { References = [image with { Id = "../../etc/passwd" }] }),
            "null" => Second(plan, shot => shot with { References = [null!] }),
            "twice" => Second(plan, shot => shot with { References = [image, image] }),
            "many" => Second(plan, shot => shot with { References = [.. "abcd".Select(letter => image with { Id = new string(letter, 64) + ".png" })] }),
            "seconds" => Second(plan, shot => shot with { References = [image], Seconds = 12 }),
            "size" => Second(plan, shot => shot with { References = [image] }) with { Size = VideoSize.Landscape1080 },
            "model" => Second(plan, shot => shot with { Continues = true }) with { FirstFrameModel = "i2v-9" },
            "kind" => Second(plan, shot => shot with { Continues = true }) with { FirstFrameModel = "r2v" },
            _ => Second(plan, shot => shot with { References = [image], Prompt = new string('x', 495) }),
        };

        var exception = Assert.Throws<PlanInvalidException>(() => ShotPlanCheck.Require(plan, studio));

        Assert.Equal([code], exception.Problems);
        Assert.EndsWith(".", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Require_ModelOfPicturesAsThePlansOwn_IsUnknown() =>
        Assert.Equal(["model.unknown"], Assert.Throws<PlanInvalidException>(() => ShotPlanCheck.Require(Plan() with { Model = "i2v" }, studio)).Problems);

    [Fact]
    public void For_RequestWithReferences_HoldsEveryShotToBothModels()
    {
        var request = new VideoRequest { Text = "x", Images = [VideoImage.FromFile("bottle.png", "red bottle")] };

        var limits = PlanLimits.For(request, new PlanningOptions(), studio);

        Assert.Equal((2, 10, "t2v"), (limits.Model.MinSeconds, limits.Model.MaxSeconds, limits.Model.Name));
        Assert.InRange(limits.Model.MaxPromptLength, 440, 480);
        Assert.Equal(15, PlanLimits.For(new VideoRequest { Text = "x" }, new PlanningOptions(), studio).Model.MaxSeconds);
    }

    [Theory]
    [InlineData(VideoImageRole.Reference)]
    [InlineData(VideoImageRole.FirstFrame)]
    public void For_ProviderWithoutSuchAModel_SaysSoBeforeAnything(VideoImageRole role)
    {
        var request = new VideoRequest { Text = "x", Images = [VideoImage.FromFile("bottle.png") with { Role = role }] };

        var exception = Assert.Throws<PlanInvalidException>(() => PlanLimits.For(request, new PlanningOptions(), new FakeClipProvider().Capabilities));

        Assert.Equal(["images.unsold"], exception.Problems);
        Assert.Contains("fake sells no model", exception.Message, StringComparison.Ordinal);
    }

    private ShotPlan Attach(VideoImage[] images, out IReadOnlyList<PipelineWarning> warnings, bool chains = false)
    {
        var request = new VideoRequest { Text = "x", Images = images, ChainShots = chains };
        var plan = PlanImages.Attach(Plan(), request, new PlanningOptions(), studio, out warnings);
        ShotPlanCheck.Require(plan, studio);
        return plan;
    }

    private static ShotPlan Second(ShotPlan plan, Func<Shot, Shot> change) => plan with { Shots = [plan.Shots[0], change(plan.Shots[1]), plan.Shots[2]] };

    private static VideoImage Image(string id, VideoImageRole role, string? name) => VideoImage.Of(new KeptImage { Id = id, Role = role, Name = name });

    private static ShotPlan Plan() => new()
    {
        Title = "t",
        Language = "en",
        Model = "t2v",
        Size = VideoSize.Landscape720,
        Shots =
        [
            new Shot { Id = "s1", Seconds = 5, Prompt = "A red bottle stands on a table.", Seed = 1 },
            new Shot { Id = "s2", Seconds = 5, Prompt = "She drinks.", Seed = 2, Characters = ["Lily"] },
            new Shot { Id = "s3", Seconds = 5, Prompt = "The red bottle, empty.", Seed = 3 },
        ],
    };
}
