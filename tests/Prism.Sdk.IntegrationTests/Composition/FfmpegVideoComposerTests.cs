using System.Globalization;
using System.Security.Cryptography;
using Prism.Sdk.Composition;

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
    public async Task ComposeAsync_MoreFilmsThanPlaces_WaitAndAreMadeOneAfterTheOther()
    {
        using var narrow = new CuttingTable(new CompositionOptions { Preset = "ultrafast", Poster = false, Manifest = false, MaxConcurrentFilms = 1 });
        string[] clips = [TestMedia.Clip(table.At("a.mp4")), TestMedia.Clip(table.At("b.mp4"))];

        Task<FinalVideo>[] films = [.. Enumerable.Range(1, 3).Select(i => narrow.ComposeAsync(clips, Small, narrow.At($"film{i}.mp4"), cancellationToken: TestContext.Current.CancellationToken))];
        Assert.Single(Directory.GetDirectories(narrow.WorkFolder, "compose-*"));

        Assert.All(await Task.WhenAll(films), static film => Assert.True(File.Exists(film.Path)));
        Assert.Equal(3, narrow.Percents.Count(static percent => percent == 0));
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

    [Fact]
    public async Task ComposeAsync_BroadcastRate_IsKeptExactly()
    {
        string[] clips = [TestMedia.Clip(table.At("a.mp4"), video: "size=320x240:rate=30000/1001"), TestMedia.Clip(table.At("b.mp4"), video: "size=320x240:rate=24")];

        var film = await table.ComposeAsync(clips, Small, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal("30000/1001", TestMedia.Entry(film.Path, "v:0", "r_frame_rate"));
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
