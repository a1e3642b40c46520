using System.Buffers.Binary;

namespace Prism.Sdk.Emulator.DashScope.Uploads;

/// <summary>Reads the size of a PNG or JPEG from its first bytes. Other pictures are taken as they come, and not drawn.</summary>
internal static class PictureHead
{
    /// <returns>Width and height, or zeros.</returns>
    public static (int Width, int Height) Read(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] when bytes.Length >= 24 => (BinaryPrimitives.ReadInt32BigEndian(bytes[16..]), BinaryPrimitives.ReadInt32BigEndian(bytes[20..])),
        [0xFF, 0xD8, ..] => Jpeg(bytes[2..]),
        _ => default,
    };

    // Segment after segment until the one that begins a frame.
    private static (int Width, int Height) Jpeg(ReadOnlySpan<byte> rest)
    {
        while (rest.Length >= 9 && rest[0] == 0xFF)
        {
            var (marker, length) = (rest[1], BinaryPrimitives.ReadUInt16BigEndian(rest[2..]));
            if (marker is >= 0xC0 and <= 0xCF and not 0xC4 and not 0xC8 and not 0xCC)
            {
                return (BinaryPrimitives.ReadUInt16BigEndian(rest[7..]), BinaryPrimitives.ReadUInt16BigEndian(rest[5..]));
            }

            rest = rest[Math.Min(length + 2, rest.Length)..];
        }

        return default;
    }
}
