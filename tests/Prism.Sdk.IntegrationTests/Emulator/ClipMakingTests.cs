using System.Globalization;
using Microsoft.Extensions.Options;
using Prism.Sdk.Composition;
using Prism.Sdk.Composition.Probing;

namespace Prism.Sdk.IntegrationTests.Emulator;

public sealed class ClipMakingTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("prism-clips-");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task DisposeAsync_WhileAClipIsMade_ReturnsWhenFfmpegIsGone(bool shared)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The slow ffmpeg is a shell script.");
        var client = await EmulatorClient.OpenAsync(EmulatorClient.Quick with { Ffmpeg = SlowFfmpeg(), ShareClips = shared, SharedClipFolder = null, StateFolder = Path.Join(folder.FullName, "state") });
        await client.AcceptAsync();
        var pid = await FirstPidAsync();

        await client.DisposeAsync();

        Assert.False(Directory.Exists($"/proc/{pid}"), "ffmpeg is still there.");
        Assert.Empty(Directory.EnumerateDirectories(Path.Join(folder.FullName, "state", "clips"), "work-*"));
    }

    [Fact]
    public async Task Clip_OfAPicture_BeginsWithIt_InItsShapeAndInTheModelsRate()
    {
        await using var client = await EmulatorClient.OpenAsync(EmulatorClient.Quick with { ShareClips = false, SharedClipFolder = null });
        var picture = Path.Join(folder.FullName, "red.png");
        await RunAsync("ffmpeg", "-v", "error", "-f", "lavfi", "-i", "color=c=0xFF0000:s=400x600", "-frames:v", "1", picture);
        var data = Convert.ToBase64String(await File.ReadAllBytesAsync(picture, TestContext.Current.CancellationToken));

        var (status, body) = await client.SendAsync($$$"""{"model":"wan2.5-i2v-preview","input":{"prompt":"p","img_url":"data:image/png;base64,{{{data}}}"},"parameters":{"resolution":"480P"} }""");
        Assert.Equal((200, null), (status, (string?)body["message"]));
        await client.WhenEndedAsync();
        var clip = Path.Join(folder.FullName, "clip.mp4");
        await File.WriteAllBytesAsync(clip, await client.FetchAsync(await client.UrlAsync((string)body["output"]!["task_id"]!)), TestContext.Current.CancellationToken);

        var facts = await new MediaProbe(new FfmpegTools(Options.Create(new CompositionOptions()))).LookAsync(clip, TestContext.Current.CancellationToken);
        Assert.Equal(("516*774", "516*774", 24.0, 120), (Assert.Single(client.Emulator.Bill).Size, facts.Size.ToString(), facts.Rate.PerSecond, facts.Frames));

        // The middle of the first picture, where no words are.
        var raw = Path.Join(folder.FullName, "dot.rgb");
        await RunAsync("ffmpeg", "-v", "error", "-i", clip, "-frames:v", "1", "-vf", "crop=2:2:500:700", "-f", "rawvideo", "-pix_fmt", "rgb24", raw);
        var dot = await File.ReadAllBytesAsync(raw, TestContext.Current.CancellationToken);
        Assert.True(dot[0] > 200 && dot[1] < 60 && dot[2] < 60, $"The dot is {dot[0]}, {dot[1]}, {dot[2]}.");
    }

    [Fact]
    public async Task Clip_OfAModelWithoutSound_HasNone()
    {
        await using var client = await EmulatorClient.OpenAsync();
        var (_, body) = await client.SendAsync("""{"model":"wanx2.1-t2v-turbo","input":{"prompt":"p"},"parameters":{"size":"832*480"} }""");
        await client.WhenEndedAsync();
        var clip = Path.Join(folder.FullName, "clip.mp4");
        await File.WriteAllBytesAsync(clip, await client.FetchAsync(await client.UrlAsync((string)body["output"]!["task_id"]!)), TestContext.Current.CancellationToken);

        Assert.Null((await new MediaProbe(new FfmpegTools(Options.Create(new CompositionOptions()))).LookAsync(clip, TestContext.Current.CancellationToken)).AudioCodec);
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = System.Diagnostics.Process.Start(program, arguments);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
    }

    // Tells its process id, and then never ends by itself.
    private string SlowFfmpeg()
    {
        var script = Path.Join(folder.FullName, "ffmpeg");
        File.WriteAllText(script, $"#!/bin/sh\ncase \"$*\" in *-filters*) exit 0;; esac\necho $$ > {folder.FullName}/pid.new\nmv {folder.FullName}/pid.new {folder.FullName}/pid\nexec sleep 600\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return script;
    }

    private async Task<int> FirstPidAsync()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(30));
        var pid = Path.Join(folder.FullName, "pid");
        while (!File.Exists(pid))
        {
            limit.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        return int.Parse(await File.ReadAllTextAsync(pid, limit.Token), CultureInfo.InvariantCulture);
    }
}
