using System.Globalization;

namespace Prism.Sdk.Composition.Probing;

/// <summary>Frames a second as the exact fraction that media files hold, such as 30/1 or 30000/1001.</summary>
internal readonly record struct FrameRate(long Numerator, long Denominator)
{
    public double PerSecond => (double)Numerator / Denominator;

    /// <summary>Turns a number from the settings into a fraction: 29.97 means 30000/1001, as everywhere in the field.</summary>
    public static FrameRate From(double perSecond)
    {
        var whole = (long)Math.Ceiling(perSecond - 0.001);
        return Math.Abs(perSecond - whole) <= 0.001 ? new FrameRate(whole, 1)
            : Math.Abs(perSecond - (whole * 1000 / 1001d)) < 0.005 ? new FrameRate(whole * 1000, 1001)
            : new FrameRate((long)Math.Round(perSecond * 1000), 1000);
    }

    /// <summary>Reads ffprobe's <c>30/1</c>.</summary>
    /// <returns>The rate; <see langword="null"/> for <c>0/0</c> and all that is none.</returns>
    public static FrameRate? Parse(string? text) =>
        text?.Split('/') is [var over, var under]
        && long.TryParse(over, NumberStyles.None, CultureInfo.InvariantCulture, out var numerator)
        && long.TryParse(under, NumberStyles.None, CultureInfo.InvariantCulture, out var denominator)
        && numerator > 0 && denominator > 0
            ? new FrameRate(numerator, denominator)
            : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");
}
