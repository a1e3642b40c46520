using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Prism.Sdk.IntegrationTests.Composition;

/// <summary>Real clips by real ffmpeg, and plain measurements that share no code with what they judge.</summary>
internal static class TestMedia
{
    private static readonly ConcurrentDictionary<string, Lazy<string>> Made = new();

    private static readonly DirectoryInfo Shelf = NewShelf();

    /// <summary>Makes a clip of a test picture with a tone.</summary>
    /// <param name="path">Where it goes.</param>
    /// <param name="tone">The pitch in hertz; <see langword="null"/> for no sound track.</param>
    /// <param name="video">What replaces <c>size=320x240:rate=30</c>.</param>
    /// <param name="seconds">The length.</param>
    /// <param name="picture">More output options for the picture.</param>
    /// <param name="sound">More output options for the sound.</param>
    /// <remarks>Each is encoded once in the life of the process, and copied to where it is wanted.</remarks>
    public static string Clip(
        string path, int? tone = 440, string video = "size=320x240:rate=30", double seconds = 2, string picture = "", string sound = "-ar 44100 -ac 2")
    {
        var made = Made.GetOrAdd($"{tone}|{video}|{seconds}|{picture}|{sound}", _ => new Lazy<string>(
            () => Encode(Path.Join(Shelf.FullName, $"{Guid.NewGuid():N}.mp4"), tone, video, seconds, picture, sound))).Value;
        File.Copy(made, path, overwrite: true);
        return path;
    }

    private static string Encode(string path, int? tone, string video, double seconds, string picture, string sound)
    {
        var length = seconds.ToString(CultureInfo.InvariantCulture);
        List<string> arguments = ["-f", "lavfi", "-i", $"testsrc2={video}:duration={length}"];
        if (tone is { } pitch)
        {
            arguments.AddRange(["-f", "lavfi", "-i", $"sine=frequency={pitch}:duration={length}"]);
        }

        arguments.AddRange(["-c:v", "libx264", "-preset", "veryfast", "-pix_fmt", "yuv420p", .. Words(picture)]);
        if (tone is not null)
        {
            arguments.AddRange(["-c:a", "aac", .. Words(sound)]);
        }

        Run("ffmpeg", [.. arguments, "-movflags", "+faststart", "-y", "file:" + path]);
        return path;
    }

    /// <summary>Reads one entry of a stream, such as <c>duration</c>.</summary>
    public static string Entry(string path, string stream, string entry) =>
        Run("ffprobe", ["-count_packets", "-select_streams", stream, "-show_entries", "stream=" + entry, "-of", "csv=p=0", "-i", "file:" + path]).Trim().Split('\n')[0].TrimEnd(',');

    public static double Number(string path, string stream, string entry) =>
        double.Parse(Entry(path, stream, entry), CultureInfo.InvariantCulture);

    /// <summary>Counts the upward crossings of zero in a piece of the sound: its pitch in hertz.</summary>
    public static double Pitch(string path, double from, double seconds)
    {
        var crossings = 0;
        var samples = Samples(path).AsSpan((int)(from * 48000), (int)(seconds * 48000));
        for (var i = 1; i < samples.Length; i++)
        {
            crossings += samples[i - 1] < 0 && samples[i] >= 0 ? 1 : 0;
        }

        return crossings / seconds;
    }

    /// <summary>Decodes the sound to mono samples at 48 kHz.</summary>
    public static short[] Samples(string path)
    {
        var raw = path + ".pcm";
        Run("ffmpeg", ["-i", "file:" + path, "-map", "0:a:0", "-f", "s16le", "-ac", "1", "-ar", "48000", "-y", "file:" + raw]);
        var bytes = File.ReadAllBytes(raw);
        File.Delete(raw);
        var samples = new short[bytes.Length / 2];
        Buffer.BlockCopy(bytes, 0, samples, 0, samples.Length * 2);
        return samples;
    }

    /// <summary>Hashes all decoded pictures, one line each.</summary>
    public static IReadOnlyList<string> Pictures(string path) =>
        [.. Run("ffmpeg", ["-i", "file:" + path, "-map", "0:v:0", "-f", "framemd5", "-"]).Split('\n')
            .Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split(',')[^1].Trim())];

    public static string Run(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, ["-v", "error", .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program}: {errors.Result}");
    }

    /// <summary>Compares pictures of two files frame by frame.</summary>
    /// <param name="measure"><c>ssim</c> or <c>psnr</c>.</param>
    /// <param name="path">The one.</param>
    /// <param name="filter">What is done to it first, such as <c>trim</c>.</param>
    /// <param name="other">The other.</param>
    /// <param name="otherFilter">What is done to that first.</param>
    public static IReadOnlyList<double> Likeness(string measure, string path, string filter, string other, string otherFilter)
    {
        var log = Path.Join(Shelf.FullName, $"{Guid.NewGuid():N}.log");
        Run("ffmpeg", ["-i", "file:" + path, "-i", "file:" + other, "-lavfi", $"[0:v]{filter},settb=1/1000,setpts=N[a];[1:v]{otherFilter},settb=1/1000,setpts=N[b];[a][b]{measure}=stats_file={log}:shortest=1", "-f", "null", "-"]);
        var word = measure == "ssim" ? "All:" : "psnr_avg:";
        return [.. File.ReadAllLines(log).Where(line => line.Contains(word, StringComparison.Ordinal))
            .Select(line => line.Split(word)[1].Split(' ')[0] is var text && text == "inf" ? 100 : double.Parse(text, CultureInfo.InvariantCulture))];
    }

    /// <summary>Reads one tag of the file.</summary>
    public static string Tag(string path, string tag) => Run("ffprobe", ["-show_entries", "format_tags=" + tag, "-of", "csv=p=0", "-i", "file:" + path]).Trim();

    private static DirectoryInfo NewShelf()
    {
        var folder = Directory.CreateTempSubdirectory("prism-clips-");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Delete(recursive: true);
        return folder;
    }

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
