using System.Text.Json;
using Prism.Sdk.Images;
using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Planning;

namespace Prism.Sdk.Tests.Planning;

public sealed class ImageJsonTests
{
    private static readonly string Id = new string('c', 64) + ".webp";

    [Fact]
    public void ToJson_PlanWithoutPictures_IsAsBeforeThereWereAny()
    {
        var plan = new ShotPlan { Title = "t", Language = "en", Model = "m", Size = VideoSize.Landscape720, Shots = [new Shot { Id = "s1", Seconds = 5, Prompt = "p" }] };

        Assert.Equal(
            """{"version":1,"title":"t","language":"en","model":"m","size":"1280*720","shots":[{"id":"s1","seconds":5,"prompt":"p","seed":0,"transition":"cut","events":[],"characters":[]}]}""",
            JsonSerializer.Serialize(plan, JobJson.Default.ShotPlan));
    }

    [Fact]
    public void Serialize_RequestWithoutPictures_IsAsBeforeThereWereAny() =>
        Assert.Equal("""{"text":"x","shots":2}""", JsonSerializer.Serialize(new VideoRequest { Text = "x", Shots = 2 }, JobJson.Default.VideoRequest));

    [Fact]
    public void Serialize_RequestWithPictures_HoldsTheirContentAndComesBack()
    {
        var image = VideoImage.Of(new KeptImage { Id = Id, Role = VideoImageRole.FirstFrame, Name = "the shop" });

        var json = JsonSerializer.Serialize(new VideoRequest { Text = "x", Images = [image], ChainShots = true }, JobJson.Default.VideoRequest);
        var back = JsonSerializer.Deserialize(json, JobJson.Default.VideoRequest)!;

        Assert.Equal($$"""{"text":"x","images":[{"id":"{{Id}}","role":"FirstFrame","name":"the shop"}],"chainShots":true}""", json);
        Assert.Equal((Id, VideoImageRole.FirstFrame, "the shop", true), (back.Images[0].Id, back.Images[0].Role, back.Images[0].Name, back.ChainShots));
    }

    [Fact]
    public void Serialize_RequestWhosePictureIsNotKept_NamesNoPath() =>
        Assert.DoesNotContain("secret", JsonSerializer.Serialize(new VideoRequest { Text = "x", Images = [VideoImage.FromFile("/secret/bottle.png")] }, JobJson.Default.VideoRequest), StringComparison.Ordinal);

    [Fact]
    public void FromJson_PicturesByHand_AreReadAndWrittenAgain()
    {
        var plan = ShotPlan.FromJson($$$"""
            {"title":"t","language":"en","model":"m","size":"1280*720","firstFrameModel":"wan2.6-i2v","shots":[
              {"id":"s1","seconds":5,"prompt":"a","firstFrame":{"id":"{{{Id}}}"}},
              {"id":"s2","seconds":5,"prompt":"b","continues":true},
              {"id":"s3","seconds":5,"prompt":"c","references":[{"id":"{{{Id}}}","name":"the shop"}]}]}
            """);

        Assert.Equal((Id, true, "the shop"), (plan.Shots[0].FirstFrame!.Id, plan.Shots[1].Continues, plan.Shots[2].References[0].Name));
        Assert.Equal(plan.ToJson(), ShotPlan.FromJson(plan.ToJson()).ToJson());
    }

    [Fact]
    public void ToString_OfAPicture_TellsNeitherPathNorName()
    {
        var told = VideoImage.FromFile("/secret/bottle.png", "Lily").ToString() + VideoImage.FromUri(new Uri("https://x.example/y?sign=1"), "Lily");

        Assert.Equal("VideoImage { Reference, file }VideoImage { Reference, address }", told);
    }
}
