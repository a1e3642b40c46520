using Prism.Sdk.Composition.Mp4;
using Prism.Sdk.Composition.Probing;

namespace Prism.Sdk.Tests.Composition;

/// <summary>A file from the net may say anything of itself.</summary>
public sealed class Mp4ReaderTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("prism-mp4-");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("00000008 66726565")] // no moov
    [InlineData("00001000 6D6F6F76")] // longer than the file
    [InlineData("00000001 6D6F6F76 FFFFFFFF FFFFFFFF")]
    [InlineData("00000008 6D6F6F76")] // empty
    [InlineData("00000018 6D6F6F76 00000010 7472616B 00000009 6D646961")]
    [InlineData("00000004 6D6F6F76")]
    [InlineData("")]
    public void Read_Nonsense_SaysSoAndDoesNotFall(string hex)
    {
        var path = Path.Join(folder.FullName, "a.mp4");
        File.WriteAllBytes(path, Convert.FromHexString(hex.Replace(" ", "")));

        Assert.Throws<InvalidDataException>(() => Mp4Reader.Read(path));
    }

    [Fact]
    public async Task Write_ThenRead_GivesTheSameSamplesInTheSameOrder()
    {
        var source = Path.Join(folder.FullName, "bytes");
        var bytes = new byte[100_000];
        new Random(1).NextBytes(bytes);
        await File.WriteAllBytesAsync(source, bytes, TestContext.Current.CancellationToken);
        var entry = new BoxWriter();
        entry.Box("mp4a", () => entry.Zeros(28));
        var pictures = Enumerable.Range(0, 90).Select(i => new FilmSample(source, i * 1000, 700 + i, 512, (i % 3) * 512, i % 30 == 0)).ToList();
        var sound = Enumerable.Range(0, 130).Select(i => new FilmSample(source, 50 + (i * 300), 200, 1024, 0, IsSync: true)).ToList();
        var path = Path.Join(folder.FullName, "film.mp4");

        Mp4Writer.Write(
            path,
            [
                new FilmTrack { Kind = "vide", Timescale = 15360, Entry = entry.ToArray(), Samples = pictures, EditStart = 1024, Size = new VideoSize(320, 240) },
                new FilmTrack { Kind = "soun", Timescale = 44100, Entry = entry.ToArray(), Samples = sound, EditStart = 1024 },
            ],
            new Dictionary<string, string> { ["k"] = "v" },
            TestContext.Current.CancellationToken);

        var tracks = Mp4Reader.Read(path);
        var film = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(["vide", "soun"], tracks.Select(track => track.Kind));
        Assert.Equal(pictures.Select(sample => (sample.Size, sample.Duration, sample.Shift, sample.IsSync)), tracks[0].Samples.Select(sample => (sample.Size, sample.Duration, sample.Shift, sample.IsSync)));
        Assert.All(pictures.Zip(tracks[0].Samples).Concat(sound.Zip(tracks[1].Samples)), pair => Assert.Equal(
            bytes.AsSpan((int)pair.First.Offset, pair.First.Size), film.AsSpan((int)pair.Second.Offset, pair.Second.Size)));
        Assert.Equal((1024, 1024), (tracks[0].EditStart, tracks[1].EditStart));
    }

    [Fact]
    public void SoundTable_NoMp4_IsNone()
    {
        var path = Path.Join(folder.FullName, "a.mp4");
        File.WriteAllText(path, "#EXTM3U\nfile:///etc/hostname");

        Assert.Null(SoundTable.Read(path));
    }
}
