using Prism.Sdk.Composition;
using Prism.Sdk.Planning;

namespace Prism.Sdk.IntegrationTests.Composition;

public sealed class TransitionTests : IDisposable
{
    private const int Length = 60;

    private const int Joint = 15;

    private static readonly VideoSize Small = new(320, 240);

    private readonly CuttingTable table = new();

    public void Dispose() => table.Dispose();

    [Theory]
    [InlineData("dissolve", "fade")]
    [InlineData("fade", "fadeblack")]
    [InlineData("wipe", "wipeleft")]
    [InlineData("slide", "slideleft")]
    public async Task ComposeAsync_Transition_IsSeenAndHeardWhereThePlanSays(string word, string effect)
    {
        string[] clips = [TestMedia.Clip(table.At("a.mp4"), 440), TestMedia.Clip(table.At("b.mp4"), 660, picture: "-vf hue=h=120"), TestMedia.Clip(table.At("c.mp4"), 880)];

        var film = await table.ComposeAsync(clips, Small, transition: new ShotTransition(word), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal((3 * Length) - (2 * Joint), TestMedia.Number(film.Path, "v:0", "nb_read_packets"));
        Assert.All(TestMedia.Likeness("ssim", film.Path, "null", Reference(clips, effect), "null"), like => Assert.InRange(like, 0.9, 1));
        Assert.Equal(440, TestMedia.Pitch(film.Path, 0.2, 1.2), 4d);
        Assert.Equal(660, TestMedia.Pitch(film.Path, 2.1, 0.8), 4d);
        Assert.Equal(880, TestMedia.Pitch(film.Path, 3.6, 1.2), 4d);
        Assert.Equal(("encoded", "there are transitions"), (film.Report!.Pictures, film.Report.PicturesReason));
        Assert.Equal([(word, Joint), (word, Joint), (null, 0)], film.Report.Clips.Select(clip => (clip.Transition, clip.TransitionFrames)));
        Assert.Empty(table.Updates.OfType<PipelineWarning>());
    }

    [Fact]
    public async Task ComposeAsync_ClipTooShort_ShortensTheTransitionAndSaysSo()
    {
        string[] clips = [TestMedia.Clip(table.At("a.mp4")), TestMedia.Clip(table.At("b.mp4"), seconds: 0.2), TestMedia.Clip(table.At("c.mp4"))];

        var film = await table.ComposeAsync(clips, Small, transition: ShotTransition.Dissolve, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal((2 * Length) + 6 - (2 * 3), TestMedia.Number(film.Path, "v:0", "nb_read_packets"));
        Assert.Equal(2, table.Updates.OfType<PipelineWarning>().Count(warning => warning.Code == "transition-short"));
        Assert.Contains(film.Report!.Notes, note => note.Contains("dissolve after shot s1 lasts 0.10 seconds", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ComposeAsync_WordThatNobodyKnows_CutsAndSaysSo()
    {
        string[] clips = [TestMedia.Clip(table.At("a.mp4")), TestMedia.Clip(table.At("b.mp4"))];

        var film = await table.ComposeAsync(clips, Small, transition: new ShotTransition("swirl"), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal("copied", film.Report!.Pictures);
        Assert.Single(table.Updates.OfType<PipelineWarning>(), warning => warning.Code == "transition-unknown");
    }

    [Theory]
    [InlineData("")] // with B-frames that others lean on
    [InlineData("-bf 0")]
    public async Task ComposeAsync_Smart_CopiesAllButTheJointsBitByBit(string picture)
    {
        using var smart = new CuttingTable(new CompositionOptions { SmartTransitions = true });
        string[] clips = [.. Enumerable.Range(0, 3).Select(i => TestMedia.Clip(
            smart.At($"{i}.mp4"), 440 + (i * 220), seconds: 4, picture: $"-vf hue=h={i * 60} -g 15 {picture}"))];

        var film = await smart.ComposeAsync(clips, Small, seconds: 4, transition: ShotTransition.Dissolve, cancellationToken: TestContext.Current.CancellationToken);

        const int Frames = (3 * 120) - (2 * Joint);
        Assert.Equal("pieces", film.Report!.Pictures);
        Assert.Equal(Frames, TestMedia.Number(film.Path, "v:0", "nb_read_packets"));
        var made = TestMedia.Pictures(film.Path);
        Assert.Equal(Frames, made.Count);
        var copied = clips.SelectMany((clip, i) => TestMedia.Pictures(clip).Select((picture, frame) => (At: (i * (120 - Joint)) + frame, Picture: picture)))
            .Where(source => source.Picture == made[source.At]).Select(source => source.At).ToHashSet();
        var same = copied.Count;
        Assert.Equal(film.Report.CopiedFrames, same);
        Assert.InRange(same, Frames * 0.88, Frames);

        // xfade works in 4:4:4, so even a lossless film by it differs from its sources; only the joints can be judged by it.
        var joints = TestMedia.Likeness("psnr", film.Path, "null", Reference(clips, "fade"), "null").Where((_, frame) => !copied.Contains(frame)).ToList();
        Assert.InRange(joints.Count, 2 * Joint, Frames - same);
        Assert.All(joints, like => Assert.InRange(like, 41, 100));
        Assert.Equal(660, TestMedia.Pitch(film.Path, 4.2, 2.5), 4d);
    }

    [Fact]
    public async Task ComposeAsync_SmartWithOneOddClip_MakesItAlikeAndCopiesTheRest()
    {
        using var smart = new CuttingTable(new CompositionOptions { SmartTransitions = true });
        string[] clips =
        [
            TestMedia.Clip(smart.At("a.mp4"), seconds: 4, picture: "-g 15"),
            TestMedia.Clip(smart.At("b.mp4"), 660, "size=240x320:rate=24", seconds: 2, picture: "-g 15"),
            TestMedia.Clip(smart.At("c.mp4"), 880, seconds: 4, picture: "-g 15"),
        ];

        var film = await smart.ComposeAsync(clips, Small, seconds: 4, transition: ShotTransition.Wipe, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal("pieces", film.Report!.Pictures);
        Assert.Equal(300 - 30, TestMedia.Number(film.Path, "v:0", "nb_read_packets"));
        Assert.Equal(660, TestMedia.Pitch(film.Path, 4.1, 0.8), 4d);
        Assert.All(
            TestMedia.Likeness("ssim", film.Path, "trim=start_frame=125:end_frame=130", clips[1], "fps=30,scale=-2:240,pad=320:240:(ow-iw)/2:0,trim=start_frame=20:end_frame=25"),
            like => Assert.InRange(like, 0.95, 1));
    }

    [Fact]
    public async Task ComposeAsync_SmartWithOneKeyFrameAClip_EncodesTheWholeAndSaysWhy()
    {
        using var smart = new CuttingTable(new CompositionOptions { SmartTransitions = true, Preset = "ultrafast" });
        string[] clips = [TestMedia.Clip(smart.At("a.mp4")), TestMedia.Clip(smart.At("b.mp4"))];

        var film = await smart.ComposeAsync(clips, Small, transition: ShotTransition.Dissolve, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal("encoded", film.Report!.Pictures);
        Assert.Contains("without decoding", film.Report.PicturesReason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dissolve", "fade")]
    [InlineData("fade", "fadeblack")]
    public async Task ComposeAsync_HoldWithOneKeyFrameAClip_CopiesAllButTheLastPicturesOfEachClip(string word, string effect)
    {
        var options = new CompositionOptions { SmartTransitions = true, HoldTransitions = true };
        options.Variants.Add("1:1");
        using var hold = new CuttingTable(options);
        string[] clips = [.. Enumerable.Range(0, 3).Select(i => TestMedia.Clip(hold.At($"{i}.mp4"), 440 + (i * 220), picture: $"-vf hue=h={i * 60}"))];

        var film = await hold.ComposeAsync(clips, Small, transition: new ShotTransition(word), captions: ["one", "two", "three"], cancellationToken: TestContext.Current.CancellationToken);

        FilmJudge.AssertIsRight(film.Path, Small, joint: 0, (clips[0], 440), (clips[1], 660), (clips[2], 880));
        Assert.Equal(("pieces", "copied"), (film.Report!.Pictures, film.Report.Sound));
        Assert.Contains("stands still", film.Report.PicturesReason, StringComparison.Ordinal);
        var made = TestMedia.Pictures(film.Path);
        var same = clips.SelectMany(TestMedia.Pictures).Zip(made, (source, picture) => source == picture).ToList();
        Assert.Equal(3 * Length, same.Count);
        Assert.Equal(film.Report.CopiedFrames, same.Count(static equal => equal));
        Assert.InRange(film.Report.CopiedFrames, (3 * Length) - (2 * (Joint + 3)), (3 * Length) - (2 * Joint));

        // Each joint against a lossless one: the last frames of the one clip, and the first of the other standing still.
        for (var i = 0; i < 2; i++)
        {
            var lossless = hold.At($"joint{i}.mkv");
            TestMedia.Run("ffmpeg", ["-i", clips[i], "-i", clips[i + 1], "-filter_complex",
                $"[0:v]trim=start_frame=45,setpts=PTS-STARTPTS,settb=1/30,format=yuv420p[a];[1:v]trim=end_frame=1,tpad=stop=14:stop_mode=clone,setpts=N,settb=1/30,format=yuv420p[b];[a][b]xfade=transition={effect}:duration=0.5:offset=0,trim=end_frame=15,format=yuv420p[v]",
                "-map", "[v]", "-c:v", "ffv1", lossless]);
            var start = ((i + 1) * Length) - Joint;
            Assert.All(TestMedia.Likeness("psnr", film.Path, $"trim=start_frame={start}:end_frame={start + Joint}", lossless, "null"), like => Assert.InRange(like, 41, 100));
        }

        // The captions change in the middle of the joint.
        Assert.Contains("00:00:01,733 --> 00:00:03,733", await File.ReadAllTextAsync(film.Files[0].Path, TestContext.Current.CancellationToken), StringComparison.Ordinal);

        // A variant is encoded anew, and is the same film.
        var square = film.Files.Single(static file => file.Kind == "1x1").Path;
        Assert.Equal(3 * Length, TestMedia.Number(square, "v:0", "nb_read_packets"));
        Assert.All(
            TestMedia.Likeness("ssim", square, "trim=start_frame=40:end_frame=70,crop=240:180:0:30", film.Path, "trim=start_frame=40:end_frame=70,scale=240:180"),
            like => Assert.InRange(like, 0.9, 1));
    }

    // The same film by one plain graph, without loss: what ours is judged by.
    private string Reference(string[] clips, string effect)
    {
        var path = table.At($"reference-{effect}.mkv");
        if (File.Exists(path))
        {
            return path;
        }

        var graph = string.Concat(clips.Select((_, i) => $"[{i}:v]setpts=PTS-STARTPTS,settb=1/30,format=yuv420p[v{i}];"));
        var last = "v0";
        var start = 0.0;
        for (var i = 1; i < clips.Length; i++)
        {
            start += TestMedia.Number(clips[i - 1], "v:0", "duration") - 0.5;
            graph += string.Create(System.Globalization.CultureInfo.InvariantCulture, $"[{last}][v{i}]xfade=transition={effect}:duration=0.5:offset={start:0.000}[j{i}];");
            last = $"j{i}";
        }

        var frames = (int)Math.Round((start + TestMedia.Number(clips[^1], "v:0", "duration")) * 30);
        TestMedia.Run("ffmpeg", [.. clips.SelectMany(clip => (string[])["-i", "file:" + clip]), "-filter_complex", graph + $"[{last}]trim=end_frame={frames},format=yuv420p[v]", "-map", "[v]", "-c:v", "ffv1", "-y", "file:" + path]);
        return path;
    }
}
