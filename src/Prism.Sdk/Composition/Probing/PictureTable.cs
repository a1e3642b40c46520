using System.Buffers.Binary;
using Prism.Sdk.Composition.Mp4;

namespace Prism.Sdk.Composition.Probing;

/// <summary>The pictures of a file, one by one, counted in frames: what can be copied, and where it can be cut without decoding.</summary>
internal sealed record PictureTable
{
    /// <summary>A unit that a decoder can start with, whatever came before (H.264, table 7-1).</summary>
    private const int InstantRefresh = 5;

    public required string Path { get; init; }

    public required Mp4Track Track { get; init; }

    public required AvcConfiguration Configuration { get; init; }

    /// <summary>Gets for each picture, in the order of decoding, its place in the order of showing.</summary>
    public required IReadOnlyList<int> Shown { get; init; }

    public int Count => Shown.Count;

    /// <exception cref="InvalidDataException">The pictures cannot be copied; the message says why.</exception>
    public static PictureTable Read(string path)
    {
        var track = Mp4Reader.Read(path).FirstOrDefault(static track => track.Kind == "vide") ?? throw new InvalidDataException("it has no picture");
        var configuration = AvcConfiguration.From(track.Entry) is { LengthSize: 4 } avc ? avc : throw new InvalidDataException("its H.264 headers are not where they can be joined");
        var samples = track.Samples;
        if (samples.Count == 0 || !track.HasPlainEdit || !track.IsUpright)
        {
            throw new InvalidDataException(track.IsUpright ? "its edit list does more than to start it" : "it is shown turned");
        }

        var step = samples[0].Duration;
        if (step <= 0 || samples.Take(samples.Count - 1).Any(sample => sample.Duration != step))
        {
            throw new InvalidDataException("its frames last unequally long");
        }

        var shown = new int[samples.Count];
        var seen = new bool[samples.Count];
        for (var i = 0; i < shown.Length; i++)
        {
            var ticks = ((long)i * step) + samples[i].Shift - track.EditStart;
            shown[i] = ticks % step == 0 && ticks / step is >= 0 and var place && place < seen.Length && !seen[place] ? (int)place : throw new InvalidDataException("its frames are not in equal steps");
            seen[shown[i]] = true;
        }

        return new PictureTable { Path = path, Track = track, Configuration = configuration, Shown = shown };
    }

    /// <summary>Tells whether the frames have a rate, exactly.</summary>
    public bool HasRate(FrameRate rate) => Track.Timescale * rate.Denominator == Track.Samples[0].Duration * rate.Numerator;

    /// <summary>Finds the last place, at most so many frames after the start, where the pictures before it can be copied without those after it.</summary>
    /// <remarks>Decoded first must also be shown first: a picture that is kept may lean on one that is decoded before it and shown after it.</remarks>
    public int EndOfBody(int most)
    {
        var (best, highest) = (0, -1);
        for (var i = 0; i < most; i++)
        {
            highest = Math.Max(highest, Shown[i]);
            if (highest == i)
            {
                best = i + 1;
            }
        }

        return best;
    }

    /// <summary>Finds the first place, at least so many frames after the start, where playing can begin without the pictures before it.</summary>
    /// <returns>The frame; <see langword="null"/> when there is no such place.</returns>
    public int? StartOfBody(int least)
    {
        var before = -1;
        for (var i = 0; i < Count; i++)
        {
            // A place where all that is decoded before is shown before, and which needs nothing of it.
            if (i >= least && before == i - 1 && Shown[i] == i && Track.Samples[i].IsSync && IsRefresh(Track.Samples[i]))
            {
                return i;
            }

            before = Math.Max(before, Shown[i]);
        }

        return null;
    }

    private bool IsRefresh(Mp4Sample sample)
    {
        using var file = File.OpenHandle(Path);
        Span<byte> head = stackalloc byte[5];
        for (long at = 0; at + 5 <= sample.Size;)
        {
            RandomAccess.Read(file, head, sample.Offset + at);
            if ((head[4] & 31) == InstantRefresh)
            {
                return true;
            }

            at += 4 + (long)BinaryPrimitives.ReadUInt32BigEndian(head);
        }

        return false;
    }
}
