using System.Diagnostics;
using Prism.Sdk.Composition;
using Prism.Sdk.Planning;

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

        Assert.NotNull(await table.Check.FindProblemAsync(clip, "", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task FindProblemAsync_FfmpegGivesItUpWithoutAWord_SaysSo()
    {
        // As it does with one of fifteen clips that are spoiled in the middle.
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The stand-in is a shell script.");
        using var silent = new CuttingTable(new CompositionOptions { FfmpegFolder = StandIn("case \"$*\" in *'-f null'*) exit 1;; esac") });

        Assert.Contains("does not say why", await silent.Check.FindProblemAsync(TestMedia.Clip(silent.At("a.mp4")), "", TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task FindProblemAsync_GoodClip_SaysNothing()
    {
        Assert.Null(await table.Check.FindProblemAsync(TestMedia.Clip(table.At("it's \"a\".mp4")), "", TestContext.Current.CancellationToken));
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
        var folder = StandIn("case \"$*\" in *film.pictures.mp4*) exec sleep 600;; esac");
        using var hung = new CuttingTable(new CompositionOptions { FfmpegFolder = folder, StallTimeout = TimeSpan.FromSeconds(1) });
        var watch = Stopwatch.StartNew();
        var exception = await Assert.ThrowsAsync<CompositionException>(
            () => hung.ComposeAsync([TestMedia.Clip(hung.At("a.mp4"))], new VideoSize(160, 120), cancellationToken: TestContext.Current.CancellationToken));

        Assert.Contains("StallTimeout", exception.Message, StringComparison.Ordinal);
        Assert.InRange(watch.Elapsed.TotalSeconds, 1, 10);
        Assert.Empty(Directory.GetFileSystemEntries(hung.WorkFolder));
    }

    [Theory]
    [InlineData("kill -SEGV $$", "FFmpeg failed")]
    [InlineData("kill -KILL $$", "FFmpeg failed")]
    [InlineData("ffmpeg -v error -f lavfi -i testsrc2=size=160x120:rate=30:duration=1 -c:v libx264 -y film.pictures.mp4; exit 0", "frames where 60 were asked for")] // F06: exit code 0, and a film of half the length
    [InlineData("head -c 3000000 /dev/zero | tr '\\0' x >&2; exit 1", "FFmpeg failed")] // F10: megabytes without a line's end
    public async Task ComposeAsync_FfmpegDiesOrLies_NothingIsPublished(string script, string message)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The stand-in is a shell script.");
        var folder = StandIn($"case \"$*\" in *film.pictures.mp4*) {script};; esac");
        using var ill = new CuttingTable(new CompositionOptions { FfmpegFolder = folder });
        var exception = await Assert.ThrowsAsync<CompositionException>(
            () => ill.ComposeAsync([TestMedia.Clip(ill.At("a.mp4"))], new VideoSize(160, 120), cancellationToken: TestContext.Current.CancellationToken));

        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
        Assert.InRange(exception.Output?.Length ?? 0, 0, 12_000);
        Assert.False(File.Exists(ill.Film));
        Assert.Empty(Directory.GetFileSystemEntries(ill.WorkFolder));
    }

    [Theory]
    [InlineData("film.pictures.mp4", "dissolve", false)] // the whole film
    [InlineData("film.1x1.pictures.mp4", "dissolve", false)] // a variant
    [InlineData("alike1.mp4", "cut", false)] // the odd clip
    [InlineData("joint0.mp4", "dissolve", true)] // the pictures around a transition
    [InlineData("sound.mp4", "dissolve", true)]
    [InlineData("-f null", "cut", false)] // the check itself
    [InlineData("poster.jpg", "cut", false)]
    public async Task ComposeAsync_KilledAtAnyStep_NothingIsPublishedAndNoClipIsBlamed(string step, string transition, bool smart)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The stand-in is a shell script.");
        var options = new CompositionOptions { Preset = "ultrafast", SmartTransitions = smart, FfmpegFolder = StandIn($"case \"$*\" in *'{step}'*) kill -KILL $$;; esac") };
        if (step.Contains("1x1", StringComparison.Ordinal))
        {
            options.Variants.Add("1:1");
        }

        using var ill = new CuttingTable(options);
        string[] clips = [TestMedia.Clip(ill.At("a.mp4"), picture: "-g 15"), TestMedia.Clip(ill.At("b.mp4"), video: smart || transition != "cut" ? "size=320x240:rate=30" : "size=320x240:rate=24", picture: "-g 15")];

        var exception = await Assert.ThrowsAsync<CompositionException>(
            () => ill.ComposeAsync(clips, Small, transition: new ShotTransition(transition), cancellationToken: TestContext.Current.CancellationToken));

        Assert.Contains("esume the job", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("cannot be used", exception.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(ill.Film));
        Assert.Empty(Directory.GetFileSystemEntries(ill.WorkFolder));
    }

    [Theory]
    [InlineData("a.mp4")]
    [InlineData("film.mp4")]
    public async Task ComposeAsync_ProbeKilled_NoClipIsBlamed(string file)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The stand-in is a shell script.");
        using var ill = new CuttingTable(new CompositionOptions { FfmpegFolder = StandIn(":", probing: $"case \"$*\" in *'/{file}') kill -KILL $$;; esac") });

        var exception = await Assert.ThrowsAsync<CompositionException>(
            () => ill.ComposeAsync([TestMedia.Clip(ill.At("a.mp4"))], new VideoSize(160, 120), cancellationToken: TestContext.Current.CancellationToken));

        Assert.True(exception.IsTransient);
        Assert.Null(exception.ShotId);
        Assert.Contains("ffprobe was ended", exception.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(ill.Film));
        Assert.Empty(Directory.GetFileSystemEntries(ill.WorkFolder));
    }

    [Theory]
    [InlineData(false)] // too little, seen before
    [InlineData(true)] // full while it is written
    public async Task ComposeAsync_DiskFull_SaysSoAndPublishesNothing(bool late)
    {
        var disk = table.At("disk");
        Directory.CreateDirectory(disk);
        Assert.SkipUnless(OperatingSystem.IsLinux() && Mounted("mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", disk), "A small disk needs the right to mount one.");
        try
        {
            // One still picture is a small file, and grows where it is encoded anew to a larger size without loss.
            var clip = late ? TestMedia.Clip(table.At("a.mp4"), video: "size=160x120:rate=30", picture: "-crf 45", sound: "-ar 44100 -ac 2 -b:a 32k") : TestMedia.Clip(table.At("b.mp4"), video: "size=640x480:rate=30", seconds: 4);
            using var full = new CuttingTable(new CompositionOptions { Preset = "ultrafast", Quality = 1 }, work: Path.Join(disk, "work"));
            var output = Path.Join(disk, "film.mp4");
            var exception = await Assert.ThrowsAsync<CompositionException>(
                () => full.ComposeAsync([clip], late ? new VideoSize(1280, 960) : new VideoSize(640, 480), output, cancellationToken: TestContext.Current.CancellationToken));

            Assert.Contains(late ? "full" : "MB free", exception.Message, StringComparison.Ordinal);
            Assert.Empty(Directory.GetFiles(disk, "*", SearchOption.AllDirectories));
        }
        finally
        {
            Mounted("umount", disk);
        }

        static bool Mounted(string program, params string[] arguments)
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
    }

    /// <summary>Makes tools that do something of their own first, and then what the real ones do.</summary>
    private string StandIn(string script, string probing = ":")
    {
        var folder = Directory.CreateDirectory(table.At("tools")).FullName;
        File.WriteAllText(Path.Join(folder, "ffmpeg"), $"#!/bin/sh\n{script}\nexec ffmpeg \"$@\"\n");
        File.WriteAllText(Path.Join(folder, "ffprobe"), $"#!/bin/sh\n{probing}\nexec ffprobe \"$@\"\n");
        foreach (var tool in Directory.GetFiles(folder))
        {
            Allow(tool, executable: true);
        }

        return folder;
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
