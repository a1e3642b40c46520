using Prism.Sdk.Composition;

namespace Prism.Sdk.IntegrationTests.Composition;

/// <summary>Words of a plan are words: whatever they say, no other file is opened and no filter obeys them.</summary>
public sealed class TextSafetyTests : IDisposable
{
    private readonly CuttingTable table;

    public TextSafetyTests()
    {
        var options = new CompositionOptions { Preset = "ultrafast" };
        options.Captions.Burn = true;
        options.Captions.Title = true;
        table = new CuttingTable(options);
    }

    public void Dispose() => table.Dispose();

    [Theory]
    [InlineData("movie=@")]
    [InlineData("',movie='@',null[v];[v]'")]
    [InlineData("%{textfile:@} %{file\\:@}")]
    [InlineData("drawtext=textfile=@:reload=1\nass=@")]
    [InlineData("x\n\n[Fonts]\nfontname: @\n\n[Events]\nDialogue: 0,0:00:00.00,0:00:02.00,Default,,0,0,0,,@")]
    [InlineData("{\\fn@}{\\img(@)}{\\1img(@)}\\N@")]
    [InlineData("-i @ -f lavfi -i movie=@ \" -i @ \"")]
    [InlineData("file:@ concat:@ subfile,,start,0,end,0,,:@")]
    [InlineData("`cat @` $(cat @) ; cat @")]
    public async Task ComposeAsync_WordsThatNameAFile_ItIsNeverOpened(string words)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Reads are watched by inotify.");
        var secret = Path.Join(Directory.CreateDirectory(table.At("secrets")).FullName, "secret.txt");
        await File.WriteAllTextAsync(secret, "the secret", TestContext.Current.CancellationToken);
        using var read = new SemaphoreSlim(0);
        using var watch = new FileSystemWatcher(Path.GetDirectoryName(secret)!) { NotifyFilter = NotifyFilters.LastAccess };
        watch.Changed += (_, _) => read.Release();
        watch.EnableRaisingEvents = true;
        words = words.Replace("@", secret, StringComparison.Ordinal);

        var film = await table.ComposeAsync(
            [TestMedia.Clip(table.At("a.mp4"), seconds: 0.5)], new VideoSize(320, 240), seconds: 1, captions: [words], title: words, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(0, read.CurrentCount);
        Assert.Equal("", FilmJudge.Complaints(film.Path));

        // The watch is awake: the first who reads is seen.
        await File.ReadAllTextAsync(secret, TestContext.Current.CancellationToken);
        Assert.True(await read.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task ComposeAsync_OnlyEmoji_BurnsNothingAndKeepsThemInTheFiles()
    {
        var clip = TestMedia.Clip(table.At("a.mp4"), video: "size=640x360:rate=30");

        var film = await table.ComposeAsync([clip], new VideoSize(640, 360), captions: ["🐈‍⬛🎉❤️\u200d🔥"], title: " ", cancellationToken: TestContext.Current.CancellationToken);

        Assert.All(TestMedia.Likeness("ssim", film.Path, "trim=start_frame=20:end_frame=30", clip, "trim=start_frame=20:end_frame=30"), like => Assert.InRange(like, 0.95, 1));
        Assert.Contains("🐈‍⬛🎉", await File.ReadAllTextAsync(film.Files.Single(file => file.Kind == "subrip").Path, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ComposeAsync_Title_IsSeenForThreeSecondsInTheMiddle()
    {
        var clip = TestMedia.Clip(table.At("a.mp4"), video: "size=640x360:rate=30", seconds: 4);

        var film = await table.ComposeAsync([clip], new VideoSize(640, 360), seconds: 4, title: "雨夜的猫", cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal("text is burned into the pictures", film.Report!.PicturesReason);
        Assert.InRange(Likeness(45, "crop=240:44:200:158"), 0, 0.9);
        Assert.InRange(Likeness(45, "crop=640:90:0:260"), 0.95, 1);
        Assert.InRange(Likeness(100, "crop=240:44:200:158"), 0.95, 1);

        double Likeness(int frame, string crop) => TestMedia.Likeness("ssim", film.Path, $"trim=start_frame={frame}:end_frame={frame + 1},{crop}", clip, $"trim=start_frame={frame}:end_frame={frame + 1},{crop}").Single();
    }

    [Fact]
    public async Task ComposeAsync_NamedFontIsNotThere_SaysSo()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Fonts are looked for by fontconfig.");
        var options = new CompositionOptions();
        (options.Captions.Burn, options.Captions.Font) = (true, "No Such-Font, 9:weight=200");
        using var burning = new CuttingTable(options);

        var exception = await Assert.ThrowsAsync<PrismConfigurationException>(() => burning.ComposeAsync(
            [TestMedia.Clip(burning.At("a.mp4"))], new VideoSize(320, 240), captions: ["words"], cancellationToken: TestContext.Current.CancellationToken));

        Assert.Contains("No Such-Font", exception.Message, StringComparison.Ordinal);
        Assert.Contains("Prism:Composition:Captions:Font", exception.Message, StringComparison.Ordinal);
    }
}
