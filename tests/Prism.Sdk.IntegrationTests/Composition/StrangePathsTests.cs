using Prism.Sdk.Composition;
using Prism.Sdk.Planning;

namespace Prism.Sdk.IntegrationTests.Composition;

/// <summary>Names that shells, ffmpeg's patterns, lists, protocols and filters would each take for something else.</summary>
public sealed class StrangePathsTests : IDisposable
{
    private static readonly VideoSize Small = new(160, 120);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("prism-strange-");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("with  spaces ")]
    [InlineData("it's")]
    [InlineData("\"quoted\"")]
    [InlineData("100%03d %s")]
    [InlineData("a;b,[c]=&$HOME`id`")]
    [InlineData("new\nline")]
    [InlineData("-leading")]
    [InlineData("雨夜的东京🐈")]
    [InlineData("concat:a|b\\c")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678")]
    public async Task ComposeAsync_EverythingLiesThere_FilmAndAllBesideItAreMade(string name)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows forbids most of these names.");
        var there = Directory.CreateDirectory(Path.Join(folder.FullName, name)).FullName;
        var clip = TestMedia.Clip(Path.Join(there, name + ".mp4"), video: "size=160x120:rate=30", seconds: 1);
        var options = new CompositionOptions { Preset = "ultrafast", ContactSheet = true };
        options.Variants.Add("1:1");
        options.Captions.Burn = true;
        options.Sound.Loudness = -20;
        options.Sound.Music = Path.Join(there, name + ".wav");
        TestMedia.Run("ffmpeg", ["-f", "lavfi", "-i", "sine=frequency=900:duration=1", "-y", "file:" + options.Sound.Music]);
        using var table = new CuttingTable(options, work: Path.Join(there, "work"));
        var output = Path.Join(there, "out", name + ".mp4");

        var film = await table.ComposeAsync([clip, clip], Small, output, seconds: 1, transition: ShotTransition.Dissolve, captions: ["one", "two"], cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(output, film.Path);
        Assert.Equal(45, TestMedia.Number(output, "v:0", "nb_read_packets"));
        Assert.Equal(["subrip", "webvtt", "poster", "sheet", "1x1", "manifest"], film.Files.Select(file => file.Kind));
        Assert.All(film.Files, file => Assert.StartsWith(output[..^4] + ".", file.Path, StringComparison.Ordinal));
        Assert.Equal(film.Files.Select(file => file.Path).Append(output).Order(StringComparer.Ordinal), Directory.GetFileSystemEntries(Path.GetDirectoryName(output)!).Order(StringComparer.Ordinal));
        Assert.Empty(Directory.GetFileSystemEntries(table.WorkFolder));
        await table.Sheet.WriteAsync(film, Path.Join(there, name + ".jpg"), TestContext.Current.CancellationToken);
        Assert.True(File.Exists(Path.Join(there, name + ".jpg")));
    }
}
