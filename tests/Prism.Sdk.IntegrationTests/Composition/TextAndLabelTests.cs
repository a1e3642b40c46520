using System.Text.Json;
using Prism.Sdk.Composition;
using Prism.Sdk.Planning;

namespace Prism.Sdk.IntegrationTests.Composition;

public sealed class TextAndLabelTests : IDisposable
{
    private const string Torture = "hi',movie=/etc/hostname,null it's \"quoted\" 100% {\\b1}{\\an8} \\N \\h %{pts} --> <b>x</b> & 雨夜的东京🐈;[v]";

    private static readonly VideoSize Small = new(320, 240);

    private readonly CuttingTable table = new();

    public void Dispose() => table.Dispose();

    [Fact]
    public async Task ComposeAsync_Captions_LieBesideTheFilmAndInIt()
    {
        string[] clips = [TestMedia.Clip(table.At("a.mp4")), TestMedia.Clip(table.At("b.mp4")), TestMedia.Clip(table.At("c.mp4"))];

        var film = await table.ComposeAsync(clips, Small, captions: ["一只猫\n\n在雨里", null, Torture], language: "zh", cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal("copied", film.Report!.Pictures);
        Assert.Equal(("mov_text", "zho"), (TestMedia.Entry(film.Path, "s:0", "codec_name"), TestMedia.Run("ffprobe", ["-select_streams", "s:0", "-show_entries", "stream_tags=language", "-of", "csv=p=0", film.Path]).Trim()));
        var srt = await File.ReadAllTextAsync(film.Files.Single(file => file.Kind == "subrip").Path, TestContext.Current.CancellationToken);
        Assert.StartsWith("1\n00:00:00,000 --> 00:00:02,000\n一只猫\n在雨里\n\n2\n00:00:04,000 --> 00:00:06,000\nhi',movie=", srt, StringComparison.Ordinal);
        var vtt = await File.ReadAllTextAsync(film.Files.Single(file => file.Kind == "webvtt").Path, TestContext.Current.CancellationToken);
        Assert.Contains("→ &lt;b&gt;x&lt;/b&gt; &amp; 雨夜的东京", vtt, StringComparison.Ordinal);
        var inside = TestMedia.Run("ffmpeg", ["-i", film.Path, "-map", "0:s:0", "-f", "srt", "-"]);
        Assert.Contains("一只猫\n在雨里", inside.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("00:00:04,000 --> 00:00:06,000", inside, StringComparison.Ordinal);
        Assert.Contains("hi',movie=/etc/hostname,null", inside, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ComposeAsync_BurnedTorture_IsShownAsText()
    {
        var options = new CompositionOptions { Preset = "ultrafast" };
        options.Captions.Burn = true;
        using var burning = new CuttingTable(options);
        string[] clips = [TestMedia.Clip(burning.At("a.mp4"), video: "size=640x360:rate=30"), TestMedia.Clip(burning.At("b.mp4"), video: "size=640x360:rate=30")];

        var film = await burning.ComposeAsync(clips, new VideoSize(640, 360), captions: [Torture, null], cancellationToken: TestContext.Current.CancellationToken);

        // The second clip has no words, so only encoding parts it from its source; in the first the lower part differs, the upper does not: no {\an8} was obeyed.
        Assert.All(TestMedia.Likeness("ssim", film.Path, "trim=start_frame=80:end_frame=90", clips[1], "trim=start_frame=20:end_frame=30"), like => Assert.InRange(like, 0.95, 1));
        Assert.All(TestMedia.Likeness("ssim", film.Path, "trim=start_frame=20:end_frame=25,crop=640:150:0:0", clips[0], "trim=start_frame=20:end_frame=25,crop=640:150:0:0"), like => Assert.InRange(like, 0.95, 1));
        Assert.All(TestMedia.Likeness("ssim", film.Path, "trim=start_frame=20:end_frame=25,crop=640:150:0:200", clips[0], "trim=start_frame=20:end_frame=25,crop=640:150:0:200"), like => Assert.InRange(like, 0, 0.93));
    }

    [Fact]
    public async Task ComposeAsync_NoFontHasTheLetters_NamesThePackage()
    {
        var options = new CompositionOptions { Preset = "ultrafast" };
        options.Captions.Burn = true;
        using var burning = new CuttingTable(options);

        // Linear A: no package of this machine has it.
        var exception = await Assert.ThrowsAsync<PrismConfigurationException>(() => burning.ComposeAsync(
            [TestMedia.Clip(burning.At("a.mp4"))], Small, captions: ["\U00010600\U00010601"], cancellationToken: TestContext.Current.CancellationToken));

        Assert.Contains("apt-get install fonts-noto", exception.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(burning.Film));
    }

    [Theory]
    [InlineData(640, 360)]
    [InlineData(360, 640)]
    [InlineData(480, 480)]
    public async Task ComposeAsync_Mark_IsFivePercentHighForAtLeastTwoSeconds(int width, int height)
    {
        var options = new CompositionOptions { Preset = "ultrafast" };
        options.AiLabel.Mark = true;
        options.AiLabel.MarkLength = TimeSpan.FromSeconds(2);
        using var marking = new CuttingTable(options);
        var clip = marking.At("grey.mp4");
        TestMedia.Run("ffmpeg", ["-f", "lavfi", "-i", $"color=gray:size={width}x{height}:rate=30:duration=3", "-c:v", "libx264", "-preset", "ultrafast", "-y", clip]);

        var film = await marking.ComposeAsync([clip], new VideoSize(width, height), seconds: 3, cancellationToken: TestContext.Current.CancellationToken);

        Assert.InRange(MarkHeight(film.Path, frame: 0), Math.Min(width, height) * 0.05, Math.Min(width, height) * 0.12);
        Assert.InRange(MarkHeight(film.Path, frame: 59), Math.Min(width, height) * 0.05, Math.Min(width, height) * 0.12);
        Assert.Equal(0, MarkHeight(film.Path, frame: 75));
    }

    [Fact]
    public async Task ComposeAsync_AiLabel_IsInTheMetadataWithItsSevenFields()
    {
        var options = new CompositionOptions();
        options.AiLabel.ContentProducer = "影像“工厂”<1>";
        using var labeled = new CuttingTable(options);

        var film = await labeled.ComposeAsync([TestMedia.Clip(labeled.At("a.mp4"))], Small, cancellationToken: TestContext.Current.CancellationToken);

        var tag = TestMedia.Run("ffprobe", ["-show_entries", "format_tags=AIGC", "-of", "default=nw=1:nk=1", film.Path]).Trim();
        using var label = JsonDocument.Parse(tag);
        Assert.Equal(["Label", "ContentProducer", "ProduceID", "ReservedCode1", "ContentPropagator", "PropagateID", "ReservedCode2"], label.RootElement.EnumerateObject().Select(field => field.Name));
        Assert.Equal(("1", "影像“工厂”<1>", "job-1"), (label.RootElement.GetProperty("Label").GetString(), label.RootElement.GetProperty("ContentProducer").GetString(), label.RootElement.GetProperty("ProduceID").GetString()));
        Assert.Equal(tag, film.Report!.Outputs[0].AiLabel);
    }

    [Fact]
    public async Task ComposeAsync_AllOutputs_LieBesideTheFilmAndAreNamedWithTheirHashes()
    {
        var options = new CompositionOptions { Preset = "ultrafast", ContactSheet = true };
        options.Variants.Add("9:16");
        options.Variants.Add("1:1");
        using var full = new CuttingTable(options);
        string[] clips = [TestMedia.Clip(full.At("a.mp4")), TestMedia.Clip(full.At("b.mp4"), 660)];

        var film = await full.ComposeAsync(clips, Small, captions: ["one", "two"], transition: ShotTransition.Dissolve, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(["subrip", "webvtt", "poster", "sheet", "9x16", "1x1", "manifest"], film.Files.Select(file => file.Kind));
        Assert.All(film.Files, file => Assert.Equal(file.Sha256, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file.Path)))));
        Assert.Equal([("film", Small, 105), ("9x16", new VideoSize(240, 426), 105), ("1x1", new VideoSize(240, 240), 105)], film.Report!.Outputs.Select(output => (output.Kind, output.Size, output.Frames)));
        Assert.All(film.Report.Outputs, output => Assert.True(output.Decodes && output.AiLabel is not null && Math.Abs(output.SoundDriftMilliseconds) < 50 && output.Format.StartsWith("h264 30/1 yuv420p, aac ", StringComparison.Ordinal)));
        Assert.All(film.Files.Where(file => file.Kind.Contains('x', StringComparison.Ordinal)), file => Assert.NotEmpty(TestMedia.Tag(file.Path, "AIGC")));
        Assert.True(IndexOf(film.Path, "moov") < IndexOf(film.Path, "mdat"), "The header comes first, so that the film plays while it loads.");
        Assert.Equal((240, 426), (TestMedia.Number(film.Files[4].Path, "v:0", "width"), TestMedia.Number(film.Files[4].Path, "v:0", "height")));
        Assert.Equal((240, 240), (TestMedia.Number(film.Files[5].Path, "v:0", "width"), TestMedia.Number(film.Files[5].Path, "v:0", "height")));
        Assert.All(film.Files.Where(file => file.Kind.Contains('x', StringComparison.Ordinal)), file => Assert.Equal(105, TestMedia.Number(file.Path, "v:0", "nb_read_packets")));
        using var manifest = JsonDocument.Parse(await File.ReadAllBytesAsync(film.Files[^1].Path, TestContext.Current.CancellationToken));
        Assert.Equal(film.Sha256, manifest.RootElement.GetProperty("sha256").GetString());
        Assert.Equal("p", manifest.RootElement.GetProperty("plan").GetProperty("shots")[0].GetProperty("prompt").GetString());
        Assert.Equal(15, manifest.RootElement.GetProperty("report").GetProperty("clips")[0].GetProperty("transitionFrames").GetInt32());
        Assert.Equal(film.Files.Count + 1, Directory.GetFiles(Path.GetDirectoryName(film.Path)!).Length);
    }

    private static int IndexOf(string film, string box) => File.ReadAllBytes(film).AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(box));

    // Rows in which anything stands out of the grey.
    private static int MarkHeight(string film, int frame)
    {
        var (width, height) = ((int)TestMedia.Number(film, "v:0", "width"), (int)TestMedia.Number(film, "v:0", "height"));
        var raw = film + ".raw";
        TestMedia.Run("ffmpeg", ["-i", film, "-vf", $"select=eq(n\\,{frame})", "-frames:v", "1", "-pix_fmt", "gray", "-f", "rawvideo", "-y", raw]);
        var pixels = File.ReadAllBytes(raw);
        return Enumerable.Range(0, height).Count(y => pixels.AsSpan(y * width, width).ContainsAnyInRange((byte)200, (byte)255));
    }
}
