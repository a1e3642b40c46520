using System.Diagnostics;
using System.Globalization;

namespace Prism.Sdk.IntegrationTests.Composition;

/// <summary>Judges a film by its sources alone: where each clip must be seen and heard, by ffmpeg's own measures.</summary>
internal static class FilmJudge
{
    private const int Rate = 30;

    /// <param name="film">The film, at 30 frames a second.</param>
    /// <param name="size">The size it must have.</param>
    /// <param name="joint">The frames that two neighbours share.</param>
    /// <param name="sources">The clips and their tones; <see langword="null"/> for silence.</param>
    public static void AssertIsRight(string film, VideoSize size, int joint, params IReadOnlyList<(string Path, int? Tone)> sources)
    {
        var lengths = sources.Select(source => Math.Max(1, (int)Math.Round(TestMedia.Number(source.Path, "v:0", "duration") * Rate))).ToList();
        var frames = lengths.Sum() - (joint * (sources.Count - 1));
        Assert.InRange(TestMedia.Number(film, "v:0", "nb_read_packets"), frames - (sources.Count - 1), frames + sources.Count - 1);
        Assert.Equal((size.Width, size.Height), (TestMedia.Number(film, "v:0", "width"), TestMedia.Number(film, "v:0", "height")));
        AssertSoundEndsWithThePicture(film);
        Assert.Empty(Complaints(film));

        var start = 0;
        for (var i = 0; i < sources.Count; i++)
        {
            AssertMiddleIsSeen(film, size, start + (lengths[i] / 2), sources[i].Path, lengths[i] / 2);
            if (lengths[i] > Rate)
            {
                var (from, seconds) = (start + (lengths[i] / 2) - (Rate / 4), 0.5);
                Assert.Equal(sources[i].Tone ?? 0, TestMedia.Pitch(film, (double)from / Rate, seconds), 5d);
            }

            start += lengths[i] - joint;
        }
    }

    /// <summary>Decodes a file to its end.</summary>
    /// <returns>All that ffmpeg says, warnings too.</returns>
    public static string Complaints(string film)
    {
        using var process = Process.Start(new ProcessStartInfo("ffmpeg", ["-nostdin", "-v", "warning", "-xerror", "-i", "file:" + film, "-map", "0:v", "-map", "0:a", "-f", "null", "-"]) { RedirectStandardError = true })!;
        var said = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? said.Trim() : $"{process.ExitCode}: {said}";
    }

    private static void AssertSoundEndsWithThePicture(string film)
    {
        var picture = TestMedia.Number(film, "v:0", "start_time") + TestMedia.Number(film, "v:0", "duration");
        Assert.InRange(TestMedia.Number(film, "a:0", "start_time") - TestMedia.Number(film, "v:0", "start_time"), -0.05, 0.05);
        Assert.InRange(TestMedia.Number(film, "a:0", "start_time") + TestMedia.Number(film, "a:0", "duration") - picture, -0.05, 0.05);
        Assert.InRange((TestMedia.Samples(film).Length / 48000d) - picture, -0.05, 0.05);
    }

    private static void AssertMiddleIsSeen(string film, VideoSize size, int at, string source, int middle)
    {
        var boxed = string.Create(CultureInfo.InvariantCulture,
            $"fps={Rate}:start_time=0,scale=iw*sar:ih,setsar=1,scale={size.Width}:{size.Height}:force_original_aspect_ratio=decrease:force_divisible_by=2,pad={size.Width}:{size.Height}:(ow-iw)/2:(oh-ih)/2,format=yuv420p,trim=start_frame={middle}:end_frame={middle + 1}");
        var like = TestMedia.Likeness("ssim", film, string.Create(CultureInfo.InvariantCulture, $"trim=start_frame={at}:end_frame={at + 1}"), source, boxed);
        Assert.InRange(Assert.Single(like), 0.95, 1);
    }
}
