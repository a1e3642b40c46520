using System.Buffers.Binary;

namespace Prism.Sdk.Composition.Mp4;

/// <summary>What an H.264 decoder is set up with: the avcC box of a sample entry (ISO/IEC 14496-15, 5.3.3), taken apart so that several can be made one.</summary>
internal sealed record AvcConfiguration
{
    private const int EntryHeader = 8 + 78;

    public required byte[] Head { get; init; }

    public required IReadOnlyList<byte[]> Sequences { get; init; }

    public required IReadOnlyList<byte[]> Pictures { get; init; }

    public required byte[] Tail { get; init; }

    /// <summary>Gets the numbers under which the sets are called; another encoder must take others.</summary>
    public IReadOnlySet<uint> Ids => Sequences.Select(static set => ExpGolomb(set.AsSpan(4))).Concat(Pictures.Select(static set => ExpGolomb(set.AsSpan(1)))).ToHashSet();

    /// <summary>Gets how many bytes give the length of a unit.</summary>
    public int LengthSize => (Head[4] & 3) + 1;

    /// <summary>Reads the avcC of a sample entry.</summary>
    /// <returns>It; <see langword="null"/> when the entry is not of H.264 with its sets in the header.</returns>
    public static AvcConfiguration? From(ReadOnlyMemory<byte> entry)
    {
        if (entry.Length < EntryHeader || !entry.Span.Slice(4, 4).SequenceEqual("avc1"u8))
        {
            return null;
        }

        var box = Mp4Box.Read(entry[EntryHeader..]).FirstOrDefault(static box => box.Type == "avcC");
        if (box.Type is null || box.Body.Length < 7)
        {
            return null;
        }

        var body = box.Body.Span;
        var at = 5;
        var sequences = Sets(body, body[at++] & 31, ref at);
        var pictures = Sets(body, body[at++], ref at);
        return sequences.Count == 0 || pictures.Count == 0 || sequences.Any(static set => set.Length < 5) || pictures.Any(static set => set.Length < 2)
            ? null
            : new AvcConfiguration { Head = body[..5].ToArray(), Sequences = sequences, Pictures = pictures, Tail = body[at..].ToArray() };
    }

    /// <summary>Gets a sample entry like one that is there, but for all of several streams: one avcC that lists the sets of each.</summary>
    public static byte[] EntryFor(ReadOnlyMemory<byte> entry, IReadOnlyList<AvcConfiguration> all)
    {
        var head = all[0].Head.ToArray();
        head[1] = all.Max(static one => one.Head[1]);
        head[2] = all.Aggregate((byte)255, static (flags, one) => (byte)(flags & one.Head[2]));
        head[3] = all.Max(static one => one.Head[3]);
        var sequences = all.SelectMany(static one => one.Sequences).DistinctBy(Convert.ToHexString).ToList();
        var pictures = all.SelectMany(static one => one.Pictures).DistinctBy(Convert.ToHexString).ToList();

        // High profiles say the chroma format and the bit depths once more: 4:2:0, 8 bit.
        var tail = all.Select(static one => one.Tail).FirstOrDefault(static tail => tail.Length > 0) ?? (head[1] >= 100 ? [0xFD, 0xF8, 0xF8, 0] : []);
        var writer = new BoxWriter();
        writer.Box("avc1", () =>
        {
            writer.Bytes(entry.Span[8..EntryHeader]);
            foreach (var box in Mp4Box.Read(entry[EntryHeader..]))
            {
                if (box.Type != "avcC")
                {
                    writer.Bytes(box.Whole.Span);
                    continue;
                }

                writer.Box("avcC", () =>
                {
                    writer.Bytes(head);
                    writer.U8((byte)(0xE0 | sequences.Count));
                    Write(writer, sequences);
                    writer.U8((byte)pictures.Count);
                    Write(writer, pictures);
                    writer.Bytes(tail);
                });
            }
        });
        return writer.ToArray();
    }

    private static void Write(BoxWriter writer, List<byte[]> sets)
    {
        foreach (var set in sets)
        {
            writer.U16((ushort)set.Length);
            writer.Bytes(set);
        }
    }

    private static List<byte[]> Sets(ReadOnlySpan<byte> body, int count, ref int at)
    {
        var sets = new List<byte[]>();
        for (var i = 0; i < count; i++)
        {
            var length = at + 2 <= body.Length ? BinaryPrimitives.ReadUInt16BigEndian(body[at..]) : throw new InvalidDataException("its avcC is cut short");
            at += 2;
            sets.Add(at + length <= body.Length ? body.Slice(at, length).ToArray() : throw new InvalidDataException("its avcC is cut short"));
            at += length;
        }

        if (at > body.Length)
        {
            throw new InvalidDataException("its avcC is cut short");
        }

        return sets;
    }

    // The first number of a set (H.264, 9.1). Ids are below 256, so no escape byte can come before its end.
    private static uint ExpGolomb(ReadOnlySpan<byte> bits)
    {
        var zeros = 0;
        while (zeros < 16 && Bit(bits, zeros) == 0)
        {
            zeros++;
        }

        uint value = 1;
        for (var i = 1; i <= zeros; i++)
        {
            value = (value << 1) | Bit(bits, zeros + i);
        }

        return value - 1;
    }

    private static uint Bit(ReadOnlySpan<byte> bits, int index) => index / 8 < bits.Length ? (uint)(bits[index / 8] >> (7 - (index % 8))) & 1 : 1;
}
