using Prism.Sdk.Composition.Cutting;
using Prism.Sdk.Composition.Mp4;
using Prism.Sdk.Composition.Probing;

namespace Prism.Sdk.Composition.Rendering;

/// <summary>Lays pieces end to end: one track of pictures, one of sound. Nothing is encoded here.</summary>
internal static class FilmAssembly
{
    /// <summary>Makes the track of pictures. All is counted in frames, so that clips with other clocks fall on the same grid.</summary>
    public static FilmTrack Pictures(FilmPlan plan, IReadOnlyList<Piece> pieces)
    {
        var (timescale, step) = plan.Clock;
        var placed = new List<(Mp4Sample Sample, string Path, int Shown)>();
        var start = 0;
        foreach (var piece in pieces)
        {
            for (var i = piece.First; i < piece.First + piece.Count; i++)
            {
                placed.Add((piece.Pictures.Track.Samples[i], piece.Pictures.Path, start + piece.Pictures.Shown[i] - piece.First));
            }

            start += piece.Count;
        }

        // No picture may be shown before it is decoded: all are shown later by what the most reordered one needs.
        var delay = placed.Select(static (row, decoded) => decoded - row.Shown).Max();
        var configurations = pieces.Select(static piece => piece.Pictures.Configuration).ToList();
        return new FilmTrack
        {
            Kind = "vide",
            Timescale = timescale,
            Size = plan.Size,
            EditStart = (long)delay * step,
            Entry = AvcConfiguration.EntryFor(pieces[0].Pictures.Track.Entry, configurations),
            Samples = [.. placed.Select((row, decoded) => new FilmSample(row.Path, row.Sample.Offset, row.Sample.Size, step, (row.Shown - decoded + delay) * step, row.Sample.IsSync))],
        };
    }

    public static FilmTrack CopiedSound(SoundSplice splice) => Sound(splice.Runs[0].Sound, splice.Runs.SelectMany(static run =>
        run.Sound.Track.Samples.Skip(run.First).Take(run.Count).Select(sample => (run.Sound.Path, sample))));

    public static FilmTrack EncodedSound(string path, double seconds)
    {
        var sound = SoundTable.Read(path) ?? throw new CompositionException("FFmpeg made a sound track that cannot be read, so nothing was published. The clips are kept; resume the job to cut again.");

        // The encoder fills its last packet, and sometimes one more; what is beyond the pictures is left out.
        var packets = (int)Math.Ceiling(((seconds * sound.Track.Timescale) + sound.Track.EditStart) / sound.Step);
        return Sound(sound, sound.Track.Samples.Take(packets).Select(sample => (path, sample)));
    }

    private static FilmTrack Sound(SoundTable first, IEnumerable<(string Path, Mp4Sample Sample)> samples) => new()
    {
        Kind = "soun",
        Timescale = first.Track.Timescale,
        Entry = first.Track.Entry,
        EditStart = first.Track.EditStart,
        Samples = [.. samples.Select(row => new FilmSample(row.Path, row.Sample.Offset, row.Sample.Size, first.Step, 0, IsSync: true))],
    };
}
