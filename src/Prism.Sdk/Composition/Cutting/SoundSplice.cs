using Prism.Sdk.Composition.Probing;

namespace Prism.Sdk.Composition.Cutting;

/// <summary>Which packets of which clips follow one another, so that copied sound stays with its pictures.</summary>
/// <remarks>
/// A clip's sound starts with packets that only prepare the decoder and ends wherever its last packet ends. Laid end to end as they are, six clips of
/// five seconds gain 0.2 seconds. So packets are dropped at the joints, and no clip starts farther from its picture than <see cref="MostShift"/>.
/// </remarks>
internal sealed record SoundSplice(IReadOnlyList<(SoundTable Sound, int First, int Count)> Runs)
{
    /// <summary>The most by which a clip's sound may be moved against its picture, in packets of about 21 milliseconds.</summary>
    private const double MostShift = 0.75;

    private const double MostLack = 0.04;

    /// <param name="clips">The sound of each clip.</param>
    /// <param name="starts">When each clip starts in the film, and when the film ends, in seconds.</param>
    /// <returns>The splice; <see langword="null"/> when copying would move the sound too far.</returns>
    public static SoundSplice? For(IReadOnlyList<SoundTable> clips, IReadOnlyList<double> starts)
    {
        var step = clips[0].Step;
        double scale = clips[0].Track.Timescale;
        var runs = new List<(SoundTable, int, int)>();
        long at = -clips[0].Track.EditStart;
        for (var i = 0; i < clips.Count; i++)
        {
            // In packets: where the film has come to, seen from the start of this clip.
            var lag = (at - (starts[i] * scale) + clips[i].Track.EditStart) / step;
            var first = (int)Math.Round(lag);
            if (first < 0 || first >= clips[i].Track.Samples.Count || Math.Abs(lag - first) > MostShift)
            {
                return null;
            }

            // The next clip's first packet prepares the decoder; room for it is made by leaving out this one's last.
            var room = i + 1 < clips.Count ? Math.Min(1, clips[i + 1].Track.EditStart / (double)step) : 0;
            var wanted = (int)Math.Round(((starts[i + 1] * scale) - at) / step - room);
            var count = Math.Min(wanted, clips[i].Track.Samples.Count - first);
            if (count <= 0)
            {
                return null;
            }

            runs.Add((clips[i], first, count));
            at += (long)count * step;
        }

        return Math.Abs((at / scale) - starts[^1]) < MostLack ? new SoundSplice(runs) : null;
    }
}
