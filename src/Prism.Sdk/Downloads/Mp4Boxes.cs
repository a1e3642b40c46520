using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;

namespace Prism.Sdk.Downloads;

/// <summary>Walks the outermost boxes of an MP4: a file that was cut off ends within one, or lacks its index.</summary>
internal static class Mp4Boxes
{
    /// <summary>No clip has more outermost boxes; a fragmented one has two for each fragment.</summary>
    private const int Most = 100_000;

    public static bool AreWhole(SafeFileHandle file, long length)
    {
        Span<byte> head = stackalloc byte[16];
        var indexed = false;
        var boxes = 0;
        for (long at = 0; at < length && boxes < Most; boxes++)
        {
            var read = RandomAccess.Read(file, head, at);
            if (read < 8)
            {
                return false;
            }

            indexed |= head.Slice(4, 4).SequenceEqual("moov"u8);
            long size = BinaryPrimitives.ReadUInt32BigEndian(head);
            if (size == 1)
            {
                // A box of more than 4 GB says so in its next eight bytes.
                size = read == 16 ? (long)Math.Min(BinaryPrimitives.ReadUInt64BigEndian(head[8..]), long.MaxValue) : 0;
            }
            else if (size == 0)
            {
                // It reaches to the end of the file.
                size = length - at;
            }

            if (size < 8 || size > length - at)
            {
                return false;
            }

            at += size;
        }

        return indexed;
    }
}
