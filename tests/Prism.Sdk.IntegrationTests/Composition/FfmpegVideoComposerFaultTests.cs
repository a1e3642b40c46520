using System.Diagnostics;
using Prism.Sdk.Composition;

namespace Prism.Sdk.IntegrationTests.Composition;

public sealed class FfmpegVideoComposerFaultTests : IDisposable
{
    private static readonly VideoSize Small = new(320, 240);

    private readonly CuttingTable table = new();

    public void Dispose() => table.Dispose();

    [Theory]
    [InlineData("missing")]
    [InlineData("empty")]
    [InlineData("playlist")]
    [InlineData("cut short")]
    [InlineData("spoiled in the middle")]
    public async Task ComposeAsync_BadSecondClip_NamesItsShotAndKeepsTheOldFilm(string fault)
    {
        var clips = new[] { TestMedia.Clip(table.At("a.mp4")), TestMedia.Clip(table.At("b.mp4")), TestMedia.Clip(table.At("c.mp4")) };
        Spoil(clips[1], fault);
        Directory.CreateDirectory(Path.GetDirectoryName(table.Film)!);
        await File.WriteAllTextAsync(table.Film, "the film of yesterday", TestContext.Current.CancellationToken);

        var exception = await Assert.ThrowsAsync<CompositionException>(() => table.ComposeAsync(clips, Small, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Contains("s2", exception.Message, StringComparison.Ordinal);
        Assert.Equal("s2", exception.ShotId);
        Assert.Equal("the film of yesterday", await File.ReadAllTextAsync(table.Film, TestContext.Current.CancellationToken));
        AssertNothingIsLeft(alone: true);
    }

    [Theory]
    [InlineData("playlist")]
    [InlineData("empty")]
    [InlineData("cut short")]
    [InlineData("spoiled in the middle")]
    [InlineData("picture")]
    public async Task FindProblemAsync_BadClip_SaysWhat(string fault)
    {
        var clip = TestMedia.Clip(table.At("a.mp4"));
        Spoil(clip, fault);

        Assert.NotNull(await table.Check.FindProblemAsync(clip, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task FindProblemAsync_GoodClip_SaysNothing()
    {
        Assert.Null(await table.Check.FindProblemAsync(TestMedia.Clip(table.At("it's \"a\".mp4")), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task ComposeAsync_Canceled_StopsFfmpegWithinTwoSecondsAndLeavesNothing()
    {
        var clips = new[] { TestMedia.Clip(table.At("a.mp4"), seconds: 20), TestMedia.Clip(table.At("b.mp4"), seconds: 20, video: "size=320x240:rate=25") };
        using var stop = new CancellationTokenSource();
        var composing = table.ComposeAsync(clips, new VideoSize(1920, 1080), seconds: 20, cancellationToken: stop.Token);
        while (Children().Count == 0 || !table.Percents.Any(percent => percent > 0))
        {
            Assert.False(composing.IsCompleted, "It ended before it could be stopped.");
            await Task.Yield();
        }

        var watch = Stopwatch.StartNew();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => composing);

        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 2);
        Assert.Empty(Children());
        AssertNothingIsLeft(alone: false);

        // ffmpeg works in the folder of the job, so its working directory tells it from the others on this machine.
        List<string> Children() => !OperatingSystem.IsLinux() ? [] : [.. Process.GetProcessesByName("ffmpeg")
            .Select(process => new FileInfo($"/proc/{process.Id}/cwd").LinkTarget ?? "")
            .Where(folder => folder.StartsWith(table.WorkFolder, StringComparison.Ordinal))];
    }

    [Fact]
    public async Task ComposeAsync_OutputIsAFolder_SaysSo()
    {
        Directory.CreateDirectory(table.Film);

        var exception = await Assert.ThrowsAsync<CompositionException>(
            () => table.ComposeAsync([TestMedia.Clip(table.At("a.mp4"))], Small, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Contains("folder", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CheckAsync_NoFfmpegInFolder_SaysHowToGetIt()
    {
        using var bare = new CuttingTable(new CompositionOptions { FfmpegFolder = Path.GetTempPath() });

        var exception = await Assert.ThrowsAsync<PrismConfigurationException>(() => ((IPreflight)bare.Composer).CheckAsync(TestContext.Current.CancellationToken));

        Assert.All(
            ["apt-get install ffmpeg", "winget install Gyan.FFmpeg", "brew install ffmpeg", "Prism:Composition:FfmpegFolder"],
            remedy => Assert.Contains(remedy, exception.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("#!/bin/sh\necho 'ffmpeg version 9.9 x'; exit 0", "libx264", true)]
    [InlineData("not executable", "start", false)]
    [InlineData("#!/bin/sh\nexit 3", "run", true)]
    public async Task CheckAsync_FfmpegOfNoUse_SaysWhy(string script, string word, bool executable)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The stand-in is a shell script.");
        foreach (var name in (string[])["ffmpeg", "ffprobe"])
        {
            await File.WriteAllTextAsync(table.At(name), script, TestContext.Current.CancellationToken);
            Allow(table.At(name), executable);
        }

        using var other = new CuttingTable(new CompositionOptions { FfmpegFolder = Path.GetDirectoryName(table.At("ffmpeg")) });
        var exception = await Assert.ThrowsAsync<PrismConfigurationException>(() => ((IPreflight)other.Composer).CheckAsync(TestContext.Current.CancellationToken));

        Assert.Contains(word, exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("was not found", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ComposeAsync_FfmpegHangs_IsStoppedByTheWatchdog()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The stand-in is a shell script.");
        const string Script = "#!/bin/sh\ncase \"$*\" in *film.mp4*) exec sleep 600;; *) exec ffmpeg \"$@\";; esac";
        var folder = Directory.CreateDirectory(table.At("tools")).FullName;
        await File.WriteAllTextAsync(Path.Join(folder, "ffmpeg"), Script, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Join(folder, "ffprobe"), "#!/bin/sh\nexec ffprobe \"$@\"", TestContext.Current.CancellationToken);
        foreach (var tool in Directory.GetFiles(folder))
        {
            Allow(tool, executable: true);
        }

        using var hung = new CuttingTable(new CompositionOptions { FfmpegFolder = folder, StallTimeout = TimeSpan.FromSeconds(1) });
        var watch = Stopwatch.StartNew();
        var exception = await Assert.ThrowsAsync<CompositionException>(
            () => hung.ComposeAsync([TestMedia.Clip(hung.At("a.mp4"))], Small, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Contains("StallTimeout", exception.Message, StringComparison.Ordinal);
        Assert.InRange(watch.Elapsed.TotalSeconds, 1, 10);
        Assert.Empty(Directory.GetFileSystemEntries(hung.WorkFolder));
    }

    private static void Allow(string tool, bool executable)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(tool, UnixFileMode.UserRead | UnixFileMode.UserWrite | (executable ? UnixFileMode.UserExecute : 0));
        }
    }

    private static void Spoil(string clip, string fault)
    {
        var bytes = File.ReadAllBytes(clip);
        switch (fault)
        {
            case "missing":
                File.Delete(clip);
                break;
            case "empty":
                File.WriteAllBytes(clip, []);
                break;
            case "playlist":
                File.WriteAllText(clip, "#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXTINF:5,\nfile:///etc/hostname\n#EXT-X-ENDLIST\n");
                break;
            case "picture":
                File.WriteAllBytes(clip, [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0, 0, 0, 13, 1, 2, 3, 4]);
                break;
            case "cut short":
                File.WriteAllBytes(clip, bytes[..^20_000]);
                break;
            default:
                Random.Shared.NextBytes(bytes.AsSpan(bytes.Length / 2, bytes.Length / 5));
                File.WriteAllBytes(clip, bytes);
                break;
        }
    }

    private void AssertNothingIsLeft(bool alone)
    {
        Assert.Empty(Directory.GetFileSystemEntries(table.WorkFolder));
        var folder = Path.GetDirectoryName(table.Film)!;
        Assert.Equal(alone ? [table.Film] : [], Directory.Exists(folder) ? Directory.GetFileSystemEntries(folder) : []);
    }
}
