using Prism.Sdk.Clients.DashScope;
using Prism.Sdk.Clients.DashScope.Catalogue;
using Prism.Sdk.Clients.DashScope.Media;
using Prism.Sdk.Clients.DashScope.Requests;
using Prism.Sdk.Generation;

namespace Prism.Sdk.Tests.Clients.DashScope;

public sealed class CatalogueTests
{
    [Fact]
    public void Shipped_EachRow_IsWholeAndNamedOnce()
    {
        Assert.Equal(VideoCatalogue.Shipped.Count, VideoCatalogue.Shipped.Select(static model => model.Name).Distinct().Count());
        Assert.All(VideoCatalogue.Shipped, static model =>
        {
            Assert.NotEqual(VideoFamily.Unknown, model.Family);
            Assert.True(model.Entry.Seconds is null || model.Seconds is { Count: > 0 }, model.Name);
            Assert.All(model.Entry.Sizes ?? [], static size => Assert.NotEmpty(SizeTiers.Parse(size)));
            Assert.All(model.Entry.Regions ?? [], static region => Assert.Contains(region, DashScopeEndpoint.Regions));
        });
        Assert.Equal(Enum.GetValues<VideoFamily>().Skip(1), VideoCatalogue.Shipped.Select(static model => model.Family).Distinct().Order());
    }

    [Theory]
    [InlineData("5,10", new[] { 5, 10 })]
    [InlineData("2-5", new[] { 2, 3, 4, 5 })]
    [InlineData(" 10 , 5", new[] { 5, 10 })]
    [InlineData("-1,2-4", new[] { -1, 2, 3, 4 })]
    [InlineData("0,2-3", new[] { 0, 2, 3 })]
    [InlineData("", null)]
    [InlineData("5-2", null)]
    [InlineData("two", null)]
    [InlineData("2-999999999", null)]
    public void Parse_Seconds_ReadsListsAndSpans(string text, int[]? expected) => Assert.Equal(expected, SecondsList.Parse(text));

    [Fact]
    public void For_Beijing_SellsTextToVideoByRegionWithLegalSeconds()
    {
        var models = WanModels.For(new DashScopeOptions());

        Assert.Equal("wan2.6-t2v", models[0].Name);
        Assert.Equal(
            ["wan2.6-t2v", "wan2.5-t2v-preview", "wan2.2-t2v-plus", "wanx2.1-t2v-turbo", "wanx2.1-t2v-plus", "wan2.7-t2v", "wan2.7-t2v-2026-04-25", "wan2.7-t2v-2026-06-12"],
            models.Select(static model => model.Name));
        Assert.Null(models[0].LegalSeconds);
        Assert.Equal([5, 10], models[1].LegalSeconds!);
        Assert.Equal((5, 5), (models[2].MinSeconds, models[2].MaxSeconds));
        Assert.Equal((2, 2), (models[2].MaxRunningTasks, models[2].MaxSubmitsPerSecond));
        Assert.Equal(10, models.Single(static model => model.Name == "wan2.7-t2v").Sizes.Count);
    }

    [Fact]
    public void For_Virginia_SellsItsOwnFirst()
    {
        var models = WanModels.For(new DashScopeOptions { BaseAddress = new Uri("https://dashscope-us.aliyuncs.com/api/v1") });

        Assert.Equal("wan2.6-t2v-us", models[0].Name);
        Assert.DoesNotContain(models, static model => model.Name == "wan2.6-t2v");
    }

    [Fact]
    public void Request_Wan27Order_TurnsTheSizeIntoResolutionAndRatio()
    {
        var order = new ClipOrder { Model = "wan2.7-t2v", Prompt = "x", Size = new VideoSize(832, 1088), Seconds = 5 };

        var request = Assert.IsType<Wan27TextToVideoRequest>(WanOrders.Request(order, new DashScopeOptions(), NoPicture));

        Assert.Equal(("720P", "3:4"), (request.Resolution.ToString(), request.Ratio.ToString()));
        Assert.IsType<TextToVideoRequest>(WanOrders.Request(order with { Model = "wan2.6-t2v" }, new DashScopeOptions(), NoPicture));
        Assert.Throws<ArgumentException>(() => WanOrders.Request(order with { Size = new VideoSize(1, 1) }, new DashScopeOptions(), NoPicture));
    }

    private static MediaInput NoPicture(ClipImage image) => throw new InvalidOperationException("The order has no picture.");

    [Theory]
    [InlineData("ap-northeast-1", "ws-1", false, "https://ws-1.ap-northeast-1.maas.aliyuncs.com/api/v1/")]
    [InlineData("eu-central-1", "ws-1", false, "https://ws-1.eu-central-1.maas.aliyuncs.com/api/v1/")]
    [InlineData("cn-hongkong", "ws-1", false, "https://ws-1.cn-hongkong.maas.aliyuncs.com/api/v1/")]
    [InlineData("cn-beijing", "ws-1", false, "https://dashscope.aliyuncs.com/api/v1/")]
    [InlineData("cn-beijing", "ws-1", true, "https://ws-1.cn-beijing.maas.aliyuncs.com/api/v1/")]
    public void Native_Region_HasItsHost(string region, string workspace, bool workspaceHost, string expected)
    {
        var options = new DashScopeOptions { Region = region, Workspace = workspace, UseWorkspaceHost = workspaceHost };

        Assert.True(new DashScopeOptionsValidator().Validate(null, options).Succeeded);
        Assert.Equal(new Uri(expected), DashScopeEndpoint.Native(options));
        Assert.Equal(region, DashScopeEndpoint.RegionOf(new DashScopeOptions { BaseAddress = new Uri(expected) }));
    }

    [Theory]
    [InlineData("eu-central-1", null)]
    [InlineData("eu-central-1", "evil.example/")]
    [InlineData("ap-northeast-1", "-ws")]
    [InlineData("mars-north-1", "ws-1")]
    public void Validate_RegionWithoutAWayThere_IsRefused(string region, string? workspace) =>
        Assert.True(new DashScopeOptionsValidator().Validate(null, new DashScopeOptions { Region = region, Workspace = workspace }).Failed);

    [Fact]
    public void Validate_RowsOfTheCatalogue_NameTheFault()
    {
        Refuses(new VideoModelEntry(), "Name is empty");
        Refuses(new VideoModelEntry { Name = "new" }, "Family is missing");
        Refuses(new VideoModelEntry { Name = "wan2.6-t2v", Seconds = "soon" }, "Seconds is 'soon'");
        Refuses(new VideoModelEntry { Name = "wan2.6-t2v", Sizes = ["8K"] }, "Sizes has '8K'");
        Refuses(new VideoModelEntry { Name = "wan2.6-t2v", RunningTasks = 0 }, "0 or less");

        static void Refuses(VideoModelEntry row, string sentence)
        {
            var options = new DashScopeOptions();
            options.Models.Add(row);
            Assert.Contains(sentence, new DashScopeOptionsValidator().Validate(null, options).FailureMessage, StringComparison.Ordinal);
        }
    }
}
