using Prism.Sdk.Composition.Mp4;

namespace Prism.Sdk.Composition.Probing;

/// <summary>The packets of sound of a file, when they are AAC of one length and can be copied.</summary>
internal sealed record SoundTable
{
    private const byte DecoderSpecificInfo = 5;

    private const int EntryHeader = 8 + 28;

    public required string Path { get; init; }

    public required Mp4Track Track { get; init; }

    /// <summary>Gets all that a decoder is told: two files with the same can follow one another.</summary>
    public required string Signature { get; init; }

    /// <summary>Gets the samples in a packet.</summary>
    public int Step => Track.Samples[0].Duration;

    /// <returns>The table; <see langword="null"/> when the sound cannot be copied.</returns>
    public static SoundTable? Read(string path)
    {
        try
        {
            var tracks = Mp4Reader.Read(path).Where(static track => track.Kind == "soun").ToList();
            return tracks is [{ HasPlainEdit: true, Samples.Count: > 1 } track]
                && track.Samples.Take(track.Samples.Count - 1).All(sample => Math.Abs(sample.Duration - track.Samples[0].Duration) <= 1 && sample.Shift == 0) // times may be rounded
                && track.Samples[0].Duration > 0
                && track.EditStart <= 4 * track.Samples[0].Duration
                && Decoder(track.Entry) is { } decoder
                    ? new SoundTable { Path = path, Track = track, Signature = $"{track.Timescale}|{track.Samples[0].Duration}|{Convert.ToHexString(track.Entry.Span.Slice(24, 12))}|{decoder}" }
                    : null;
        }
        catch (Exception exception) when (exception is InvalidDataException or ArgumentException or IndexOutOfRangeException)
        {
            return null;
        }
    }

    // The esds box also holds bit rates, which differ from clip to clip and matter to nobody.
    private static string? Decoder(ReadOnlyMemory<byte> entry)
    {
        if (entry.Length < EntryHeader || !entry.Span.Slice(4, 4).SequenceEqual("mp4a"u8))
        {
            return null;
        }

        var box = Mp4Box.Read(entry[EntryHeader..]).FirstOrDefault(static box => box.Type == "esds");
        if (box.Type is null)
        {
            return null;
        }

        var body = box.Body.Span;
        for (var at = 4; at + 6 < body.Length; at++)
        {
            // Lengths are written in one byte or in four.
            if (body[at] == DecoderSpecificInfo && body[at + 1] == 0x80 && body[at + 2] == 0x80 && body[at + 3] == 0x80)
            {
                return Convert.ToHexString(body.Slice(at + 5, Math.Min(body[at + 4], body.Length - at - 5)));
            }
        }

        var plain = body.LastIndexOf((byte)DecoderSpecificInfo);
        return plain > 0 && plain + 1 < body.Length ? Convert.ToHexString(body.Slice(plain + 1, Math.Min(body[plain + 1] + 1, body.Length - plain - 1))) : null;
    }
}
