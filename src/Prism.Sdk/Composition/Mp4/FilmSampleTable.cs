namespace Prism.Sdk.Composition.Mp4;

/// <summary>Writes the tables of a track.</summary>
internal static class FilmSampleTable
{
    public static void Write(BoxWriter writer, FilmTrack track, int index, IReadOnlyList<FilmChunk> chunks, long[] offsets, bool wide) => writer.Box("stbl", () =>
    {
        var own = Enumerable.Range(0, chunks.Count).Where(i => chunks[i].Track == index).ToList();
        writer.FullBox("stsd", 0, 0, () =>
        {
            writer.U32(1);
            writer.Bytes(track.Entry.Span);
        });
        Runs(writer, "stts", [.. track.Samples.Select(static sample => sample.Duration)]);
        if (track.Samples.Any(static sample => sample.Shift != 0))
        {
            Runs(writer, "ctts", [.. track.Samples.Select(static sample => sample.Shift)]);
        }

        if (track.Samples.Any(static sample => !sample.IsSync))
        {
            var keys = track.Samples.Select(static (sample, i) => (sample.IsSync, Number: (uint)i + 1)).Where(static row => row.IsSync).ToList();
            writer.FullBox("stss", 0, 0, () =>
            {
                writer.U32((uint)keys.Count);
                keys.ForEach(key => writer.U32(key.Number));
            });
        }

        writer.FullBox("stsz", 0, 0, () =>
        {
            writer.U32(0);
            writer.U32((uint)track.Samples.Count);
            foreach (var sample in track.Samples)
            {
                writer.I32(sample.Size);
            }
        });
        writer.FullBox("stsc", 0, 0, () =>
        {
            var rows = own.Select((chunk, number) => (Number: (uint)number + 1, Count: (uint)chunks[chunk].Count)).ToList();
            rows = [.. rows.Where((row, i) => i == 0 || rows[i - 1].Count != row.Count)];
            writer.U32((uint)rows.Count);
            foreach (var (number, count) in rows)
            {
                writer.U32(number);
                writer.U32(count);
                writer.U32(1);
            }
        });
        writer.FullBox(wide ? "co64" : "stco", 0, 0, () =>
        {
            writer.U32((uint)own.Count);
            foreach (var chunk in own)
            {
                if (wide)
                {
                    writer.U64((ulong)offsets[chunk]);
                }
                else
                {
                    writer.U32((uint)offsets[chunk]);
                }
            }
        });
        if (track.Kind == "soun")
        {
            Roll(writer, track.Samples.Count);
        }
    });

    // A packet of AAC sounds right only after the one before it.
    private static void Roll(BoxWriter writer, int samples)
    {
        writer.FullBox("sgpd", 1, 0, () =>
        {
            writer.Text("roll");
            writer.U32(2);
            writer.U32(1);
            writer.U16(0xFFFF);
        });
        writer.FullBox("sbgp", 0, 0, () =>
        {
            writer.Text("roll");
            writer.U32(1);
            writer.U32((uint)samples);
            writer.U32(1);
        });
    }

    private static void Runs(BoxWriter writer, string type, int[] values)
    {
        var runs = new List<(uint Count, int Value)>();
        foreach (var value in values)
        {
            if (runs.Count > 0 && runs[^1].Value == value)
            {
                runs[^1] = (runs[^1].Count + 1, value);
            }
            else
            {
                runs.Add((1, value));
            }
        }

        writer.FullBox(type, 0, 0, () =>
        {
            writer.U32((uint)runs.Count);
            foreach (var (count, value) in runs)
            {
                writer.U32(count);
                writer.I32(value);
            }
        });
    }
}
