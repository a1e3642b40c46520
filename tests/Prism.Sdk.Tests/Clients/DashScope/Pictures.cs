using System.Buffers.Binary;

namespace Prism.Sdk.Tests.Clients.DashScope;

/// <summary>The heads of pictures, byte for byte by their formats' specifications.</summary>
internal static class Pictures
{
    public static byte[] Png(int width, int height, byte colour = 2, int padTo = 64)
    {
        var bytes = new byte[padTo];
        ((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13]).CopyTo(bytes);
        "IHDR"u8.CopyTo(bytes.AsSpan(12));
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(20), height);
        (bytes[24], bytes[25]) = (8, colour);
        return bytes;
    }

    public static byte[] Jpeg(ushort width, ushort height, int notes)
    {
        var bytes = new byte[notes + 40];
        ((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF, 0xE1]).CopyTo(bytes);
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(4), (ushort)(notes + 2));
        var at = 6 + notes;
        ((ReadOnlySpan<byte>)[0xFF, 0xC2, 0, 17, 8]).CopyTo(bytes.AsSpan(at));
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(at + 5), height);
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(at + 7), width);
        return bytes;
    }

    public static byte[] Bmp(int width, int height)
    {
        var bytes = new byte[54];
        "BM"u8.CopyTo(bytes);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(18), width);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(22), height);
        return bytes;
    }

    public static byte[] WebpExtended(int width, int height, bool alpha)
    {
        var bytes = new byte[40];
        "RIFF"u8.CopyTo(bytes);
        "WEBPVP8X"u8.CopyTo(bytes.AsSpan(8));
        bytes[20] = (byte)(alpha ? 0x10 : 0);
        (bytes[24], bytes[25], bytes[26]) = ((byte)(width - 1), (byte)((width - 1) >> 8), (byte)((width - 1) >> 16));
        (bytes[27], bytes[28], bytes[29]) = ((byte)(height - 1), (byte)((height - 1) >> 8), (byte)((height - 1) >> 16));
        return bytes;
    }

    public static byte[] WebpLossless(uint width, uint height)
    {
        var bytes = new byte[40];
        "RIFF"u8.CopyTo(bytes);
        "WEBPVP8L"u8.CopyTo(bytes.AsSpan(8));
        bytes[20] = 0x2F;
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(21), (width - 1) | ((height - 1) << 14));
        return bytes;
    }
}
