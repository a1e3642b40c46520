using System.Text.Json;
using Prism.Sdk.Clients.DashScope;
using Prism.Sdk.Clients.DashScope.Catalogue;
using Prism.Sdk.Clients.DashScope.Media;
using Prism.Sdk.Clients.DashScope.Requests;
using Prism.Sdk.Generation;
using Prism.Sdk.Generation.Pictures;
using Prism.Sdk.Generation.Purchase;
using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Planning;
using Prism.Sdk.Tests.Planning;

namespace Prism.Sdk.Tests.Generation;

public sealed class OrderPictureTests
{
    private static readonly ShotImage Bottle = new() { Id = new string('a', 64) + ".png", Name = "the red bottle" };
    private static readonly ShotImage Lily = new() { Id = new string('b', 64) + ".jpg", Name = "Lily" };

    [Fact]
    public void Of_OrderWithoutPictures_IsTheFingerprintOfEarlierReleases() =>
        Assert.Equal("9819d8e8a0efc2c6802ad9685b53bfc2ed92e85ed1829c8b897146e8efaf68c7", OrderFingerprint.Of(ClipOrder.For(BuyingBench.Request(), "default"), "fake"));

    [Fact]
    public void Of_OtherPictureRoleOrOrder_IsAnotherClip()
    {
        var shot = new Shot { Id = "s1", Prompt = "cat", Seconds = 5, Seed = 1 };
        string[] prints =
        [
            Print(shot),
            Print(shot with { FirstFrame = Bottle }),
            Print(shot with { FirstFrame = Lily }),
            Print(shot with { References = [Bottle] }),
            Print(shot with { References = [Bottle, Lily] }),
            Print(shot with { References = [Lily, Bottle] }),
            Print(shot with { Continues = true }, before: new string('1', 64)),
            Print(shot with { Continues = true }, before: new string('2', 64)),
        ];

        Assert.Equal(prints.Length, prints.Distinct().Count());
        Assert.Equal(Print(shot with { FirstFrame = Bottle }), Print(shot with { FirstFrame = Bottle with { Name = "another name" } }));
    }

    [Fact]
    public void Of_TheSameFrameInOtherBytes_IsTheSameClip()
    {
        var frame = ClipImage.LastOf(new string('1', 64));
        var order = ClipOrder.For(BuyingBench.Request(), "default");

        Assert.Equal(
            OrderFingerprint.Of(order with { FirstFrame = frame with { Path = "/a", Sha256 = "1" } }, "fake"),
            OrderFingerprint.Of(order with { FirstFrame = frame with { Path = "/b", Sha256 = "2" } }, "fake"));
    }

    [Theory]
    [InlineData("en", "She drinks.", "character1 is the red bottle. character2 is Lily. She drinks.")]
    [InlineData("zh", "她喝水。", "character1是the red bottle。character2是Lily。她喝水。")]
    [InlineData("en", "character1 falls.", "character2 is Lily. character1 falls.")]
    public void For_References_AreNamedInThePromptOnce(string language, string prompt, string sent)
    {
        var shot = new Shot { Id = "s1", Prompt = prompt, Seconds = 5, References = [Bottle, Lily] };

        var order = ClipOrder.For(Request(shot, null, language), "default");
        var again = ClipOrder.For(Request(shot with { Prompt = order.Prompt }, null, language), "default");

        Assert.Equal((sent, sent, "r2v"), (order.Prompt, again.Prompt, order.Model));
    }

    [Fact]
    public void Serialize_Order_ComesBackWithItsPictures()
    {
        var order = ClipOrder.For(BuyingBench.Request(), "default") with { FirstFrame = ClipImage.Of(Bottle) with { Path = "/jobs/1/images/a.png" } };

        var back = JsonSerializer.Deserialize(JsonSerializer.Serialize(order, JobJson.Default.ClipOrder), JobJson.Default.ClipOrder)!;

        Assert.Equal(order.FirstFrame, back.FirstFrame);
        Assert.Empty(JsonSerializer.Deserialize("""{"model":"m","prompt":"p","size":"1280*720","seconds":5}""", JobJson.Default.ClipOrder)!.References);
    }

    [Fact]
    public void Request_FirstFrame_IsAskedOfImageToVideoAtTheTierOfTheSize()
    {
        var order = new ClipOrder { Model = "wan2.6-i2v", Prompt = "p", Size = VideoSize.Portrait1080, Seconds = 5, Seed = 3, FirstFrame = ClipImage.Of(Bottle) };

        var request = Assert.IsType<ImageToVideoRequest>(WanOrders.Request(order, new DashScopeOptions(), static _ => MediaInput.FromOss("oss://x/y.png")));

        Assert.Equal(("1080P", 5, 3, "wan2.6-i2v"), (request.Resolution!.Value.ToString(), request.Duration, request.Seed, request.Model));
        Assert.Equal(ShotType.SingleShot, request.ShotType);
    }

    [Fact]
    public void Request_References_AreAskedOfReferenceToVideoInTheirOrder()
    {
        var order = new ClipOrder { Model = "wan2.6-r2v", Prompt = "p", Size = VideoSize.Square720, Seconds = 5, References = [ClipImage.Of(Bottle), ClipImage.Of(Lily)] };
        List<string> placed = [];

        var request = Assert.IsType<ReferenceToVideoRequest>(WanOrders.Request(order, new DashScopeOptions(), image =>
        {
            placed.Add(image.Sha256[..1]);
            return MediaInput.FromOss("oss://x/" + image.Sha256);
        }));

        Assert.Equal(["a", "b"], placed);
        Assert.Equal((VideoSize.Square720, 2), (request.Size, request.References.Count));
    }

    [Fact]
    public void OfImages_Beijing_SellsBothKindsTheNewestFirst()
    {
        var models = WanModels.OfImages(new DashScopeOptions());

        Assert.Equal("wan2.6-i2v", models.First(static model => model.Images!.Role == VideoImageRole.FirstFrame).Name);
        Assert.Equal("wan2.6-r2v", models.First(static model => model.Images!.Role == VideoImageRole.Reference).Name);
        Assert.All(WanModels.All, static model => Assert.Null(model.Images));
        Assert.Equal((20L << 20, 240, 8000, false), models[0].Images is { } rules ? (rules.MaxBytes, rules.MinSide, rules.MaxSide, rules.TakesAlpha) : default);
    }

    private static string Print(Shot shot, string? before = null) => OrderFingerprint.Of(ClipOrder.For(Request(shot, before, "en") with { Model = null }, "default") with { Model = "m", Prompt = "p" }, "fake");

    private static ClipRequest Request(Shot shot, string? before, string language) => ClipRequests.For(
        shot, new ShotPlan { Title = "t", Language = language, Model = "t2v", Size = VideoSize.Landscape720, Shots = [shot] }, ImageShop.Capabilities, before);
}
