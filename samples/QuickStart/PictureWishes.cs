using System.CommandLine;
using System.Security.Cryptography;
using Prism.Sdk;

namespace QuickStart;

/// <summary>The pictures of a film, and whether its shots go on from each other.</summary>
internal sealed class PictureWishes
{
    private readonly Option<string[]> images = new("--image") { Description = "A picture of what the film shows, PATH=NAME; the shots that name it look like it. Without =NAME it is for every shot. May be given several times." };
    private readonly Option<string?> firstFrame = new("--first-frame") { Description = "The picture that the film begins with." };
    private readonly Option<bool> chain = new("--chain") { Description = "Begin each shot with the last frame of the one before." };

    public IReadOnlyList<Option> All => [images, firstFrame, chain];

    public bool? Chains(ParseResult parsed) => parsed.GetValue(chain) ? true : null;

    public IReadOnlyList<VideoImage> Read(ParseResult parsed) =>
    [
        .. (parsed.GetValue(images) ?? []).Select(static wish => wish.Split('=', 2)).Select(static parts => VideoImage.FromFile(Existing(parts[0]), parts is [_, { Length: > 0 } name] ? name : null)),
        .. parsed.GetValue(firstFrame) is { } path ? [VideoImage.FromFile(Existing(path)) with { Role = VideoImageRole.FirstFrame }] : (VideoImage[])[],
    ];

    /// <summary>Gets what makes another picture another film: contents and names.</summary>
    public string Mark(ParseResult parsed) => string.Join('\n', Files(parsed).Select(static file => $"{Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file.Path)))} {file.Name}"));

    private IEnumerable<(string Path, string Name)> Files(ParseResult parsed) =>
    [
        .. (parsed.GetValue(images) ?? []).Select(static wish => wish.Split('=', 2)).Select(static parts => (parts[0], parts.ElementAtOrDefault(1) ?? "")),
        .. parsed.GetValue(firstFrame) is { } path ? [(path, "first frame")] : ((string, string)[])[],
    ];

    private static string Existing(string path) => File.Exists(path) ? path : throw new UsageException($"There is no picture '{path}'.");
}
