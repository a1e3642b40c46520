using System.Buffers.Binary;
using System.Text;

namespace Prism.Sdk.Composition.Mp4;

/// <summary>One box of an MP4 file: four letters and a body (ISO/IEC 14496-12, 4.2).</summary>
internal readonly record struct Mp4Box(string Type, ReadOnlyMemory<byte> Whole, int HeaderSize)
{
    public ReadOnlyMemory<byte> Body => Whole[HeaderSize..];

    /// <summary>Reads the boxes that stand one after another in a piece of a file.</summary>
    /// <exception cref="InvalidDataException">A box is longer than what holds it.</exception>
    public static IEnumerable<Mp4Box> Read(ReadOnlyMemory<byte> bytes)
    {
        while (bytes.Length >= 8)
        {
            var size = BinaryPrimitives.ReadUInt32BigEndian(bytes.Span);
            if (size < 8 || size > bytes.Length)
            {
                throw new InvalidDataException("a box of the MP4 file is longer than the box that holds it");
            }

            yield return new Mp4Box(Encoding.Latin1.GetString(bytes.Span.Slice(4, 4)), bytes[..(int)size], 8);
            bytes = bytes[(int)size..];
        }
    }

    public Mp4Box Child(string type) => Find(type) ?? throw new InvalidDataException($"the MP4 file has no {type} where it must");

    public Mp4Box? Find(string type)
    {
        foreach (var box in Read(Body))
        {
            if (box.Type == type)
            {
                return box;
            }
        }

        return null;
    }
}
