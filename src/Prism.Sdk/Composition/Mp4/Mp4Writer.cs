using System.Buffers;
using Microsoft.Win32.SafeHandles;

namespace Prism.Sdk.Composition.Mp4;

/// <summary>Writes a film: header first, so that it plays while it loads, then pictures, sound and text side by side.</summary>
/// <remarks>
/// It reads and writes without waiting asynchronously: clips hold pictures and sound in turns of a few kilobytes, and each turn of the pool
/// costs more than the copy.
/// </remarks>
internal static class Mp4Writer
{
    private const double ChunkSeconds = 0.5;

    private const int BufferSize = 1024 * 1024;

    public static void Write(string path, IReadOnlyList<FilmTrack> tracks, IReadOnlyDictionary<string, string> metadata, CancellationToken cancellationToken)
    {
        var chunks = Chunks(tracks);
        var size = tracks.Sum(static track => track.Samples.Sum(static sample => (long)sample.Size));

        // The header's own length does not depend on the numbers in it, so it is written twice: first to know where the media begin.
        var header = MovieHeader.Write(tracks, chunks, metadata, size, dataStart: 0);
        header = MovieHeader.Write(tracks, chunks, metadata, size, dataStart: header.Length);
        var sources = new Dictionary<string, SafeFileHandle>();
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 64 * 1024);
            file.Write(header);
            foreach (var chunk in chunks)
            {
                cancellationToken.ThrowIfCancellationRequested();
                Copy(tracks[chunk.Track].Samples, chunk.First, chunk.Count, file, sources, buffer.AsSpan(0, BufferSize));
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
            foreach (var source in sources.Values)
            {
                source.Dispose();
            }
        }
    }

    private static List<FilmChunk> Chunks(IReadOnlyList<FilmTrack> tracks)
    {
        var next = new int[tracks.Count];
        var ticks = new long[tracks.Count];
        var chunks = new List<FilmChunk>();
        for (var until = ChunkSeconds; tracks.Select((track, i) => next[i] < track.Samples.Count).Any(static more => more); until += ChunkSeconds)
        {
            for (var track = 0; track < tracks.Count; track++)
            {
                var samples = tracks[track].Samples;
                var first = next[track];
                while (next[track] < samples.Count && ticks[track] < until * tracks[track].Timescale)
                {
                    ticks[track] += samples[next[track]].Duration;
                    next[track]++;
                }

                if (next[track] > first)
                {
                    chunks.Add(new FilmChunk(track, first, next[track] - first));
                }
            }
        }

        return chunks;
    }

    // Samples that lie side by side are copied in one go.
    private static void Copy(IReadOnlyList<FilmSample> samples, int first, int count, FileStream target, Dictionary<string, SafeFileHandle> sources, Span<byte> buffer)
    {
        for (var i = first; i < first + count;)
        {
            var start = samples[i];
            if (start.Source is null)
            {
                target.Write(start.Inline.Span);
                i++;
                continue;
            }

            long length = 0;
            for (; i < first + count && samples[i].Source == start.Source && samples[i].Offset == start.Offset + length; i++)
            {
                length += samples[i].Size;
            }

            if (!sources.TryGetValue(start.Source, out var source))
            {
                sources[start.Source] = source = File.OpenHandle(start.Source);
            }

            for (long done = 0; done < length;)
            {
                var part = buffer[..(int)Math.Min(buffer.Length, length - done)];
                var read = RandomAccess.Read(source, part, start.Offset + done);
                if (read == 0)
                {
                    throw new EndOfStreamException("A clip became shorter while it was copied.");
                }

                target.Write(part[..read]);
                done += read;
            }
        }
    }
}
