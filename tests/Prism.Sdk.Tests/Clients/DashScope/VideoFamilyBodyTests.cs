using System.Text.Json.Nodes;
using Prism.Sdk.Clients.DashScope;
using Prism.Sdk.Clients.DashScope.Media;
using Prism.Sdk.Clients.DashScope.Requests;

namespace Prism.Sdk.Tests.Clients.DashScope;

/// <summary>What each family sends, member for member (dashscope.md §3.2, §3.3).</summary>
public sealed class VideoFamilyBodyTests : IAsyncLifetime
{
    private const string Generation = "/api/v1/services/aigc/video-generation/video-synthesis";
    private const string Accepted = """{"output":{"task_status":"PENDING","task_id":"0385dc79-5ff8-4d82-bcb6-000000000001"},"request_id":"r-1"}""";

    private RecordingServer server = null!;
    private VideoSynthesisClient client = null!;

    public async ValueTask InitializeAsync()
    {
        server = await RecordingServer.StartAsync();
        server.Answer = static (context, _) => RecordingServer.JsonAsync(context, 200, Accepted);
        client = new VideoSynthesisClient(new DashScopeOptions { BaseAddress = server.BaseAddress, ApiKey = "sk-test" });
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await server.DisposeAsync();
    }

    [Fact]
    public Task TextToVideo_Wan27_TakesResolutionAndRatio() => SendsAsync(
        new Wan27TextToVideoRequest
        {
            Prompt = "cat",
            NegativePrompt = "blur",
            Audio = Url("a.mp3"),
            Resolution = VideoResolution.P720,
            Ratio = VideoRatio.Portrait,
            Duration = 15,
            PromptExtend = false,
            Watermark = true,
            Seed = 7,
        },
        """
        {"model":"wan2.7-t2v","input":{"prompt":"cat","negative_prompt":"blur","audio_url":"https://x.example/a.mp3"},
         "parameters":{"resolution":"720P","ratio":"9:16","duration":15,"prompt_extend":false,"watermark":true,"seed":7}}
        """);

    [Fact]
    public Task ImageToVideo_TakesImgUrl() => SendsAsync(
        new ImageToVideoRequest
        {
            Model = "wan2.6-i2v-flash",
            Image = Url("a.png"),
            Prompt = "it walks",
            NegativePrompt = "blur",
            Audio = Url("a.wav"),
            Template = "flying",
            Resolution = VideoResolution.P1080,
            Duration = 2,
            ShotType = ShotType.SingleShot,
            GenerateAudio = false,
            PromptExtend = true,
        },
        """
        {"model":"wan2.6-i2v-flash","input":{"prompt":"it walks","negative_prompt":"blur","img_url":"https://x.example/a.png","audio_url":"https://x.example/a.wav","template":"flying"},
         "parameters":{"resolution":"1080P","duration":2,"prompt_extend":true,"shot_type":"single","audio":false}}
        """);

    [Fact]
    public Task ImageToVideo_Wan27_TakesMedia() => SendsAsync(
        new Wan27ImageToVideoRequest { FirstFrame = Url("a.png"), LastFrame = Url("b.png"), DrivingAudio = Url("c.mp3"), Resolution = VideoResolution.P720, Duration = 3 },
        """
        {"model":"wan2.7-i2v","input":{"media":[{"type":"first_frame","url":"https://x.example/a.png"},{"type":"last_frame","url":"https://x.example/b.png"},{"type":"driving_audio","url":"https://x.example/c.mp3"}]},
         "parameters":{"resolution":"720P","duration":3}}
        """);

    [Fact]
    public Task ReferenceToVideo_TakesReferenceUrlsInOrder() => SendsAsync(
        new ReferenceToVideoRequest { Prompt = "character1 greets character2", References = [Url("a.mp4"), Url("b.png")], Size = VideoSize.Square720, Duration = 10, ShotType = ShotType.MultiShot },
        """
        {"model":"wan2.6-r2v","input":{"prompt":"character1 greets character2","reference_urls":["https://x.example/a.mp4","https://x.example/b.png"]},
         "parameters":{"size":"960*960","duration":10,"shot_type":"multi"}}
        """);

    [Fact]
    public Task ReferenceToVideo_Wan27_TakesMediaWithVoices() => SendsAsync(
        new Wan27ReferenceToVideoRequest
        {
            Prompt = "they talk",
            References = [VideoReference.Image(Url("a.png")) with { Voice = Url("a.mp3"), Description = "an old man" }, VideoReference.Video(Url("b.mp4"))],
            Ratio = VideoRatio.Square,
        },
        """
        {"model":"wan2.7-r2v","input":{"prompt":"they talk","media":[{"type":"reference_image","url":"https://x.example/a.png","reference_voice":"https://x.example/a.mp3","reference_description":"an old man"},{"type":"reference_video","url":"https://x.example/b.mp4"}]},
         "parameters":{"ratio":"1:1"}}
        """);

    [Fact]
    public Task FirstLastFrame_GoesToItsOwnPath() => SendsAsync(
        new FirstLastFrameRequest { FirstFrame = Url("a.png"), LastFrame = Url("b.png"), Prompt = "from day to night", Resolution = new VideoResolution("480P") },
        """
        {"model":"wan2.2-kf2v-flash","input":{"prompt":"from day to night","first_frame_url":"https://x.example/a.png","last_frame_url":"https://x.example/b.png"},
         "parameters":{"resolution":"480P"}}
        """,
        "/api/v1/services/aigc/image2video/video-synthesis");

    [Fact]
    public Task VideoEdit_TakesOneVideoAndPictures() => SendsAsync(
        new VideoEditRequest { Video = Url("a.mp4"), ReferenceImages = [Url("b.png")], Prompt = "a red coat", Duration = 0, AudioSetting = AudioSetting.Original },
        """
        {"model":"wan2.7-videoedit","input":{"prompt":"a red coat","media":[{"type":"video","url":"https://x.example/a.mp4"},{"type":"reference_image","url":"https://x.example/b.png"}]},
         "parameters":{"duration":0,"audio_setting":"origin"}}
        """);

    [Fact]
    public Task Wan30_References_AreNumberedByTheirOrder() => SendsAsync(
        new Wan30VideoRequest
        {
            Prompt = "图1 meets 图2",
            ReferenceImages = [Url("a.png"), Url("b.png")],
            ReferenceVideos = [Url("c.mp4")],
            ReferenceAudios = [Url("d.wav")],
            Link = Url("page"),
            Ratio = VideoRatio.Cinema,
            Duration = -1,
            Seed = -1,
            GenerateAudio = false,
        },
        """
        {"model":"wan3.0-video","input":{"prompt":"图1 meets 图2","media":[{"type":"reference_image","url":"https://x.example/a.png"},{"type":"reference_image","url":"https://x.example/b.png"},
         {"type":"reference_video","url":"https://x.example/c.mp4"},{"type":"reference_audio","url":"https://x.example/d.wav"},{"type":"link","url":"https://x.example/page"}]},
         "parameters":{"ratio":"21:9","duration":-1,"audio":false,"seed":-1}}
        """);

    [Fact]
    public Task Wan30_Frames_AreMedia() => SendsAsync(
        new Wan30VideoRequest { FirstFrame = Url("a.png"), LastFrame = Url("b.png") },
        """
        {"model":"wan3.0-video","input":{"media":[{"type":"first_frame","url":"https://x.example/a.png"},{"type":"last_frame","url":"https://x.example/b.png"}]},"parameters":{}}
        """);

    [Fact]
    public Task AdditionalMembers_WinOverOurs() => SendsAsync(
        new TextToVideoRequest { Prompt = "cat", Duration = 5, AdditionalInput = new JsonObject { ["mood"] = "calm" }, AdditionalParameters = new JsonObject { ["duration"] = 99 } },
        """{"model":"wan2.6-t2v","input":{"prompt":"cat","mood":"calm"},"parameters":{"duration":99}}""");

    [Fact]
    public async Task RetiredName_IsReplacedAndSaidSo()
    {
        var result = await client.SubmitAsync(new TextToVideoRequest { Model = "wanx-txt2video-pro", Prompt = "cat" }, TestContext.Current.CancellationToken);

        Assert.Contains("\"model\":\"wanx2.1-t2v-plus\"", Assert.Single(server.Requests).Body, StringComparison.Ordinal);
        Assert.Contains("wanx2.1-t2v-plus is sent instead", Assert.Single(result.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void ToString_AnyFamily_HidesWordsAndAddresses()
    {
        VideoSynthesisRequest[] requests =
        [
            new TextToVideoRequest { Prompt = "secret", NegativePrompt = "secret" },
            new ImageToVideoRequest { Image = Url("secret.png"), Prompt = "secret" },
            new Wan27ReferenceToVideoRequest { Prompt = "secret", References = [VideoReference.Image(Url("secret.png")) with { Description = "secret" }] },
            new Wan30VideoRequest { Prompt = "secret", Link = Url("secret") },
        ];

        Assert.All(requests, request => Assert.DoesNotContain("secret", request.ToString(), StringComparison.Ordinal));
        Assert.DoesNotContain("secret", Url("secret.png").ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", VideoReference.Image(Url("secret.png")).ToString(), StringComparison.Ordinal);
    }

    private static MediaInput Url(string name) => new Uri($"https://x.example/{name}");

    private async Task SendsAsync(VideoSynthesisRequest request, string expected, string path = Generation)
    {
        var result = await client.SubmitAsync(request, TestContext.Current.CancellationToken);

        Assert.IsType<VideoSubmitResult.Accepted>(result);
        Assert.Empty(result.Warnings);
        var sent = Assert.Single(server.Requests);
        Assert.Equal(path, sent.Path);
        Assert.False(sent.Headers.ContainsKey("X-DashScope-OssResourceResolve"));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(sent.Body)), sent.Body);
    }
}
