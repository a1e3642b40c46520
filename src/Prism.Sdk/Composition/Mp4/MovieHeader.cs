namespace Prism.Sdk.Composition.Mp4;

/// <summary>Writes all that stands before the media: <c>ftyp</c>, <c>moov</c> with its tables and metadata, and the head of <c>mdat</c>.</summary>
internal static class MovieHeader
{
    private static readonly int[] Identity = [0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000];

    public static byte[] Write(IReadOnlyList<FilmTrack> tracks, IReadOnlyList<FilmChunk> chunks, IReadOnlyDictionary<string, string> metadata, long dataSize, long dataStart)
    {
        var writer = new BoxWriter();
        writer.Box("ftyp", () =>
        {
            writer.Text("isom");
            writer.U32(512);
            writer.Text("isomiso2avc1mp41");
        });

        // The film is timed in ticks of its pictures, so that its length is exact.
        var timescale = tracks[0].Timescale;
        var offsets = ChunkOffsets(tracks, chunks, dataStart);
        writer.Box("moov", () =>
        {
            writer.FullBox("mvhd", 0, 0, () =>
            {
                writer.Zeros(8);
                writer.U32(timescale);
                writer.U32(checked((uint)tracks.Max(track => Played(track, tracks[0]))));
                writer.U32(0x10000);
                writer.U16(0x100);
                writer.Zeros(10);
                Matrix(writer);
                writer.Zeros(24);
                writer.U32((uint)tracks.Count + 1);
            });
            for (var i = 0; i < tracks.Count; i++)
            {
                Track(writer, tracks[i], i, tracks[0], chunks, offsets, dataStart + dataSize > uint.MaxValue);
            }

            writer.Box("udta", () => Metadata(writer, metadata));
        });
        if (dataSize + 8 > uint.MaxValue)
        {
            writer.U32(1);
            writer.Text("mdat");
            writer.U64((ulong)dataSize + 16);
        }
        else
        {
            writer.U32((uint)dataSize + 8);
            writer.Text("mdat");
        }

        return writer.ToArray();
    }

    // Pictures are all shown, only later than decoded. Of sound, what is before the start is not heard, nor what would outlast the pictures.
    private static long Played(FilmTrack track, FilmTrack pictures) => track.Kind == "soun"
        ? Math.Min((long)Math.Round((track.Ticks - track.EditStart) * (double)pictures.Timescale / track.Timescale), pictures.Ticks)
        : track.Ticks;

    private static long[] ChunkOffsets(IReadOnlyList<FilmTrack> tracks, IReadOnlyList<FilmChunk> chunks, long dataStart)
    {
        var offsets = new long[chunks.Count];
        for (var i = 0; i < chunks.Count; i++)
        {
            offsets[i] = dataStart;
            for (var sample = 0; sample < chunks[i].Count; sample++)
            {
                dataStart += tracks[chunks[i].Track].Samples[chunks[i].First + sample].Size;
            }
        }

        return offsets;
    }

    private static void Track(BoxWriter writer, FilmTrack track, int index, FilmTrack pictures, IReadOnlyList<FilmChunk> chunks, long[] offsets, bool wide) => writer.Box("trak", () =>
    {
        var played = checked((uint)Played(track, pictures));
        writer.FullBox("tkhd", 0, 3, () =>
        {
            writer.Zeros(8);
            writer.U32((uint)index + 1);
            writer.Zeros(4);
            writer.U32(played);
            writer.Zeros(8);
            writer.U16(0);
            writer.U16((ushort)index);
            writer.U16(track.Kind == "soun" ? (ushort)0x100 : (ushort)0);
            writer.U16(0);
            Matrix(writer);
            writer.U32((uint)track.Size.Width << 16);
            writer.U32((uint)track.Size.Height << 16);
        });
        writer.Box("edts", () => writer.FullBox("elst", 0, 0, () =>
        {
            writer.U32(1);
            writer.U32(played);
            writer.I32(checked((int)track.EditStart));
            writer.U32(0x10000);
        }));
        writer.Box("mdia", () =>
        {
            writer.FullBox("mdhd", 0, 0, () =>
            {
                writer.Zeros(8);
                writer.U32(track.Timescale);
                writer.U32(checked((uint)track.Ticks));
                writer.U16(Language(track.Language));
                writer.U16(0);
            });
            Handler(writer, track.Kind, track.Kind switch { "vide" => "VideoHandler", "soun" => "SoundHandler", _ => "SubtitleHandler" });
            writer.Box("minf", () =>
            {
                MediaHeader(writer, track.Kind);
                writer.Box("dinf", () => writer.FullBox("dref", 0, 0, () =>
                {
                    writer.U32(1);
                    writer.FullBox("url ", 0, 1, static () => { });
                }));
                FilmSampleTable.Write(writer, track, index, chunks, offsets, wide);
            });
        });
    });

    private static void MediaHeader(BoxWriter writer, string kind)
    {
        switch (kind)
        {
            case "vide":
                writer.FullBox("vmhd", 0, 1, () => writer.Zeros(8));
                break;
            case "soun":
                writer.FullBox("smhd", 0, 0, () => writer.Zeros(4));
                break;
            default:
                writer.FullBox("nmhd", 0, 0, static () => { });
                break;
        }
    }

    private static void Handler(BoxWriter writer, string kind, string name) => writer.FullBox("hdlr", 0, 0, () =>
    {
        writer.Zeros(4);
        writer.Text(kind);
        writer.Zeros(12);
        writer.Text(name);
        writer.U8(0);
    });

    // Keys of any name, as ffmpeg's use_metadata_tags writes and reads them.
    private static void Metadata(BoxWriter writer, IReadOnlyDictionary<string, string> metadata) => writer.FullBox("meta", 0, 0, () =>
    {
        Handler(writer, "mdta", "");
        writer.FullBox("keys", 0, 0, () =>
        {
            writer.U32((uint)metadata.Count);
            foreach (var key in metadata.Keys)
            {
                writer.Box("mdta", () => writer.Text(key));
            }
        });
        writer.Box("ilst", () =>
        {
            uint number = 0;
            foreach (var value in metadata.Values)
            {
                number++;
                writer.Box(System.Text.Encoding.Latin1.GetString([0, 0, 0, (byte)number]), () => writer.Box("data", () =>
                {
                    writer.U32(1);
                    writer.U32(0);
                    writer.Text(value);
                }));
            }
        });
    });

    private static void Matrix(BoxWriter writer)
    {
        foreach (var value in Identity)
        {
            writer.I32(value);
        }
    }

    private static ushort Language(string code) => (ushort)(((code[0] - 0x60) << 10) | ((code[1] - 0x60) << 5) | (code[2] - 0x60));
}
