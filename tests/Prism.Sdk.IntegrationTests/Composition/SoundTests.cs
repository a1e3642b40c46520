using System.Globalization;
using System.Text.RegularExpressions;
using Prism.Sdk.Composition;

namespace Prism.Sdk.IntegrationTests.Composition;

public sealed partial class SoundTests : IDisposable
{
    private static readonly VideoSize Small = new(320, 240);

    private readonly CuttingTable table = new();

    public void Dispose() => table.Dispose();

    [Fact]
    public async Task ComposeAsync_Loudness_LevelsTheWholeFilm()
    {
        var options = new CompositionOptions();
        options.Sound.Loudness = -20;
        using var level = new CuttingTable(options);
        string[] clips = [TestMedia.Clip(level.At("a.mp4"), seconds: 4), TestMedia.Clip(level.At("b.mp4"), seconds: 4)];

        var film = await level.ComposeAsync(clips, Small, seconds: 4, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(("copied", "it is levelled"), (film.Report!.Pictures, film.Report.SoundReason));
        Assert.Equal(-20, Loudness(film.Path), 1d);
    }

    [Fact]
    public async Task ComposeAsync_LoudnessOfSilence_IsSilence()
    {
        var options = new CompositionOptions();
        options.Sound.Loudness = -20;
        using var level = new CuttingTable(options);

        var film = await level.ComposeAsync([TestMedia.Clip(level.At("a.mp4"), tone: null)], Small, cancellationToken: TestContext.Current.CancellationToken);

        Assert.DoesNotContain(TestMedia.Samples(film.Path), sample => Math.Abs((int)sample) > 8);
    }

    [Fact]
    public async Task ComposeAsync_Music_StepsBackWhereTheClipsAreHeardAndComesBack()
    {
        var options = new CompositionOptions();
        options.Sound.Music = Tone("music's \"one\".wav", 1000, 1.5);
        options.Sound.MusicLevel = 0;
        using var music = new CuttingTable(options);
        string[] clips = [TestMedia.Clip(music.At("a.mp4"), 440, seconds: 3), TestMedia.Clip(music.At("b.mp4"), tone: null, seconds: 3)];

        var film = await music.ComposeAsync(clips, Small, seconds: 3, cancellationToken: TestContext.Current.CancellationToken);

        var (under, alone, end) = (Strength(film.Path, 1000, 1.6, 1), Strength(film.Path, 1000, 4, 0.5), Strength(film.Path, 1000, 5.9, 0.09));
        Assert.InRange(under / alone, 0.05, 0.6);
        Assert.InRange(end / alone, 0, 0.15);
        Assert.Equal(6, film.Duration.TotalSeconds, 0.001);
    }

    [Fact]
    public async Task ComposeAsync_NarrationFiles_AreHeardInTheirShots()
    {
        var options = new CompositionOptions();
        options.Sound.NarrationFolder = table.At("");
        Tone("s2.wav", 1500, 0.8);
        using var spoken = new CuttingTable(options);
        string[] clips = [TestMedia.Clip(spoken.At("a.mp4"), 440), TestMedia.Clip(spoken.At("b.mp4"), 440)];

        var film = await spoken.ComposeAsync(clips, Small, cancellationToken: TestContext.Current.CancellationToken);

        var loud = Strength(film.Path, 1500, 2.2, 0.5);
        Assert.InRange(Strength(film.Path, 1500, 0.5, 1) / loud, 0, 0.05);
        Assert.InRange(Strength(film.Path, 1500, 3.2, 0.5) / loud, 0, 0.05);
        Assert.InRange(Strength(film.Path, 440, 2.2, 0.5) / Strength(film.Path, 440, 0.5, 1), 0.05, 0.8);
    }

    [Fact]
    public async Task ComposeAsync_Narrator_IsAskedForEachShotWithItsWords()
    {
        var narrator = new Whistler(Tone("whistle.wav", 1500, 0.5));
        using var spoken = new CuttingTable(narrator: narrator);
        string[] clips = [TestMedia.Clip(spoken.At("a.mp4")), TestMedia.Clip(spoken.At("b.mp4"))];

        var film = await spoken.ComposeAsync(clips, Small, captions: ["words", null], cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal([("s1", "words"), ("s2", "")], narrator.Asked);
        Assert.Equal("somebody speaks", film.Report!.SoundReason);
    }

    private sealed class Whistler(string path) : INarrator
    {
        public List<(string Shot, string? Words)> Asked { get; } = [];

        public Task<Narration?> NarrateAsync(NarrationRequest request, StageContext context, CancellationToken cancellationToken = default)
        {
            Asked.Add((request.ShotId, request.Text));
            return Task.FromResult<Narration?>(string.IsNullOrEmpty(request.Text) ? null : new Narration { Path = path });
        }
    }

    private string Tone(string name, int pitch, double seconds)
    {
        TestMedia.Run("ffmpeg", ["-f", "lavfi", "-i", string.Create(CultureInfo.InvariantCulture, $"sine=frequency={pitch}:duration={seconds}"), "-y", "file:" + table.At(name)]);
        return table.At(name);
    }

    /// <summary>How strong one pitch is in a piece of the sound (Goertzel).</summary>
    private static double Strength(string path, double pitch, double from, double seconds)
    {
        var samples = TestMedia.Samples(path).AsSpan((int)(from * 48000));
        samples = samples[..Math.Min(samples.Length, (int)(seconds * 48000))];
        double real = 0, imaginary = 0;
        for (var i = 0; i < samples.Length; i++)
        {
            var (sine, cosine) = Math.SinCos(2 * Math.PI * pitch * i / 48000);
            real += samples[i] * cosine;
            imaginary += samples[i] * sine;
        }

        return Math.Sqrt((real * real) + (imaginary * imaginary)) / samples.Length;
    }

    private static double Loudness(string path)
    {
        using var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("ffmpeg", ["-nostats", "-i", path, "-af", "ebur128", "-f", "null", "-"]) { RedirectStandardError = true })!;
        return double.Parse(Integrated().Matches(process.StandardError.ReadToEnd())[^1].Groups[1].Value, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"I:\s+(-?[\d.]+) LUFS")]
    private static partial Regex Integrated();
}
