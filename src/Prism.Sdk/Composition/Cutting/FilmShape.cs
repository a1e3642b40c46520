using System.Globalization;

namespace Prism.Sdk.Composition.Cutting;

/// <summary>The shape of a variant, such as 9:16.</summary>
internal readonly record struct FilmShape(int Across, int Down)
{
    public static FilmShape? Parse(string text) =>
        text.Split(':') is [var across, var down]
        && int.TryParse(across, NumberStyles.None, CultureInfo.InvariantCulture, out var x) && int.TryParse(down, NumberStyles.None, CultureInfo.InvariantCulture, out var y)
        && x is >= 1 and <= 32 && y is >= 1 and <= 32
            ? new FilmShape(x, y)
            : null;

    /// <summary>Gets the size of this shape whose shortest side is as long as that of another size.</summary>
    public VideoSize SizeLike(VideoSize size)
    {
        var side = Math.Min(size.Width, size.Height);
        var longer = (int)Math.Round(side * (double)Math.Max(Across, Down) / Math.Min(Across, Down) / 2) * 2;
        return Across >= Down ? new VideoSize(longer, side / 2 * 2) : new VideoSize(side / 2 * 2, longer);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Across}x{Down}");
}
