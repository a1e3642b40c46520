using System.Globalization;
using System.Security.Cryptography;

namespace Prism.Sdk.IntegrationTests.Composition;

public sealed class FfmpegVideoComposerTests : IDisposable
{
    private static readonly VideoSize Small = new(320, 240);

    private readonly CuttingTable table = new();

    public void Dispose() => table.Dispose();

    [Fact]
    public async Task ComposeAsync_EqualClips_CopiesEveryPictureAndLaysTheSoundToTheSample()
    {
        string[] clips = [TestMedia.Clip(table.At("a.mp4"), 440), TestMedia.Clip(table.At("b.mp4"), 660), TestMedia.Clip(table.At("c.mp4"), 880)];

        var film = await table.ComposeAsync(clips, Small, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(clips.SelectMany(TestMedia.Pictures), TestMedia.Pictures(film.Path));
        Assert.Equal(6, film.Duration.TotalSeconds, 0.001);
        Assert.Equal((Small, 30), (film.Size, film.FrameRate));
        AssertSoundIs(film.Path, 440, 660, 880);
        Assert.Empty(table.Updates.OfType<PipelineWarning>());
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(film.Path, TestContext.Current.CancellationToken))), film.Sha256);
    }

    [Fact]
    public async Task ComposeAsync_EqualClips_StartsPictureAndSoundTogether()
    {
        string[] clips = [TestMedia.Clip(table.At("a.mp4")), TestMedia.Clip(table.At("b.mp4"))];

        var film = await table.ComposeAsync(clips, Small, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(0, TestMedia.Number(film.Path, "v:0", "start_time"), 0.001);
        Assert.Equal(0, TestMedia.Number(film.Path, "a:0", "start_time"), 0.001);
    }

    [Fact]
    public async Task ComposeAsync_SoundLongerThanPicture_LeavesNoGapBetweenPictures()
    {
        string[] clips = [Uneven("a.mp4"), Uneven("b.mp4"), Uneven("c.mp4")];

        var film = await table.ComposeAsync(clips, Small, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(6, film.Duration.TotalSeconds, 0.001);
        var times = TestMedia.Run("ffprobe", ["-select_streams", "v:0", "-show_entries", "packet=pts_time", "-of", "csv=p=0", film.Path])
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => double.Parse(line.Trim(','), CultureInfo.InvariantCulture)).Order().ToList();
        Assert.All(times.Zip(times.Skip(1), (before, after) => after - before), step => Assert.Equal(1 / 30d, step, 0.001));

        string Uneven(string name)
        {
            var picture = TestMedia.Clip(table.At("picture.mp4"), tone: null);
            TestMedia.Run("ffmpeg", ["-i", picture, "-f", "lavfi", "-i", "sine=frequency=440:duration=2.3", "-c:v", "copy", "-c:a", "aac", "-y", table.At(name)]);
            return table.At(name);
        }
    }

    [Theory]
    [InlineData("size=320x240:rate=24", 660, "", "-ar 44100 -ac 2")] // another frame rate
    [InlineData("size=240x320:rate=30", 660, "", "-ar 48000 -ac 2")] // another shape
    [InlineData("size=240x240:rate=30", 660, "-vf setsar=4/3", "-ar 48000 -ac 2")] // pixels that are not square
    [InlineData("size=320x240:rate=30", null, "", "")] // no sound track
    [InlineData("size=320x240:rate=30", 660, "", "-ar 48000 -ac 1")] // one channel
    [InlineData("size=320x240:rate=30", 660, "-vf select='not(mod(n\\,3)*lt(mod(n\\,5)\\,2))' -vsync vfr", "-ar 44100 -ac 2")] // frames of unequal length
    [InlineData("size=320x240:rate=30", 660, "-profile:v high444 -pix_fmt yuv444p", "-ar 44100 -ac 2")] // another pixel format
    [InlineData("size=320x240:rate=30", 660, "-bf 0 -refs 1", "-ar 44100 -ac 2")] // another encoder setting
    [InlineData("size=322x242:rate=30000/1001", 660, "", "-ar 22050 -ac 1")]
    public async Task ComposeAsync_SecondClipDiffers_FilmIsRightAllTheSame(string video, int? tone, string picture, string sound)
    {
        string[] clips = [TestMedia.Clip(table.At("a.mp4")), TestMedia.Clip(table.At("b.mp4"), tone, video, picture: picture, sound: sound), TestMedia.Clip(table.At("c.mp4"), 880)];

        var film = await table.ComposeAsync(clips, Small, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(Small, film.Size);
        Assert.InRange(film.Duration.TotalSeconds, 5.9, 6.1);
        Assert.InRange(TestMedia.Number(film.Path, "v:0", "nb_read_packets"), 178, 182);
        AssertSoundIs(film.Path, 440, tone, 880);
    }

    [Fact]
    public async Task ComposeAsync_BroadcastRate_IsKeptExactly()
    {
        string[] clips = [TestMedia.Clip(table.At("a.mp4"), video: "size=320x240:rate=30000/1001"), TestMedia.Clip(table.At("b.mp4"), video: "size=320x240:rate=24")];

        var film = await table.ComposeAsync(clips, Small, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal("30000/1001", TestMedia.Entry(film.Path, "v:0", "r_frame_rate"));
    }

    [Fact]
    public async Task ComposeAsync_PortraitClipInLandscapeFilm_IsLetterboxedNotStretched()
    {
        string[] clips = [TestMedia.Clip(table.At("a.mp4")), TestMedia.Clip(table.At("b.mp4"), video: "size=120x240:rate=30")];

        var film = await table.ComposeAsync(clips, Small, cancellationToken: TestContext.Current.CancellationToken);

        // SSIM of the second half against the source between black bars.
        var log = table.At("ssim.log");
        TestMedia.Run("ffmpeg",
        [
            "-ss", "2", "-i", film.Path, "-i", clips[1], "-lavfi",
            $"[1:v]pad=320:240:100:0:black[want];[0:v][want]ssim=stats_file={log}", "-f", "null", "-",
        ]);
        var similar = (await File.ReadAllLinesAsync(log, TestContext.Current.CancellationToken)).Where(line => line.Contains("All:", StringComparison.Ordinal))
            .Average(line => double.Parse(line.Split("All:")[1].Split(' ')[0], CultureInfo.InvariantCulture));
        Assert.InRange(similar, 0.95, 1);
    }

    [Fact]
    public async Task ComposeAsync_NobodyHasSound_FilmHasSilence()
    {
        string[] clips = [TestMedia.Clip(table.At("a.mp4"), tone: null), TestMedia.Clip(table.At("b.mp4"), tone: null)];

        var film = await table.ComposeAsync(clips, Small, cancellationToken: TestContext.Current.CancellationToken);

        Assert.InRange(TestMedia.Number(film.Path, "a:0", "duration"), 3.95, 4.05);
        Assert.DoesNotContain(TestMedia.Samples(film.Path), sample => Math.Abs((int)sample) > 8);
    }

    [Fact]
    public async Task ComposeAsync_ClipsShorterThanPlanned_FilmIsMadeWithAWarning()
    {
        await table.ComposeAsync([TestMedia.Clip(table.At("a.mp4"))], Small, seconds: 5, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Single(table.Updates.OfType<PipelineWarning>());
    }

    [Fact]
    public async Task ComposeAsync_Progress_GrowsFromZeroToHundred()
    {
        string[] clips = [TestMedia.Clip(table.At("a.mp4"), seconds: 4), TestMedia.Clip(table.At("b.mp4"), seconds: 4, video: "size=640x480:rate=24")];

        await table.ComposeAsync(clips, new VideoSize(1280, 720), seconds: 4, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(table.Percents.Order(), table.Percents);
        Assert.Equal((0, 100), (table.Percents.First(), table.Percents.Last()));
        Assert.Single(table.Percents, percent => percent == 100);
        Assert.True(table.Percents.Count() > 2, string.Join(' ', table.Percents));
    }

    [Theory]
    [InlineData("with spaces/my film.mp4")]
    [InlineData("it's \"quoted\".mp4")]
    [InlineData("100% ;,[]=&.mp4")]
    [InlineData("-leading.mp4")]
    [InlineData("雨夜的东京🐈.mp4")]
    [InlineData("new\nline.mp4")]
    [InlineData("concat:a|b.mp4")]
    public async Task ComposeAsync_StrangePaths_FilmAndClipsAreReached(string name)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows forbids most of these names.");
        var clip = table.At(name);
        Directory.CreateDirectory(Path.GetDirectoryName(clip)!);
        TestMedia.Clip(clip);
        var output = Path.Join(table.At("out"), name);

        var film = await table.ComposeAsync([clip, clip], Small, output, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(output, film.Path);
        Assert.Equal(120, TestMedia.Number(output, "v:0", "nb_read_packets"));
        Assert.Single(Directory.GetFileSystemEntries(Path.GetDirectoryName(output)!));
    }

    [Fact]
    public async Task ComposeAsync_AfterSuccess_LeavesOnlyTheFilm()
    {
        await table.ComposeAsync([TestMedia.Clip(table.At("a.mp4"))], Small, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Empty(Directory.GetFileSystemEntries(table.WorkFolder));
        Assert.Equal([table.Film], Directory.GetFileSystemEntries(Path.GetDirectoryName(table.Film)!));
    }

    private static void AssertSoundIs(string film, params int?[] tones)
    {
        for (var i = 0; i < tones.Length; i++)
        {
            Assert.Equal(tones[i] ?? 0, TestMedia.Pitch(film, (i * 2) + 0.25, 1.5), 4d);
        }

        var picture = TestMedia.Number(film, "v:0", "start_time") + TestMedia.Number(film, "v:0", "duration");
        var sound = TestMedia.Number(film, "a:0", "start_time") + TestMedia.Number(film, "a:0", "duration");
        Assert.InRange(sound - picture, -0.05, 0.05);
        Assert.InRange((TestMedia.Samples(film).Length / 48000d) - picture, -0.05, 0.05);
    }
}
