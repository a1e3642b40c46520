using Microsoft.Extensions.Options;
using Prism.Sdk.Composition;
using Prism.Sdk.Composition.Probing;

namespace Prism.Sdk.IntegrationTests.Composition;

public sealed class KnownClipsTests : IDisposable
{
    private readonly CuttingTable table = new();

    private string Starts => table.At("starts.txt");

    public void Dispose() => table.Dispose();

    [Fact]
    public async Task LookAsync_TheSameClipUnderAnotherName_IsNotProbedAgain()
    {
        var known = Open();
        var clip = TestMedia.Clip(table.At("a.mp4"));
        var facts = await known.LookAsync(clip, "hash", TestContext.Current.CancellationToken);
        File.Move(clip, table.At("b.mp4"));

        Assert.Same(facts, await known.LookAsync(table.At("b.mp4"), "hash", TestContext.Current.CancellationToken));
        Assert.Single(await File.ReadAllLinesAsync(Starts, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("other", 2)]
    [InlineData("", 2)]
    [InlineData("hash", 4)]
    public async Task LookAsync_AnotherClipOrAnUnknownOne_IsProbed(string hash, int seconds)
    {
        var known = Open();
        var clip = TestMedia.Clip(table.At("a.mp4"));
        await known.LookAsync(clip, hash.Length == 0 ? "" : "hash", TestContext.Current.CancellationToken);
        TestMedia.Run("ffmpeg", ["-f", "lavfi", "-i", $"testsrc2=size=320x240:rate=30:duration={seconds}", "-y", clip]);

        var facts = await known.LookAsync(clip, hash, TestContext.Current.CancellationToken);

        Assert.Equal(seconds, facts.VideoDuration.TotalSeconds, 0.1);
        Assert.Equal(2, (await File.ReadAllLinesAsync(Starts, TestContext.Current.CancellationToken)).Length);
    }

    // Tools that note each start.
    private KnownClips Open()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The stand-in is a shell script.");
        var folder = Directory.CreateDirectory(table.At("tools")).FullName;
        var script = Path.Join(folder, "ffprobe");
        File.WriteAllText(script, $"#!/bin/sh\necho probe >> '{Starts}'\nexec ffprobe \"$@\"\n");
        if (OperatingSystem.IsLinux())
        {
            File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        return new KnownClips(new MediaProbe(new FfmpegTools(Options.Create(new CompositionOptions { FfmpegFolder = folder }))));
    }
}
