using System.Buffers.Binary;
using System.Text;

namespace Prism.Sdk.Composition.Mp4;

/// <summary>Reads the tables of an MP4 file, so that pictures and sound can be copied one by one. Nothing is decoded, and no other file is opened.</summary>
internal static class Mp4Reader
{
    private const int MoovCap = 64 * 1024 * 1024;

    private const int BoxCap = 10_000;

    /// <returns>The tracks of pictures and sound.</returns>
    /// <exception cref="InvalidDataException">The tables cannot be used; the message says why.</exception>
    public static IReadOnlyList<Mp4Track> Read(string path)
    {
        using var file = File.OpenHandle(path);
        var length = RandomAccess.GetLength(file);
        var header = new byte[16];
        long offset = 0;
        for (var i = 0; i < BoxCap && offset + 8 <= length; i++)
        {
            var read = RandomAccess.Read(file, header, offset);
            long size = BinaryPrimitives.ReadUInt32BigEndian(header);
            size = size == 0 ? length - offset : size == 1 && read == 16 ? BinaryPrimitives.ReadInt64BigEndian(header.AsSpan(8)) : size;
            if (size < 8 || size > length - offset)
            {
                throw new InvalidDataException("its boxes reach beyond its end");
            }

            if (Encoding.Latin1.GetString(header, 4, 4) == "moov")
            {
                return Tracks(Moov(file, offset, size), length);
            }

            offset += size;
        }

        throw new InvalidDataException("it has no moov box");
    }

    private static Mp4Box Moov(Microsoft.Win32.SafeHandles.SafeFileHandle file, long offset, long size)
    {
        if (size > MoovCap)
        {
            throw new InvalidDataException("its tables are too large");
        }

        var bytes = new byte[size];
        return RandomAccess.Read(file, bytes, offset) == size ? new Mp4Box("moov", bytes, 8) : throw new InvalidDataException("it is cut short");
    }

    private static List<Mp4Track> Tracks(Mp4Box moov, long fileLength)
    {
        if (moov.Find("mvex") is not null)
        {
            throw new InvalidDataException("it is in fragments");
        }

        var header = moov.Child("mvhd").Body.Span;
        var movieTimescale = BinaryPrimitives.ReadUInt32BigEndian(header[(header[0] == 1 ? 20 : 12)..]);
        var tracks = new List<Mp4Track>();
        foreach (var trak in Mp4Box.Read(moov.Body).Where(static box => box.Type == "trak"))
        {
            var media = trak.Child("mdia");
            var kind = Encoding.Latin1.GetString(media.Child("hdlr").Body.Span.Slice(8, 4));
            if (kind is "vide" or "soun")
            {
                tracks.Add(Track(kind, trak, media, movieTimescale, fileLength));
            }
        }

        return tracks;
    }

    private static Mp4Track Track(string kind, Mp4Box trak, Mp4Box media, uint movieTimescale, long fileLength)
    {
        var header = media.Child("mdhd").Body.Span;
        var timescale = BinaryPrimitives.ReadUInt32BigEndian(header[(header[0] == 1 ? 20 : 12)..]);
        var information = media.Child("minf");
        var table = information.Child("stbl");
        RequireOwnData(information);
        var entries = table.Child("stsd").Body;
        if (timescale == 0 || movieTimescale == 0 || BinaryPrimitives.ReadUInt32BigEndian(entries.Span[4..]) != 1)
        {
            throw new InvalidDataException("a track of it changes its format on the way");
        }

        var samples = Mp4SampleTable.Read(table, fileLength);
        var (start, plain) = Edit(trak, samples, kind, timescale, movieTimescale);
        return new Mp4Track
        {
            Kind = kind,
            Timescale = timescale,
            Entry = Mp4Box.Read(entries[8..]).First().Whole,
            Samples = samples,
            EditStart = start,
            HasPlainEdit = plain,
            IsUpright = IsUpright(trak.Child("tkhd").Body.Span),
        };
    }

    // A data reference may name another file. We copy bytes of this one only.
    private static void RequireOwnData(Mp4Box information)
    {
        var references = information.Child("dinf").Child("dref").Body;
        if (!Mp4Box.Read(references[8..]).All(static box => (box.Body.Span[3] & 1) == 1))
        {
            throw new InvalidDataException("its media are in another file");
        }
    }

    private static (long Start, bool IsPlain) Edit(Mp4Box trak, IReadOnlyList<Mp4Sample> samples, string kind, uint timescale, uint movieTimescale)
    {
        if (trak.Find("edts")?.Find("elst") is not { } list)
        {
            return (0, samples.Count == 0 || samples.Min(static sample => sample.Decode + sample.Shift) == 0);
        }

        var body = list.Body.Span;
        var wide = body[0] == 1;
        if (BinaryPrimitives.ReadUInt32BigEndian(body[4..]) != 1 || samples.Count == 0)
        {
            return (0, false);
        }

        var duration = wide ? BinaryPrimitives.ReadInt64BigEndian(body[8..]) : BinaryPrimitives.ReadUInt32BigEndian(body[8..]);
        var start = wide ? BinaryPrimitives.ReadInt64BigEndian(body[16..]) : BinaryPrimitives.ReadInt32BigEndian(body[12..]);
        var rate = BinaryPrimitives.ReadInt32BigEndian(body[(wide ? 24 : 16)..]);
        var end = samples.Max(static sample => sample.Decode + sample.Shift + sample.Duration);

        // Encoders fill the last packets of sound, and the list hides that; a picture that it hides is hidden on purpose.
        var hidden = end - start - (duration * (double)timescale / movieTimescale);
        var reaches = hidden < (samples[0].Duration * (kind == "soun" ? 3 : 0.5)) + (timescale / (double)movieTimescale);
        return (Math.Max(0, start), start >= 0 && rate == 0x10000 && reaches);
    }

    private static bool IsUpright(ReadOnlySpan<byte> header)
    {
        var matrix = header[(header[0] == 1 ? 52 : 40)..];
        ReadOnlySpan<int> identity = [0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000];
        for (var i = 0; i < identity.Length; i++)
        {
            if (BinaryPrimitives.ReadInt32BigEndian(matrix[(i * 4)..]) != identity[i])
            {
                return false;
            }
        }

        return true;
    }
}
