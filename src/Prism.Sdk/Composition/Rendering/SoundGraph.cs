using System.Globalization;
using Prism.Sdk.Composition.Cutting;

namespace Prism.Sdk.Composition.Rendering;

/// <summary>Writes the filter graph of the sound: each clip cut or filled with silence to the length of its pictures, so that nothing drifts from joint to joint.</summary>
internal static class SoundGraph
{
    private const string Stereo = "aformat=sample_fmts=fltp:sample_rates=48000:channel_layouts=stereo";

    /// <param name="plan">The film.</param>
    /// <param name="narrations">For each clip the number of ffmpeg's input that holds its spoken words; <see langword="null"/> for none.</param>
    /// <param name="music">The number of the input that holds the music; <see langword="null"/> for none.</param>
    /// <param name="options">The settings.</param>
    /// <param name="last">A filter for the whole, such as a leveller; empty for none.</param>
    public static string For(FilmPlan plan, IReadOnlyList<int?> narrations, int? music, SoundOptions options, string last)
    {
        var parts = plan.Clips.Select((clip, i) => Clip(plan, clip, i)).ToList();
        var now = "a0";
        for (var i = 1; i < plan.Clips.Count; i++)
        {
            var joint = plan.Joints[i - 1];

            // Through black the sound goes down and comes again; in the others the one gives way to the other at equal power.
            var curve = joint.Effect == "fadeblack" ? "tri" : "qsin";
            parts.Add(joint.Overlap == 0
                ? $"[{now}][a{i}]concat=n=2:v=0:a=1[m{i}]"
                : string.Create(CultureInfo.InvariantCulture, $"[{now}][a{i}]acrossfade=ns={Samples(plan, joint.Overlap)}:c1={curve}:c2={curve}[m{i}]"));
            now = $"m{i}";
        }

        now = Narrated(plan, narrations, now, parts);
        now = WithMusic(plan, music, options, now, parts);
        var level = last.Length == 0 ? "" : $",{last}";

        // Mixers hand on frames of odd lengths, whose times are then rounded: the packets would not last equally long.
        parts.Add($"[{now}]apad,atrim=end={Seconds(plan.Seconds)},asetpts=N/SR/TB{level},{Stereo},asetnsamples=n=1024:p=0,asetpts=N/SR/TB[a]");
        return string.Join(';', parts);
    }

    private static string Clip(FilmPlan plan, PlannedClip clip, int i)
    {
        var seconds = Seconds(clip.Frames / plan.Rate.PerSecond);
        return clip.HasSound
            ? $"[{i}:a:0]aresample=48000:async=1:first_pts=0,{Stereo},apad,atrim=end={seconds},asetpts=N/SR/TB[a{i}]"
            : $"anullsrc=r=48000:cl=stereo,atrim=end={seconds},asetpts=N/SR/TB[a{i}]";
    }

    private static string Narrated(FilmPlan plan, IReadOnlyList<int?> narrations, string now, List<string> parts)
    {
        var spoken = Enumerable.Range(0, narrations.Count).Where(i => narrations[i] is not null).ToList();
        if (spoken.Count == 0)
        {
            return now;
        }

        foreach (var i in spoken)
        {
            // Nobody speaks into the next shot.
            var most = Seconds(plan.Clips[i].Frames / plan.Rate.PerSecond);
            var start = (long)Math.Round(plan.StartOf(i) / plan.Rate.PerSecond * 1000);
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"[{narrations[i]}:a:0]aresample=48000,{Stereo},atrim=end={most},asetpts=N/SR/TB,adelay={start}:all=1[n{i}]"));
        }

        var all = string.Concat(spoken.Select(static i => $"[n{i}]"));
        parts.Add($"{all}amix=inputs={spoken.Count}:normalize=0,apad,atrim=end={Seconds(plan.Seconds)},asplit[voice][voicekey]");
        parts.Add($"[{now}][voicekey]sidechaincompress=threshold=0.02:ratio=6:attack=20:release=400[under]");
        parts.Add("[under][voice]amix=inputs=2:duration=first:normalize=0,alimiter=limit=0.97:level=0[told]");
        return "told";
    }

    private static string WithMusic(FilmPlan plan, int? music, SoundOptions options, string now, List<string> parts)
    {
        if (music is null)
        {
            return now;
        }

        var fade = Math.Min(options.MusicFade.TotalSeconds, plan.Seconds / 2);
        var fades = fade > 0 ? $",afade=t=in:d={Seconds(fade)},afade=t=out:st={Seconds(plan.Seconds - fade)}:d={Seconds(fade)}" : "";
        parts.Add(string.Create(CultureInfo.InvariantCulture,
            $"[{music}:a:0]aresample=48000,{Stereo},apad,atrim=end={Seconds(plan.Seconds)},asetpts=N/SR/TB,volume={options.MusicLevel:0.0}dB{fades}[music]"));
        if (options.Ducking)
        {
            parts.Add($"[{now}]asplit[main][mainkey]");
            parts.Add("[music][mainkey]sidechaincompress=threshold=0.03:ratio=8:attack=20:release=500[ducked]");
        }
        else
        {
            parts.Add($"[{now}]anull[main];[music]anull[ducked]");
        }

        parts.Add("[main][ducked]amix=inputs=2:duration=first:normalize=0,alimiter=limit=0.97:level=0[mixed]");
        return "mixed";
    }

    private static long Samples(FilmPlan plan, int frames) => (long)Math.Round(frames / plan.Rate.PerSecond * 48000);

    private static string Seconds(double seconds) => seconds.ToString("0.000000", CultureInfo.InvariantCulture);
}
