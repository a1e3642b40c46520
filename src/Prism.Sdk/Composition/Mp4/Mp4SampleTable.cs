using System.Buffers.Binary;

namespace Prism.Sdk.Composition.Mp4;

/// <summary>Unfolds the run-length tables of a track (ISO/IEC 14496-12, 8.6 and 8.7) into one row a sample.</summary>
internal static class Mp4SampleTable
{
    private const int SampleCap = 2_000_000;

    public static IReadOnlyList<Mp4Sample> Read(Mp4Box table, long fileLength)
    {
        var sizes = Sizes(table.Child("stsz").Body.Span);
        var offsets = Offsets(table, sizes, fileLength);
        var durations = Runs(table.Child("stts").Body.Span, sizes.Length, "stts");
        var shifts = table.Find("ctts") is { } ctts ? Runs(ctts.Body.Span, sizes.Length, "ctts") : null;
        var sync = table.Find("stss") is { } stss ? Sync(stss.Body.Span, sizes.Length) : null;
        var samples = new Mp4Sample[sizes.Length];
        long decode = 0;
        for (var i = 0; i < samples.Length; i++)
        {
            samples[i] = new Mp4Sample(offsets[i], sizes[i], decode, durations[i], shifts?[i] ?? 0, sync?[i] ?? true);
            decode += durations[i];
        }

        return samples;
    }

    private static int[] Sizes(ReadOnlySpan<byte> body)
    {
        var one = BinaryPrimitives.ReadUInt32BigEndian(body[4..]);
        var count = BinaryPrimitives.ReadUInt32BigEndian(body[8..]);
        if (count > SampleCap || (one == 0 && 12 + (4L * count) > body.Length))
        {
            throw new InvalidDataException("its table of sizes is broken");
        }

        var sizes = new int[count];
        for (var i = 0; i < sizes.Length; i++)
        {
            sizes[i] = one == 0 ? BinaryPrimitives.ReadInt32BigEndian(body[(12 + (4 * i))..]) : (int)Math.Min(one, int.MaxValue);
        }

        return sizes;
    }

    private static long[] Offsets(Mp4Box table, int[] sizes, long fileLength)
    {
        var wide = table.Find("co64");
        var chunks = (wide ?? table.Child("stco")).Body.Span;
        var chunkCount = Count(chunks, wide is null ? 4 : 8);
        var runs = table.Child("stsc").Body.Span;
        var runCount = Count(runs, 12);
        var offsets = new long[sizes.Length];
        var sample = 0;
        for (var run = 0; run < runCount; run++)
        {
            var first = BinaryPrimitives.ReadUInt32BigEndian(runs[(8 + (12 * run))..]);
            var perChunk = BinaryPrimitives.ReadUInt32BigEndian(runs[(12 + (12 * run))..]);
            var next = run + 1 < runCount ? BinaryPrimitives.ReadUInt32BigEndian(runs[(20 + (12 * run))..]) : (uint)chunkCount + 1;
            for (var chunk = first; chunk < next && chunk >= 1 && chunk <= chunkCount && sample < sizes.Length; chunk++)
            {
                var at = 8 + ((int)(chunk - 1) * (wide is null ? 4 : 8));
                var offset = wide is null ? BinaryPrimitives.ReadUInt32BigEndian(chunks[at..]) : BinaryPrimitives.ReadInt64BigEndian(chunks[at..]);
                for (var i = 0; i < perChunk && sample < sizes.Length; i++, sample++)
                {
                    offsets[sample] = sizes[sample] >= 0 && offset >= 0 && offset <= fileLength - sizes[sample] ? offset : throw new InvalidDataException("its tables point beyond its end");
                    offset += sizes[sample];
                }
            }
        }

        return sample == sizes.Length ? offsets : throw new InvalidDataException("its tables do not place every sample");
    }

    private static int[] Runs(ReadOnlySpan<byte> body, int samples, string name)
    {
        var values = new int[samples];
        var sample = 0;
        var count = Count(body, 8);
        for (var run = 0; run < count; run++)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(body[(8 + (8 * run))..]);
            var value = BinaryPrimitives.ReadInt32BigEndian(body[(12 + (8 * run))..]);
            for (var i = 0; i < length && sample < samples; i++)
            {
                values[sample++] = value;
            }
        }

        return sample == samples ? values : throw new InvalidDataException($"its {name} table is too short");
    }

    private static bool[] Sync(ReadOnlySpan<byte> body, int samples)
    {
        var marks = new bool[samples];
        var count = Count(body, 4);
        for (var i = 0; i < count; i++)
        {
            if (BinaryPrimitives.ReadUInt32BigEndian(body[(8 + (4 * i))..]) is >= 1 and var number && number <= samples)
            {
                marks[number - 1] = true;
            }
        }

        return marks;
    }

    private static int Count(ReadOnlySpan<byte> body, int rowSize) =>
        BinaryPrimitives.ReadUInt32BigEndian(body[4..]) is var count && 8 + (count * (long)rowSize) <= body.Length ? (int)count : throw new InvalidDataException("a table of it is cut short");
}
