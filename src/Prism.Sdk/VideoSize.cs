using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Prism.Sdk;

/// <summary>A picture size in pixels, written <c>1280*720</c> on the wire and read as <c>1280*720</c> or <c>1280x720</c>.</summary>
[JsonConverter(typeof(Converter))]
public readonly record struct VideoSize
{
    /// <summary>Creates a size.</summary>
    /// <param name="width">Pixels across.</param>
    /// <param name="height">Pixels down.</param>
    /// <exception cref="ArgumentOutOfRangeException">A side is less than one pixel.</exception>
    public VideoSize(int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        Width = width;
        Height = height;
    }

    /// <summary>Gets 1280*720, landscape 720P.</summary>
    public static VideoSize Landscape720 => new(1280, 720);

    /// <summary>Gets 720*1280, portrait 720P.</summary>
    public static VideoSize Portrait720 => new(720, 1280);

    /// <summary>Gets 960*960, square 720P.</summary>
    public static VideoSize Square720 => new(960, 960);

    /// <summary>Gets 1920*1080, landscape 1080P.</summary>
    public static VideoSize Landscape1080 => new(1920, 1080);

    /// <summary>Gets 1080*1920, portrait 1080P.</summary>
    public static VideoSize Portrait1080 => new(1080, 1920);

    /// <summary>Gets the pixels across.</summary>
    public int Width { get; }

    /// <summary>Gets the pixels down.</summary>
    public int Height { get; }

    /// <summary>Reads a size.</summary>
    /// <param name="text">Two whole numbers with <c>*</c>, <c>x</c>, <c>X</c> or <c>×</c> between them.</param>
    /// <returns>The size.</returns>
    /// <exception cref="FormatException"><paramref name="text"/> is not a size.</exception>
    public static VideoSize Parse(string text) =>
        TryParse(text, out var size)
            ? size
            : throw new FormatException($"'{text}' is not a size. Write width and height in pixels, such as 1280*720 or 1280x720.");

    /// <summary>Reads a size, if it is one.</summary>
    /// <param name="text">Two whole numbers with <c>*</c>, <c>x</c>, <c>X</c> or <c>×</c> between them.</param>
    /// <param name="size">The size.</param>
    /// <returns>Whether <paramref name="text"/> is a size.</returns>
    public static bool TryParse(string? text, out VideoSize size)
    {
        size = default;
        var parts = text?.Trim().Split('*', 'x', 'X', '×');
        if (parts is not [var w, var h]
            || !int.TryParse(w, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var width)
            || !int.TryParse(h, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var height)
            || width < 1 || height < 1)
        {
            return false;
        }

        size = new VideoSize(width, height);
        return true;
    }

    /// <summary>Writes the size as the wire has it.</summary>
    /// <returns>For example <c>1280*720</c>.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Width}*{Height}");

    internal sealed class Converter : JsonConverter<VideoSize>
    {
        public override VideoSize Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            TryParse(reader.GetString(), out var size) ? size : throw new JsonException($"'{reader.GetString()}' is not a size such as 1280*720.");

        public override void Write(Utf8JsonWriter writer, VideoSize value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }
}
