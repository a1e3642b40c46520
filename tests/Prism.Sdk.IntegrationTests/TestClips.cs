using System.Globalization;
using Prism.Sdk.Composition;

namespace Prism.Sdk.IntegrationTests;

/// <summary>Makes small real clips with ffmpeg.</summary>
internal static class TestClips
{
    public static Task MakeAsync(string path, double seconds, string size = "1280x720", string rate = "30", int tone = 440, string audio = "-ar 48000 -ac 2", string video = "", string colour = "testsrc2") =>
        RunAsync([
            "-f", "lavfi", "-i", $"{colour}=s={size}:r={rate}:d={Number(seconds)}",
            .. audio.Length > 0 ? (string[])["-f", "lavfi", "-i", $"sine=frequency={tone}:sample_rate=48000:duration={Number(seconds)}"] : [],
            "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", .. Words(video),
            .. audio.Length > 0 ? ["-c:a", "aac", .. Words(audio), "-shortest"] : (string[])[],
            "-movflags", "+faststart", "file:" + path,
        ]);

    public static async Task RunAsync(IEnumerable<string> arguments)
    {
        var result = await ToolProcess.RunAsync("ffmpeg", ["-nostdin", "-v", "error", "-y", .. arguments], CancellationToken.None);
        Assert.True(result.ExitCode == 0, result.Errors);
    }

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static string Number(double number) => number.ToString(CultureInfo.InvariantCulture);
}
