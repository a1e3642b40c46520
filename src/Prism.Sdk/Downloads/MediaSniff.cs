using System.Text;

namespace Prism.Sdk.Downloads;

/// <summary>Tells what a file is by its first bytes, whatever its name and content type say.</summary>
internal static class MediaSniff
{
    /// <summary>How many bytes are enough to tell an MP4.</summary>
    public const int Enough = 12;

    public static bool IsMp4(ReadOnlySpan<byte> head) => head.Length >= Enough && head.Slice(4, 4).SequenceEqual("ftyp"u8);

    /// <summary>Names what a file is. A page or a playlist is text that names other addresses; nothing of it is ever followed.</summary>
    public static string Name(ReadOnlySpan<byte> head)
    {
        if (head.IsEmpty)
        {
            return "empty";
        }

        // Its first byte is a length, and may look like the beginning of a text.
        if (IsMp4(head))
        {
            return "MP4";
        }

        if (head.Length > 4 && head[0] == 0x89 && head[1..].StartsWith("PNG"u8))
        {
            return "PNG";
        }

        if (head.StartsWith("PK"u8))
        {
            return "ZIP";
        }

        if (head.Length > 4 && head[0] == 0x7F && head[1..].StartsWith("ELF"u8))
        {
            return "ELF";
        }

        if (head.Length > 2 && head[0] == 0x1F && head[1] == 0x8B)
        {
            return "gzip";
        }

        // Decoded leniently: it serves for a name alone.
        var text = Encoding.UTF8.GetString(head).TrimStart('\uFEFF', ' ', '\r', '\n', '\t');
        return text.StartsWith("#EXTM3U", StringComparison.Ordinal) ? "HLS"
            : text.StartsWith("ffconcat", StringComparison.Ordinal) ? "ffconcat"
            : text.Contains("<MPD", StringComparison.Ordinal) ? "DASH"
            : text.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || text.StartsWith("<html", StringComparison.OrdinalIgnoreCase) ? "HTML"
            : text.StartsWith('<') ? "XML"
            : text.StartsWith('{') ? "JSON"
            : "unknown";
    }

    /// <summary>A gateway's page, or nothing at all, may give way to the file a little later.</summary>
    public static bool MayPass(string name) => name is "HTML" or "XML" or "JSON" or "empty";
}
