using Prism.Sdk.Clients.DashScope;
using Prism.Sdk.Clients.DashScope.Catalogue;
using Prism.Sdk.Clients.DashScope.Media;
using Prism.Sdk.Clients.DashScope.Requests;

namespace Prism.Sdk.Tests.Clients.DashScope;

/// <summary>What is refused before anything is sent, and what is only warned of.</summary>
public sealed class VideoFamilyRuleTests
{
    private readonly DashScopeOptions options = new() { ApiKey = "sk-test", BaseAddress = new Uri("http://127.0.0.1:9") };

    public static TheoryData<string, VideoSynthesisRequest> Broken => new()
    {
        { "wan2.6-t2v does not make 832*480", new TextToVideoRequest { Prompt = "x", Size = new VideoSize(832, 480) } },
        { "wan2.6-t2v does not make 1 seconds; legal are 2-15", new TextToVideoRequest { Prompt = "x", Duration = 1 } },
        { "wan2.5-t2v-preview does not make 7 seconds; legal are 5,10", new TextToVideoRequest { Model = "wan2.5-t2v-preview", Prompt = "x", Duration = 7 } },
        { "wan2.2-t2v-plus does not make 1280*720", new TextToVideoRequest { Model = "wan2.2-t2v-plus", Prompt = "x", Size = VideoSize.Landscape720 } },
        { "wan2.5-t2v-preview does not take shot_type", new TextToVideoRequest { Model = "wan2.5-t2v-preview", Prompt = "x", ShotType = ShotType.MultiShot } },
        { "wan2.2-t2v-plus does not take a sound track", new TextToVideoRequest { Model = "wan2.2-t2v-plus", Prompt = "x", Audio = Url("a.mp3") } },
        { "needs a prompt", new TextToVideoRequest { Prompt = " " } },
        { "The seed is -1", new TextToVideoRequest { Prompt = "x", Seed = -1 } },
        { "is a model of the family Wan27TextToVideo", new TextToVideoRequest { Model = "wan2.7-t2v", Prompt = "x" } },
        { "is a model of the family TextToVideo", new ImageToVideoRequest { Model = "wan2.6-t2v", Image = Url("a.png") } },
        { "does not take the ratio 21:9", new Wan27TextToVideoRequest { Prompt = "x", Ratio = VideoRatio.Cinema } },
        { "wan2.6-i2v does not take the resolution 480P", new ImageToVideoRequest { Image = Url("a.png"), Resolution = VideoResolution.P480 } },
        { "wan2.6-i2v does not take audio", new ImageToVideoRequest { Image = Url("a.png"), GenerateAudio = true } },
        { "needs its picture", new ImageToVideoRequest { Image = null!, Prompt = "x" } },
        { "give one of them, not both", new Wan27ImageToVideoRequest { FirstFrame = Url("a.png"), FirstClip = Url("a.mp4") } },
        { "give one of them, not both", new Wan27ImageToVideoRequest { LastFrame = Url("a.png") } },
        { "A driving audio goes with a first frame", new Wan27ImageToVideoRequest { FirstClip = Url("a.mp4"), DrivingAudio = Url("a.mp3") } },
        { "at most 5 references; 6", new ReferenceToVideoRequest { Prompt = "x", References = Many(6, "png") } },
        { "at most 3 reference videos; 4", new ReferenceToVideoRequest { Prompt = "x", References = Many(4, "mp4") } },
        { "one reference at least", new ReferenceToVideoRequest { Prompt = "x", References = [] } },
        { "wan2.6-r2v does not make 11 seconds", new ReferenceToVideoRequest { Prompt = "x", References = Many(1, "png"), Duration = 11 } },
        { "A template goes with the first frame alone", new FirstLastFrameRequest { FirstFrame = Url("a.png"), LastFrame = Url("b.png"), Template = "t" } },
        { "wanx2.1-kf2v-plus does not take the resolution 480P", new FirstLastFrameRequest { Model = "wanx2.1-kf2v-plus", FirstFrame = Url("a.png"), Resolution = VideoResolution.P480 } },
        { "at most 3 reference images; 4", new VideoEditRequest { Video = Url("a.mp4"), ReferenceImages = Many(4, "png") } },
        { "wan2.7-videoedit does not make 1 seconds", new VideoEditRequest { Video = Url("a.mp4"), Duration = 1 } },
        { "needs a prompt or an input", new Wan30VideoRequest() },
        { "a first or last frame excludes references", new Wan30VideoRequest { FirstFrame = Url("a.png"), ReferenceImages = Many(1, "png") } },
        { "a document excludes a link", new Wan30VideoRequest { Document = Url("a.pdf"), Link = Url("a") } },
        { "needs the prompt to be rewritten", new Wan30VideoRequest { Link = Url("a"), PromptExtend = false } },
        { "at most 10 reference images; 11", new Wan30VideoRequest { ReferenceImages = Many(11, "png") } },
        { "at most 5 reference videos; 6", new Wan30VideoRequest { ReferenceVideos = Many(6, "mp4") } },
        { "at most 5 reference audios; 6", new Wan30VideoRequest { ReferenceAudios = Many(6, "mp3") } },
        { "wan3.0-video does not make 31 seconds", new Wan30VideoRequest { Prompt = "x", Duration = 31 } },
        { "The seed is -2", new Wan30VideoRequest { Prompt = "x", Seed = -2 } },
        { "only pictures can", new TextToVideoRequest { Prompt = "x", Audio = MediaInput.FromBytes(new byte[1], "a.mp3").Inline() } },
        { "audio_url takes .wav, .mp3", new TextToVideoRequest { Prompt = "x", Audio = MediaInput.FromBytes(new byte[1], "a.flac") } },
        { "does not exist", new ImageToVideoRequest { Image = MediaInput.FromFile("/nowhere/at/all.png") } },
        { "is empty", new TextToVideoRequest { Prompt = "x", Audio = MediaInput.FromBytes(default, "a.mp3") } },
        { "whatever its name says", new ImageToVideoRequest { Image = MediaInput.FromBytes(new byte[40], "a.png") } },
        { "100 × 300 pixels; wan2.6-i2v takes sides of 240 to 8000", new ImageToVideoRequest { Image = MediaInput.FromBytes(Pictures.Png(100, 300), "a.png") } },
        { "alpha channel", new ImageToVideoRequest { Image = MediaInput.FromBytes(Pictures.Png(300, 300, colour: 6), "a.png") } },
        { "15.0 MB; wan2.6-t2v takes at most 15 MB", new TextToVideoRequest { Prompt = "x", Audio = MediaInput.FromBytes(new byte[(15 * 1024 * 1024) + 1], "a.mp3") } },
        { "7 MB at most", new ImageToVideoRequest { Image = MediaInput.FromBytes(Pictures.Png(300, 300, padTo: (7 * 1024 * 1024) + 1), "a.png").Inline() } },
    };

    [Theory]
    [MemberData(nameof(Broken), DisableDiscoveryEnumeration = true)]
    public async Task SubmitAsync_BrokenRule_IsRefusedBeforeSendingInASentence(string sentence, VideoSynthesisRequest request)
    {
        // Nobody listens there: a request that were sent would not be an ArgumentException.
        using var client = new VideoSynthesisClient(options);

        var exception = await Assert.ThrowsAsync<ArgumentException>(() => client.SubmitAsync(request, TestContext.Current.CancellationToken));

        Assert.Contains(sentence, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CheckAsync_SeveralFaults_TellsAll()
    {
        var check = await CheckAsync(new TextToVideoRequest { Prompt = "", Duration = 99, Seed = -5 });

        Assert.Equal(3, check.Problems.Count);
        Assert.False(check.IsValid);
    }

    [Fact]
    public async Task CheckAsync_WhatTheServiceCutsOff_IsAWarningAlone()
    {
        var check = await CheckAsync(new TextToVideoRequest { Prompt = new string('猫', 1501), NegativePrompt = new string('x', 501) });

        Assert.True(check.IsValid);
        Assert.Equal(2, check.Warnings.Count);
        Assert.Contains("1501 characters; wan2.6-t2v reads 1500", check.Warnings[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task CheckAsync_CharactersOutsideTheBasicPlane_CountAsOne() =>
        Assert.Empty((await CheckAsync(new TextToVideoRequest { Prompt = string.Concat(Enumerable.Repeat("🐈", 1500)) })).Warnings);

    [Fact]
    public async Task CheckAsync_ModelOfTomorrow_IsLetThroughWithAWarning()
    {
        var check = await CheckAsync(new TextToVideoRequest { Model = "wan9.9-t2v", Prompt = "x", Duration = 600, Size = new VideoSize(1, 1), ShotType = ShotType.MultiShot });

        Assert.True(check.IsValid, string.Join(' ', check.Problems));
        Assert.Contains("Prism:DashScope:Models", Assert.Single(check.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task CheckAsync_ModelAddedInOptions_IsHeldToItsLimits()
    {
        options.Models.Add(new VideoModelEntry { Name = "wan9.9-t2v", Family = VideoFamily.TextToVideo, Seconds = "4,8", Sizes = ["480P", "2560*1440"] });
        options.Models.Add(new VideoModelEntry { Name = "wan2.6-t2v", Seconds = "2-20" });

        var refused = await CheckAsync(new TextToVideoRequest { Model = "wan9.9-t2v", Prompt = "x", Duration = 5, Size = VideoSize.Landscape720 });
        var added = await CheckAsync(new TextToVideoRequest { Model = "wan9.9-t2v", Prompt = "x", Duration = 8, Size = new VideoSize(2560, 1440) });
        var widened = await CheckAsync(new TextToVideoRequest { Prompt = "x", Duration = 20, Size = new VideoSize(832, 480) });

        Assert.Equal(2, refused.Problems.Count);
        Assert.True(added.IsValid);
        Assert.Contains("does not make 832*480", Assert.Single(widened.Problems), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cn-beijing", "wan2.6-t2v-us", false)]
    [InlineData("us-east-1", "wan2.6-t2v-us", true)]
    [InlineData("us-east-1", "wan2.6-t2v", false)]
    [InlineData("ap-southeast-1", "wanx2.1-t2v-plus", false)]
    [InlineData("ap-southeast-1", "wan2.1-t2v-plus", true)]
    [InlineData("cn-beijing", "wan2.1-t2v-plus", false)]
    public async Task CheckAsync_Region_SellsOrDoesNot(string region, string model, bool sold)
    {
        options.BaseAddress = null;
        options.Region = region;

        var check = await CheckAsync(new TextToVideoRequest { Model = model, Prompt = "x" });

        Assert.Equal(sold, check.IsValid);
        Assert.True(sold || check.Problems[0].Contains($"not in {region}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task CheckAsync_UploadOfAnotherModelOrTooOld_IsRefused()
    {
        var media = new UploadedMedia { Address = "oss://dir/a.png", Model = "wan2.5-i2v-preview", ExpiresAt = DateTimeOffset.UnixEpoch };

        var check = await CheckAsync(new ImageToVideoRequest { Image = media });

        Assert.Equal(2, check.Problems.Count);
        Assert.Contains("was made for wan2.5-i2v-preview", check.Problems[0], StringComparison.Ordinal);
        Assert.Contains("expired at 1970-01-01", check.Problems[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ftp://x/a.png")]
    [InlineData("a.png")]
    [InlineData("oss://dir/a.png")]
    public void FromUri_NotOnTheWeb_IsRefused(string address) => Assert.Throws<ArgumentException>(() => MediaInput.FromUri(address));

    private static MediaInput Url(string name) => new Uri($"https://x.example/{name}");

    private static MediaInput[] Many(int count, string extension) => [.. Enumerable.Range(1, count).Select(at => Url($"{at}.{extension}"))];

    private async Task<VideoRequestCheck> CheckAsync(VideoSynthesisRequest request)
    {
        using var client = new VideoSynthesisClient(options);
        return await client.CheckAsync(request, TestContext.Current.CancellationToken);
    }
}
