using System.Text.Unicode;

namespace Prism.Sdk.Templates;

/// <summary>The bytes of a template before anything is read from them: not too many, and UTF-8.</summary>
internal static class TemplateBytes
{
    /// <summary>A template of this many bytes is no template: the largest built-in one has 8 KB.</summary>
    public const int MaxLength = 256 * 1024;

    /// <summary>Reads a stream to its end, or to the limit.</summary>
    /// <exception cref="PrismConfigurationException">There is more than the limit.</exception>
    public static byte[] Read(Stream stream, string source)
    {
        var buffer = new byte[MaxLength + 1];
        var length = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        return length <= MaxLength
            ? buffer[..length]
            : throw new PrismConfigurationException($"{source} is larger than {MaxLength / 1024} KB, and no template is. Is it the right file?");
    }

    /// <summary>Takes the byte order mark off, and refuses what is not UTF-8.</summary>
    /// <exception cref="PrismConfigurationException">The bytes are of another encoding; the message names the line.</exception>
    public static ReadOnlySpan<byte> Text(ReadOnlySpan<byte> bytes, string source)
    {
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            throw new PrismConfigurationException($"{source} is written in UTF-16. Save it as UTF-8.");
        }

        var text = bytes is [0xEF, 0xBB, 0xBF, ..] ? bytes[3..] : bytes;
        if (text.Length > MaxLength)
        {
            throw new PrismConfigurationException($"{source} is larger than {MaxLength / 1024} KB, and no template is. Is it the right file?");
        }

        if (!Utf8.IsValid(text))
        {
            throw new PrismConfigurationException($"{source}, line {BadLine(text)}: not UTF-8. Save the file as UTF-8 (it may be in GBK or another encoding).");
        }

        return text;
    }

    // No letter of several bytes holds a line end, so the first line that is not valid by itself is the one.
    private static int BadLine(ReadOnlySpan<byte> text)
    {
        var line = 1;
        foreach (var range in text.Split((byte)'\n'))
        {
            if (!Utf8.IsValid(text[range]))
            {
                break;
            }

            line++;
        }

        return line;
    }
}
