using System.Buffers.Binary;

namespace Prism.Sdk.Emulator.DashScope.Uploads;

/// <summary>Reads the length of an MP4 or MOV from its movie header.</summary>
internal static class ClipHead
{
    /// <returns>The seconds; <see langword="null"/> when it is no such file.</returns>
    public static double? SecondsOf(Stream file)
    {
        var end = file.Length;
        for (long at = 0; at + 8 <= end;)
        {
            var (type, length, head) = Box(file, at);
            switch (type)
            {
                case "moov":
                    // Its boxes come next; the header is the first of them in every file seen.
                    at += head;
                    continue;
                case "mvhd":
                    return Length(file, at + head);
                case "ftyp" or "free" or "mdat" or "wide" or "skip" or "uuid" when length >= head:
                    at += length;
                    continue;
                default:
                    return null;
            }
        }

        return null;
    }

    private static (string Type, long Length, int Head) Box(Stream file, long at)
    {
        Span<byte> head = stackalloc byte[16];
        file.Position = at;
        var read = file.ReadAtLeast(head, 16, throwOnEndOfStream: false);
        var type = System.Text.Encoding.Latin1.GetString(head.Slice(4, 4));
        var length = BinaryPrimitives.ReadUInt32BigEndian(head);
        return length == 1 && read == 16 ? (type, BinaryPrimitives.ReadInt64BigEndian(head[8..]), 16) : (type, length == 0 ? file.Length - at : length, 8);
    }

    private static double? Length(Stream file, long at)
    {
        Span<byte> body = stackalloc byte[32];
        file.Position = at;
        if (file.ReadAtLeast(body, 32, throwOnEndOfStream: false) < 32)
        {
            return null;
        }

        var (scale, units) = body[0] == 1
            ? (BinaryPrimitives.ReadUInt32BigEndian(body[20..]), BinaryPrimitives.ReadInt64BigEndian(body[24..]))
            : (BinaryPrimitives.ReadUInt32BigEndian(body[12..]), (long)BinaryPrimitives.ReadUInt32BigEndian(body[16..]));
        return scale == 0 ? null : Math.Round((double)units / scale, 3);
    }
}
