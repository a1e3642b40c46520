using Prism.Sdk.Composition;
using Prism.Sdk.Planning;

namespace Prism.Sdk.IntegrationTests.Composition;

/// <summary>What providers may send, beside what we expect: every film must be right to the frame.</summary>
public sealed class MixedClipsTests : IDisposable
{
    private static readonly VideoSize Small = new(320, 240);

    private readonly CuttingTable table = new();

    public void Dispose() => table.Dispose();

    [Theory]
    [MemberData(nameof(OddClips.Names), MemberType = typeof(OddClips))]
    public async Task ComposeAsync_OddClip_IsRightAndItsNeighboursAreCopied(string odd)
    {
        string[] clips = [TestMedia.Clip(table.At("a.mp4")), table.At("b.mp4"), TestMedia.Clip(table.At("c.mp4"), 880)];
        var tone = OddClips.Make(odd, clips[1]);

        var film = await table.ComposeAsync(clips, Small, cancellationToken: TestContext.Current.CancellationToken);

        FilmJudge.AssertIsRight(film.Path, Small, joint: 0, (clips[0], 440), (clips[1], tone), (clips[2], 880));
        var pictures = TestMedia.Pictures(film.Path);
        Assert.Equal(TestMedia.Pictures(clips[0]), pictures.Take(60));
        Assert.Equal(TestMedia.Pictures(clips[2]), pictures.TakeLast(60));
    }

    [Fact]
    public async Task ComposeAsync_AllOddClipsInOneFilmWithDissolves_AreRight()
    {
        // A clip of one frame cannot share any.
        var sources = OddClips.Names.Select(static row => row.Data).Where(static name => name != "one frame")
            .Select((name, i) => (Path: table.At($"{i}.mp4"), Tone: OddClips.Make(name, table.At($"{i}.mp4")))).ToList();

        var film = await table.ComposeAsync([.. sources.Select(static source => source.Path)], Small, transition: ShotTransition.Dissolve, cancellationToken: TestContext.Current.CancellationToken);

        Assert.All(film.Report!.Clips.SkipLast(1), static clip => Assert.Equal(15, clip.TransitionFrames));
        FilmJudge.AssertIsRight(film.Path, Small, joint: 15, sources);
    }

    [Fact]
    public async Task ComposeAsync_OtherClockOnly_IsCopiedAllTheSame()
    {
        string[] clips = [TestMedia.Clip(table.At("a.mp4")), TestMedia.Clip(table.At("b.mp4"), picture: "-video_track_timescale 90000")];

        var film = await table.ComposeAsync(clips, Small, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(("copied", 120), (film.Report!.Pictures, film.Report.CopiedFrames));
        Assert.Equal(4, film.Duration.TotalSeconds, 0.001);
    }

    [Fact]
    public async Task ComposeAsync_OneFrameAndNoSound_IsOneFrameInTheFilm()
    {
        string[] clips = [TestMedia.Clip(table.At("a.mp4")), TestMedia.Clip(table.At("b.mp4"), tone: null, seconds: 0.033), TestMedia.Clip(table.At("c.mp4"), 880)];

        var film = await table.ComposeAsync(clips, Small, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(121, TestMedia.Number(film.Path, "v:0", "nb_read_packets"));
        Assert.Equal(880, TestMedia.Pitch(film.Path, 2.25, 1.5), 4d);
        Assert.Equal("encoded", film.Report!.Sound);
    }

    [Fact]
    public async Task ComposeAsync_SoundTrackWithNothingInIt_IsSilence()
    {
        var picture = TestMedia.Clip(table.At("picture.mp4"), tone: null);
        TestMedia.Run("ffmpeg", ["-i", picture, "-f", "lavfi", "-i", "sine=frequency=440", "-map", "0:v", "-map", "1:a", "-c:v", "copy", "-c:a", "aac", "-frames:a", "0", "-t", "2", "-y", table.At("b.mp4")]);
        string[] clips = [TestMedia.Clip(table.At("a.mp4")), table.At("b.mp4")];

        var film = await table.ComposeAsync(clips, Small, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(120, TestMedia.Number(film.Path, "v:0", "nb_read_packets"));
        Assert.DoesNotContain(TestMedia.Samples(film.Path).Skip(48000 * 21 / 10), sample => Math.Abs((int)sample) > 200);
    }

    [Fact]
    public async Task ComposeAsync_SixCopiedClips_SoundStaysWithThePictureThroughout()
    {
        string[] clips = [.. Enumerable.Range(0, 6).Select(i => TestMedia.Clip(table.At($"{i}.mp4"), 400 + (i * 100), seconds: 2.5))];

        var film = await table.ComposeAsync(clips, Small, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(("copied", "copied"), (film.Report!.Pictures, film.Report.Sound));
        var samples = TestMedia.Samples(film.Path);
        Assert.InRange((samples.Length / 48000d) - 15, -0.05, 0.05);
        for (var i = 0; i < 6; i++)
        {
            Assert.Equal(400 + (i * 100), TestMedia.Pitch(film.Path, (i * 2.5) + 0.05, 2.4), 4d);
        }
    }

    [Fact]
    public async Task ComposeAsync_Crop_FillsThePicture()
    {
        using var crop = new CuttingTable(new CompositionOptions { Preset = "ultrafast", Fit = PictureFit.Crop });
        string[] clips = [TestMedia.Clip(crop.At("a.mp4"), video: "size=240x320:rate=30")];

        var film = await crop.ComposeAsync(clips, Small, cancellationToken: TestContext.Current.CancellationToken);

        Assert.All(
            TestMedia.Likeness("ssim", film.Path, "trim=start_frame=25:end_frame=35", clips[0], "scale=320:-2,crop=320:240,trim=start_frame=25:end_frame=35"),
            like => Assert.InRange(like, 0.95, 1));
    }
}
