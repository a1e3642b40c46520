using System.Diagnostics;
using Microsoft.Extensions.Options;
using Prism.Sdk.Clients.DashScope;
using Prism.Sdk.Clients.DashScope.Media;
using Prism.Sdk.Clients.DashScope.Requests;
using Prism.Sdk.Composition;
using Prism.Sdk.Composition.Probing;
using Prism.Sdk.Emulator;

namespace Prism.Sdk.IntegrationTests.Emulator;

/// <summary>The client of the package before the emulator: files uploaded, tasks waited for, clips fetched.</summary>
public sealed class FamilyClientTests : IAsyncLifetime
{
    private static readonly FfmpegTools Tools = new(Options.Create(new CompositionOptions()));

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("prism-family-");
    private PrismEmulator emulator = null!;
    private VideoSynthesisClient client = null!;

    public async ValueTask InitializeAsync()
    {
        emulator = await PrismEmulator.StartAsync(EmulatorClient.Quick with { ShareClips = false, SharedClipFolder = null });
        client = new VideoSynthesisClient(new DashScopeOptions { BaseAddress = new Uri(emulator.BaseAddress, "api/v1/"), ApiKey = "sk-test" }, emulator.TimeProvider);
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await emulator.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task LocalPicture_UploadedOrSentAlong_IsTheGroundOfTheClip(bool isInline)
    {
        // Pure green, of a shape that no table has.
        var image = MediaInput.FromFile(await PictureAsync("0x00FF00", "800x400"));
        var request = new ImageToVideoRequest { Image = isInline ? image.Inline() : image, Prompt = "a lawn", Resolution = VideoResolution.P720, Duration = 2 };

        var (task, path) = await MakeAsync(request);

        var facts = await new MediaProbe(Tools).LookAsync(path, TestContext.Current.CancellationToken);
        Assert.InRange((double)facts.Size.Width / facts.Size.Height, 1.98, 2.02);
        var (red, green, blue) = await MiddleAsync(path);
        Assert.True(green > 200 && red < 60 && blue < 60, $"{red} {green} {blue}");
        Assert.Equal((2.0, 720), (task.Usage!.Duration, task.Usage.Resolution));
        Assert.Equal(isInline ? 0 : 1, emulator.Requests.Count(static seen => seen.Path.StartsWith("/api/v1/uploads", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task UploadAsync_ThenTheOrder_TakesTheFileThatLiesThere()
    {
        var uploaded = await client.UploadAsync(MediaInput.FromFile(await PictureAsync("0xFF0000", "640x360")), "wan2.6-i2v", cancellationToken: TestContext.Current.CancellationToken);

        var (_, path) = await MakeAsync(new ImageToVideoRequest { Model = "wan2.6-i2v", Image = uploaded, Resolution = VideoResolution.P720, Duration = 2 });

        var (red, green, _) = await MiddleAsync(path);
        Assert.True(red > 200 && green < 60, $"{red} {green}");
    }

    [Fact]
    public async Task FirstAndLastFrame_OnItsOwnPath_IsASilentClip()
    {
        var request = new FirstLastFrameRequest
        {
            FirstFrame = MediaInput.FromFile(await PictureAsync("0x0000FF", "640x360")),
            LastFrame = MediaInput.FromFile(await PictureAsync("0xFFFFFF", "640x360")),
            Resolution = VideoResolution.P480,
        };

        var (task, path) = await MakeAsync(request);

        var facts = await new MediaProbe(Tools).LookAsync(path, TestContext.Current.CancellationToken);
        Assert.Null(facts.AudioCodec);
        Assert.Contains(emulator.Requests, static seen => seen.Path.StartsWith("/api/v1/services/aigc/image2video/", StringComparison.Ordinal));
        Assert.Equal(480, task.Usage!.Resolution);
    }

    [Fact]
    public async Task ReferenceVideo_Uploaded_IsBilledByItsRealLength()
    {
        var video = Path.Join(folder.FullName, "dance.mp4");
        await RunAsync("-v", "error", "-f", "lavfi", "-i", "testsrc2=s=640x360:r=30:d=3", "-pix_fmt", "yuv420p", video);

        var (task, _) = await MakeAsync(new ReferenceToVideoRequest { Prompt = "character1 sings", References = [MediaInput.FromFile(video)], Size = VideoSize.Landscape720, Duration = 2 });

        Assert.Equal((5.0, 3.0, 2.0), (task.Usage!.Duration, task.Usage.InputVideoDuration, task.Usage.OutputVideoDuration));
        Assert.Equal((3.0, 5 * 0.6m), (Assert.Single(emulator.Bill).InputSeconds, emulator.Bill[0].Price));
    }

    [Fact]
    public async Task Wan30_FromWords_HasItsUsage()
    {
        var (task, _) = await MakeAsync(new Wan30VideoRequest { Prompt = "a city at night", Resolution = VideoResolution.P480, Ratio = VideoRatio.Cinema, Duration = 3 });

        Assert.Equal((3.0, 480, "21:9", 30.0), (task.Usage!.Duration, task.Usage.Resolution, task.Usage.Ratio, task.Usage.FramesPerSecond));
    }

    [Fact]
    public async Task StartAsync_ManyAtOnce_KeepToTheModelsSubmitsOfASecond()
    {
        await using var slow = await PrismEmulator.StartAsync(EmulatorClient.Quick with { Speed = 10 });
        using var many = new VideoSynthesisClient(new DashScopeOptions { BaseAddress = new Uri(slow.BaseAddress, "api/v1/"), ApiKey = "sk-test" }, slow.TimeProvider);

        // Two a second; one that is refused would throw.
        var started = await Task.WhenAll(Enumerable.Range(0, 8).Select(shot => many.StartAsync(
            new TextToVideoRequest { Model = "wan2.2-t2v-plus", Prompt = $"shot {shot}" }, TestContext.Current.CancellationToken)));

        Assert.Equal(8, started.Select(static operation => operation.Id).Distinct().Count());
    }

    [Fact]
    public async Task StartAsync_PromptThatIsCutOff_TellsSo()
    {
        var operation = await client.StartAsync(new TextToVideoRequest { Prompt = new string('x', 1600) }, TestContext.Current.CancellationToken);

        Assert.Contains("1500", Assert.Single(operation.Warnings), StringComparison.Ordinal);
    }

    private async Task<(VideoSynthesisTask Task, string Path)> MakeAsync(VideoSynthesisRequest request)
    {
        var operation = await client.StartAsync(request, TestContext.Current.CancellationToken);
        var task = await operation.WaitForCompletionAsync(cancellationToken: TestContext.Current.CancellationToken);
        var path = Path.Join(folder.FullName, operation.Id + ".mp4");
        await client.DownloadAsync(task, path, TestContext.Current.CancellationToken);
        return (task, path);
    }

    private async Task<string> PictureAsync(string colour, string size)
    {
        var path = Path.Join(folder.FullName, Guid.NewGuid().ToString("N") + ".png");
        await RunAsync("-v", "error", "-f", "lavfi", "-i", $"color=c={colour}:s={size}", "-frames:v", "1", path);
        return path;
    }

    // One pixel out of the middle, where neither words nor anything that moves is.
    private static async Task<(int Red, int Green, int Blue)> MiddleAsync(string clip)
    {
        var bytes = await RunAsync("-v", "error", "-i", clip, "-vf", "crop=2:2:iw*0.9:ih*0.5,scale=1:1,format=rgb24", "-frames:v", "1", "-f", "rawvideo", "-");
        return (bytes[0], bytes[1], bytes[2]);
    }

    private static async Task<byte[]> RunAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("ffmpeg", arguments) { RedirectStandardOutput = true })!;
        using var output = new MemoryStream();
        await process.StandardOutput.BaseStream.CopyToAsync(output);
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        return output.ToArray();
    }
}
