using System.Globalization;
using System.Text.Json.Nodes;
using Prism.Sdk.Emulator;
using Prism.Sdk.IntegrationTests.Composition;

namespace Prism.Sdk.IntegrationTests.Images;

/// <summary>Real pictures by real ffmpeg, and what the emulator received of them.</summary>
internal static class TestPictures
{
    public static string Make(string folder, string colour, string size = "640x360", string kind = "png")
    {
        var path = Path.Join(folder, $"{Guid.NewGuid():N}.{kind}");
        TestMedia.Run("ffmpeg", ["-f", "lavfi", "-i", $"color=c={colour}:s={size}", "-frames:v", "1", "-pix_fmt", kind == "png" ? "rgb24" : "yuvj420p", "file:" + path]);
        return path;
    }

    /// <summary>Reads the colour near a corner where neither words nor anything that moves is.</summary>
    /// <param name="path">A clip or a picture.</param>
    /// <param name="isLast">Whether the last frame is read, and not the first.</param>
    public static (int Red, int Green, int Blue) Colour(string path, bool isLast = false)
    {
        string[] from = isLast ? ["-sseof", "-0.2"] : [];
        var raw = Path.GetTempFileName();
        try
        {
            TestMedia.Run("ffmpeg", [.. from, "-i", "file:" + path, "-vf", "crop=2:2:iw*0.95:ih*0.5,scale=1:1:flags=area,format=rgb24", "-frames:v", "1", "-f", "rawvideo", "-y", "file:" + raw]);
            var bytes = File.ReadAllBytes(raw);
            return (bytes[0], bytes[1], bytes[2]);
        }
        finally
        {
            File.Delete(raw);
        }
    }

    /// <summary>Gets the submits in the order in which they came: model, prompt, first frame, references.</summary>
    public static IReadOnlyList<(string Model, string Prompt, string? FirstFrame, IReadOnlyList<string> References)> Submits(PrismEmulator emulator) =>
    [
        .. emulator.Requests.Where(static request => request.Method == "POST" && request.Path.EndsWith("video-synthesis", StringComparison.Ordinal))
            .Select(static request => JsonNode.Parse(request.Body)!)
            .Select(static body => (
                (string)body["model"]!,
                (string)body["input"]!["prompt"]!,
                (string?)body["input"]!["img_url"],
                (IReadOnlyList<string>)[.. (body["input"]!["reference_urls"] as JsonArray ?? []).Select(static address => (string)address!)])),
    ];

    /// <summary>Counts the files that were uploaded: each needs a credential of its own.</summary>
    public static int Uploads(PrismEmulator emulator) => emulator.Requests.Count(static request => request.Path.StartsWith("/api/v1/uploads", StringComparison.Ordinal));

    public static string Id(string path) => string.Create(CultureInfo.InvariantCulture, $"{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(path)))}{Path.GetExtension(path)}");
}
