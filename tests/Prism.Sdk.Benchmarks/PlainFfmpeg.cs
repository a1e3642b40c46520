using System.Diagnostics;
using System.Globalization;

namespace Prism.Sdk.Benchmarks;

/// <summary>What a person would type to do the same without Prism, and what judges both.</summary>
internal static class PlainFfmpeg
{
    /// <summary>Makes a clip as a provider would send it.</summary>
    public static async Task<string> ClipAsync(string folder, int i, VideoSize size, int seconds, string keys)
    {
        var path = Path.Join(folder, $"source{i}.mp4");
        await RunAsync("ffmpeg", ["-v", "error", "-f", "lavfi", "-i", $"testsrc2=size={size.Width}x{size.Height}:rate=30:duration={seconds}", "-f", "lavfi", "-i", $"sine=frequency={440 + (i * 110)}:duration={seconds}:sample_rate=44100", "-vf", $"hue=h={i * 60}", "-c:v", "libx264", "-preset", "veryfast", "-pix_fmt", "yuv420p", .. keys.Split(' '), "-c:a", "aac", "-movflags", "+faststart", "-y", path]);
        return path;
    }

    /// <summary>Probes each clip, and joins all without encoding.</summary>
    public static async Task JoinAsync(List<string> clips, string folder)
    {
        foreach (var clip in clips)
        {
            await RunAsync("ffprobe", ["-v", "error", "-show_streams", "-of", "json", clip]);
        }

        var list = Path.Join(folder, "list.txt");
        await File.WriteAllTextAsync(list, string.Concat(clips.Select(static clip => $"file '{clip}'\n")));
        await RunAsync("ffmpeg", ["-v", "error", "-f", "concat", "-safe", "0", "-i", list, "-c", "copy", "-movflags", "+faststart", "-y", Path.Join(folder, "bare.mp4")]);
    }

    /// <summary>Joins all with dissolves of half a second, encoding everything.</summary>
    public static Task DissolveAsync(List<string> clips, int seconds, string output)
    {
        var sound = "";
        var last = "0:a";
        for (var i = 1; i < clips.Count; i++)
        {
            sound += $"[{last}][{i}:a]acrossfade=d=0.5[s{i}];";
            last = $"s{i}";
        }

        return RunAsync("ffmpeg", [.. Xfade(clips, seconds), "-filter_complex", sound.TrimEnd(';'), "-map", $"[{last}]", "-c:v", "libx264", "-preset", "medium", "-crf", "20", "-c:a", "aac", "-movflags", "+faststart", "-y", output]);
    }

    /// <summary>Makes the same pictures without loss.</summary>
    public static async Task<string> LosslessAsync(List<string> clips, int seconds, string work)
    {
        var path = Path.Join(work, "lossless.mkv");
        await RunAsync("ffmpeg", [.. Xfade(clips, seconds), "-an", "-c:v", "ffv1", "-y", path]);
        return path;
    }

    /// <summary>Hashes all decoded pictures of a file.</summary>
    public static async Task<List<string>> PicturesAsync(string path, string work)
    {
        var hashes = Path.Join(work, "pictures.md5");
        await RunAsync("ffmpeg", ["-v", "error", "-i", path, "-map", "0:v", "-f", "framemd5", "-y", hashes]);
        return [.. File.ReadAllLines(hashes).Where(static line => line.Length > 0 && line[0] != '#').Select(static line => line.Split(',')[^1].Trim())];
    }

    /// <summary>Measures the PSNR of each picture, in decibels; equal ones count as 100.</summary>
    public static async Task<List<double>> LikenessAsync(string film, string other, string work)
    {
        var log = Path.Join(work, "psnr.log");
        await RunAsync("ffmpeg", ["-v", "error", "-i", film, "-i", other, "-lavfi", $"[0:v]settb=1/1000,setpts=N[a];[1:v]settb=1/1000,setpts=N[b];[a][b]psnr=stats_file={log}", "-f", "null", "-"]);
        return [.. File.ReadAllLines(log).Where(static line => line.Contains("psnr_avg:", StringComparison.Ordinal)).Select(static line => line.Split("psnr_avg:")[1].Split(' ')[0])
            .Select(static value => value == "inf" ? 100 : double.Parse(value, CultureInfo.InvariantCulture))];
    }

    public static async Task RunAsync(string program, IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = await process.StandardError.ReadToEndAsync();
        await output;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program}: {errors}");
        }
    }

    private static List<string> Xfade(List<string> clips, int seconds)
    {
        var graph = string.Concat(clips.Select((_, i) => $"[{i}:v]setpts=PTS-STARTPTS,settb=1/30,format=yuv420p[v{i}];"));
        var last = "v0";
        for (var i = 1; i < clips.Count; i++)
        {
            graph += string.Create(CultureInfo.InvariantCulture, $"[{last}][v{i}]xfade=transition=fade:duration=0.5:offset={i * (seconds - 0.5):0.0}[j{i}];");
            last = $"j{i}";
        }

        var frames = (clips.Count * seconds * 30) - ((clips.Count - 1) * 15);
        return ["-v", "error", .. clips.SelectMany(static clip => (string[])["-i", clip]), "-filter_complex", $"{graph}[{last}]trim=end_frame={frames},format=yuv420p[v]", "-map", "[v]"];
    }
}
