using System.Globalization;
using Prism.Sdk.Emulator.DashScope;
using Prism.Sdk.Emulator.DashScope.Rules;

namespace Prism.Sdk.Emulator.Clips;

/// <summary>What a clip shows: colours of its prompt, the prompt itself, the task, and something that moves.</summary>
internal static class ClipPicture
{
    public const string PromptFile = "prompt.txt";
    public const string LabelFile = "label.txt";

    /// <summary>The name of the picture that the clip begins with. ffmpeg looks at its bytes, not at its name.</summary>
    public const string GivenFile = "given";

    private const int Coarse = 4;
    private const uint Wheel = 360;
    private const double Strength = 0.75;

    public static IEnumerable<string> Arguments(WanOrder order, ClipShape shape, string taskId, string? font, bool hasGradients, bool hasPicture, int letterSize, string output)
    {
        var size = shape.Size.Replace('*', 'x');
        var seconds = shape.Seconds.ToString(CultureInfo.InvariantCulture);
        var hash = Hash(order.Prompt);
        var hue = hash % Wheel;
        var (dark, warm, bright) = (Colour(hue, 0.35), Colour(hue + 90 + ((hash >> 12) % 90), 0.45), Colour(hue + 240, 0.9));
        var rate = shape.FramesPerSecond;
        var ground = hasGradients ? Gradient(shape.Size, dark, warm, seconds, rate) : $"color=c={dark}:s={size}:d={seconds}:r={rate}";
        string[] given = hasPicture ? ["-f", "image2", "-pattern_type", "none", "-loop", "1", "-framerate", $"{rate}", "-t", seconds, "-i", GivenFile] : ["-f", "lavfi", "-i", ground];
        string[] sound = shape.HasSound ? ["-map", "[a]", "-c:a", "aac", "-b:a", "128k"] : [];
        var tone = 220 + (Hash(taskId) % 330);
        return
        [
            "-nostdin", "-hide_banner", "-v", "error", "-y",
            .. given,
            "-f", "lavfi", "-i", $"color=c={bright}:s=64x64:r={rate}:d={seconds}",
            "-f", "lavfi", "-i", $"sine=frequency={tone}:sample_rate=48000:duration={seconds}",
            "-filter_complex", Graph(hasPicture ? $"[0:v]{Filled(size.Replace('x', ':'))}[ground];[ground]" : "[0:v]", seconds, shape.HasSound, font, letterSize),
            "-map", "[v]", "-t", seconds,
            "-c:v", "libx264", "-preset", "ultrafast", "-crf", "23", "-pix_fmt", "yuv420p", "-g", "30",
            .. sound, "-movflags", "+faststart", output,
        ];
    }

    // Painted small and stretched, which nobody sees in a gradient: at full size it took two thirds of a clip's time.
    private static string Gradient(string size, string from, string to, string seconds, int rate)
    {
        var (width, height) = PictureSizes.Parse(size);
        var (right, bottom) = (width / Coarse, height / Coarse);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"gradients=s={right}x{bottom}:c0={from}:c1={to}:x0=0:y0=0:x1={right}:y1={bottom}:d={seconds}:r={rate}:speed=0.01:nb_colors=2,scale={width}:{height}:flags=bilinear,format=yuv420p");
    }

    // A picture of another shape is cut, not squashed.
    private static string Filled(string size) => $"scale={size}:force_original_aspect_ratio=increase,crop={size}";

    private static string Graph(string ground, string seconds, bool hasSound, string? font, int letterSize)
    {
        var words = font is null ? "null" : Words(font, letterSize);
        return $"{ground}[1:v]overlay=x=(W-w)*t/{seconds}:y=H-h-H/14[moving];[moving]{words},setsar=1,format=yuv420p[v]"
            + (hasSound ? ";[2:a]volume=0.08,aformat=channel_layouts=stereo[a]" : "");
    }

    private static string Words(string font, int letterSize)
    {
        // The filter language gives ':' and '\' a meaning; fonts on Windows have both in their paths.
        var file = font.Replace('\\', '/').Replace(":", "\\:", StringComparison.Ordinal);
        var common = $"fontfile='{file}':expansion=none:fontcolor=white:shadowcolor=black@0.6:shadowx=2:shadowy=2";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"drawtext=textfile={PromptFile}:{common}:fontsize={letterSize}:line_spacing={letterSize / 4}:x=w*0.05:y=h*0.06,drawtext=textfile={LabelFile}:{common}:fontsize=h/36:x=w*0.05:y=h*0.93");
    }

    // Hue and brightness as red, green and blue: each part is full for a third of the wheel and fades over a sixth at either end.
    private static string Colour(uint hue, double brightness)
    {
        byte Part(int turn)
        {
            var place = (turn + (hue / 60.0)) % 6;
            return (byte)(255 * brightness * (1 - (Strength * Math.Clamp(Math.Min(place, 4 - place), 0, 1))));
        }

        return string.Create(CultureInfo.InvariantCulture, $"0x{Part(5):X2}{Part(3):X2}{Part(1):X2}");
    }

    // FNV-1a: the same words give the same colours in every process.
    private static uint Hash(string text) => text.Aggregate(2166136261u, static (hash, letter) => (hash ^ letter) * 16777619u);
}
