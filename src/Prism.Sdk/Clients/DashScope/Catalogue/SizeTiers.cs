namespace Prism.Sdk.Clients.DashScope.Catalogue;

/// <summary>The sizes of each resolution tier (dashscope.md §3.1), and which tier and ratio a size is.</summary>
internal static class SizeTiers
{
    private static readonly string[] Ratios = ["16:9", "9:16", "1:1", "4:3", "3:4"];

    private static readonly Dictionary<string, VideoSize[]> Tiers = new(StringComparer.OrdinalIgnoreCase)
    {
        ["480P"] = [new(832, 480), new(480, 832), new(624, 624)],
        ["720P"] = [new(1280, 720), new(720, 1280), new(960, 960), new(1088, 832), new(832, 1088)],
        ["1080P"] = [new(1920, 1080), new(1080, 1920), new(1440, 1440), new(1632, 1248), new(1248, 1632)],
    };

    /// <summary>Gets the sizes of a tier, in the order of the ratios; none for a tier that is not known.</summary>
    public static IReadOnlyList<VideoSize> Of(string tier) => Tiers.GetValueOrDefault(tier, []);

    /// <summary>Gets the tier and ratio of a size, for the models that take these instead.</summary>
    public static (string Tier, string Ratio)? Find(VideoSize size)
    {
        foreach (var (tier, sizes) in Tiers)
        {
            if (Array.IndexOf(sizes, size) is >= 0 and var at)
            {
                return (tier, Ratios[at]);
            }
        }

        return null;
    }

    /// <summary>Reads a tier or a single size.</summary>
    /// <returns>The sizes; none when the text is neither.</returns>
    public static IReadOnlyList<VideoSize> Parse(string text) =>
        VideoSize.TryParse(text, out var size) ? [size] : Of(text);
}
