using System.Buffers.Binary;

namespace Prism.Sdk.Images;

/// <summary>Reads a picture's format, sides and alpha channel off its first bytes: JPEG, PNG, BMP and WEBP.</summary>
internal readonly record struct ImageHeader(string Format, int Width, int Height, bool HasAlpha)
{
    /// <summary>How many bytes are looked at. A JPEG's sides come after its notes, which may be long.</summary>
    public const int Reach = 512 * 1024;

    /// <summary>Reads a header.</summary>
    /// <returns>The header, or <see langword="null"/> when the bytes are of no format that is known or end too early.</returns>
    public static ImageHeader? Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
        {
            return Png(bytes);
        }

        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8]))
        {
            return Jpeg(bytes);
        }

        if (bytes.StartsWith("BM"u8) && bytes.Length >= 26)
        {
            var height = BinaryPrimitives.ReadInt32LittleEndian(bytes[22..]);
            return Make("BMP", BinaryPrimitives.ReadInt32LittleEndian(bytes[18..]), height == int.MinValue ? 0 : Math.Abs(height), alpha: false);
        }

        return bytes.StartsWith("RIFF"u8) && bytes.Length >= 30 && bytes[8..].StartsWith("WEBP"u8) ? Webp(bytes) : null;
    }

    private static ImageHeader? Png(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 26 || !bytes[12..].StartsWith("IHDR"u8))
        {
            return null;
        }

        // Colour types 4 and 6 have an alpha channel.
        return Make("PNG", BinaryPrimitives.ReadInt32BigEndian(bytes[16..]), BinaryPrimitives.ReadInt32BigEndian(bytes[20..]), bytes[25] is 4 or 6);
    }

    private static ImageHeader? Jpeg(ReadOnlySpan<byte> bytes)
    {
        for (var at = 2; at + 9 < bytes.Length;)
        {
            if (bytes[at] != 0xFF)
            {
                return null;
            }

            var marker = bytes[at + 1];
            if (marker is 0xFF or 0x01 or (>= 0xD0 and <= 0xD8))
            {
                at += marker == 0xFF ? 1 : 2;
                continue;
            }

            // SOF0 to SOF15 hold the sides; C4, C8 and CC share the range and are something else.
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                return Make("JPEG", BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 5)..]), alpha: false);
            }

            at += 2 + Math.Max(2, (int)BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]));
        }

        return null;
    }

    private static ImageHeader? Webp(ReadOnlySpan<byte> bytes)
    {
        var chunk = bytes[12..];
        if (chunk.StartsWith("VP8X"u8))
        {
            return Make("WEBP", Three(bytes[24..]) + 1, Three(bytes[27..]) + 1, (bytes[20] & 0x10) != 0);
        }

        if (chunk.StartsWith("VP8L"u8))
        {
            var bits = BinaryPrimitives.ReadUInt32LittleEndian(bytes[21..]);
            return Make("WEBP", (int)(bits & 0x3FFF) + 1, (int)((bits >> 14) & 0x3FFF) + 1, (bits & 0x1000_0000) != 0);
        }

        return chunk.StartsWith("VP8 "u8)
            ? Make("WEBP", BinaryPrimitives.ReadUInt16LittleEndian(bytes[26..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(bytes[28..]) & 0x3FFF, alpha: false)
            : null;
    }

    private static int Three(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);

    private static ImageHeader? Make(string format, int width, int height, bool alpha) =>
        width > 0 && height > 0 ? new ImageHeader(format, width, height, alpha) : null;
}
