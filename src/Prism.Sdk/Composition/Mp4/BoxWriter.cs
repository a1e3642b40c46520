using System.Buffers.Binary;
using System.Text;

namespace Prism.Sdk.Composition.Mp4;

/// <summary>Writes boxes, each with its size before it.</summary>
internal sealed class BoxWriter
{
    private byte[] bytes = new byte[4096];
    private int length;

    public void Box(string type, Action content)
    {
        var start = length;
        U32(0);
        Text(type);
        content();
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(start), (uint)(length - start));
    }

    /// <summary>Writes a box that starts with a version and flags.</summary>
    public void FullBox(string type, byte version, uint flags, Action content) => Box(type, () =>
    {
        U32(((uint)version << 24) | flags);
        content();
    });

    public void U8(byte value) => Room(1)[0] = value;

    public void U16(ushort value) => BinaryPrimitives.WriteUInt16BigEndian(Room(2), value);

    public void U32(uint value) => BinaryPrimitives.WriteUInt32BigEndian(Room(4), value);

    public void I32(int value) => BinaryPrimitives.WriteInt32BigEndian(Room(4), value);

    public void U64(ulong value) => BinaryPrimitives.WriteUInt64BigEndian(Room(8), value);

    public void Zeros(int count) => Room(count).Clear();

    public void Text(string text) => Bytes(Encoding.UTF8.GetBytes(text));

    public void Bytes(ReadOnlySpan<byte> value) => value.CopyTo(Room(value.Length));

    public byte[] ToArray() => bytes[..length];

    private Span<byte> Room(int count)
    {
        if (length + count > bytes.Length)
        {
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, length + count));
        }

        length += count;
        return bytes.AsSpan(length - count, count);
    }
}
