using System.Globalization;

namespace Prism.Sdk.Emulator.DashScope.Rules;

/// <summary>The tiers and what each makes of a ratio (dashscope.md §3.1). Ratios that the reference gives no size for are of about the same area.</summary>
internal static class PictureSizes
{
    private static readonly Dictionary<int, (string Ratio, string Size)[]> Tiers = new()
    {
        [480] = [("16:9", "832*480"), ("9:16", "480*832"), ("1:1", "624*624")],
        [720] = [("16:9", "1280*720"), ("9:16", "720*1280"), ("1:1", "960*960"), ("4:3", "1088*832"), ("3:4", "832*1088")],
        [1080] = [("16:9", "1920*1080"), ("9:16", "1080*1920"), ("1:1", "1440*1440"), ("4:3", "1632*1248"), ("3:4", "1248*1632")],
    };

    /// <summary>Finds the tier of a size that a model with such tiers takes.</summary>
    public static int? TierOf(string size, IEnumerable<int> tiers)
    {
        foreach (var tier in tiers)
        {
            if (Tiers[tier].Any(entry => entry.Size == size))
            {
                return tier;
            }
        }

        return null;
    }

    public static string Of(int tier, string ratio) =>
        Array.Find(Tiers[tier], entry => entry.Ratio == ratio).Size ?? Near(tier, Number(ratio));

    /// <summary>Makes a size of a tier's area with the proportions of a picture.</summary>
    public static string Like(int tier, int width, int height) => Near(tier, (double)width / height);

    /// <summary>Gets width and height of a size.</summary>
    public static (int Width, int Height) Parse(string size)
    {
        var parts = size.Split('*');
        return (int.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    private static string Near(int tier, double ratio)
    {
        var (wide, high) = Parse(Tiers[tier][0].Size);
        var area = (double)wide * high;
        return string.Create(CultureInfo.InvariantCulture, $"{Even(Math.Sqrt(area * ratio))}*{Even(Math.Sqrt(area / ratio))}");
    }

    private static double Number(string ratio)
    {
        var parts = ratio.Split(':');
        return double.Parse(parts[0], CultureInfo.InvariantCulture) / double.Parse(parts[1], CultureInfo.InvariantCulture);
    }

    private static int Even(double length) => Math.Max(2, (int)Math.Round(length / 2) * 2);
}
