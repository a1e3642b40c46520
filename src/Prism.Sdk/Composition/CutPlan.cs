using System.Globalization;

namespace Prism.Sdk.Composition;

/// <summary>Decides how the clips become one film: pictures copied when all are truly alike, else encoded anew to one size and rate.</summary>
internal sealed record CutPlan
{
    public required VideoSize Size { get; init; }

    public required FrameRate Rate { get; init; }

    /// <summary>Gets the frames of each clip in the film.</summary>
    public required IReadOnlyList<int> Frames { get; init; }

    public required IReadOnlyList<MediaFacts> Clips { get; init; }

    /// <summary>Gets whether the pictures are copied as they are.</summary>
    public required bool CopiesVideo { get; init; }

    public TimeSpan Duration => TimeSpan.FromSeconds(Frames.Sum() / Rate.PerSecond);

    public static CutPlan For(IReadOnlyList<MediaFacts> clips, VideoSize size, double? frameRate)
    {
        // Players take the first clip's header for all: copying unlike pictures gives a film that plays wrong, and ffmpeg's exit code is 0.
        var copies = clips.All(clip => clip.IsPlain && clip.Size == size && clip.Signature == clips[0].Signature && clip.Frames > 0)
            && (frameRate is not { } asked || FrameRate.From(asked) == clips[0].SteadyRate);
        var rate = copies || frameRate is null ? RateOf(clips[0]) : FrameRate.From(frameRate.Value);
        return new CutPlan
        {
            Size = size,
            Rate = rate,
            Clips = clips,
            Frames = [.. clips.Select(clip => copies ? clip.Frames : Math.Max(1, (int)Math.Round(clip.VideoDuration.TotalSeconds * rate.PerSecond)))],
            CopiesVideo = copies,
        };
    }

    /// <summary>Gets the list for ffmpeg's concat demuxer. Each clip lasts as long as its pictures, whatever its sound says.</summary>
    public string ToConcatList() => string.Concat(Frames.Select((frames, i) => string.Create(
        CultureInfo.InvariantCulture,
        $"file 'clip{i}.mp4'\nduration {frames / Rate.PerSecond:0.000000}\n")));

    /// <summary>Gets the filter graph. Sound is cut or filled with silence to the length of its pictures, so that nothing drifts from joint to joint.</summary>
    /// <param name="firstInput">The number of the first clip among ffmpeg's inputs.</param>
    public string ToFilterGraph(int firstInput)
    {
        var parts = new List<string>();
        var joints = "";
        for (var i = 0; i < Clips.Count; i++)
        {
            var seconds = (Frames[i] / Rate.PerSecond).ToString("0.000000", CultureInfo.InvariantCulture);
            parts.Add(Clips[i].AudioDuration is { } length && length > TimeSpan.Zero
                ? $"[{firstInput + i}:a:0]aresample=48000:async=1:first_pts=0,aformat=sample_fmts=fltp:channel_layouts=stereo,apad,atrim=end={seconds},asetpts=N/SR/TB[a{i}]"
                : $"anullsrc=r=48000:cl=stereo,atrim=end={seconds},asetpts=N/SR/TB[a{i}]");
            if (!CopiesVideo)
            {
                parts.Add(PictureFilter(i, firstInput));
                joints += $"[v{i}]";
            }

            joints += $"[a{i}]";
        }

        parts.Add($"{joints}concat=n={Clips.Count}:v={(CopiesVideo ? 0 : 1)}:a=1{(CopiesVideo ? "" : "[v]")}[a]");
        return string.Join(';', parts);
    }

    /// <summary>The exact rate of the clip; where its frames last unequally long, the whole number next to their mean.</summary>
    private static FrameRate RateOf(MediaFacts clip) =>
        clip.SteadyRate is { PerSecond: >= 1 and <= 120 } steady ? steady : FrameRate.From(Math.Clamp(Math.Round(clip.Rate.PerSecond), 1, 120));

    private string PictureFilter(int i, int firstInput) => string.Create(
        CultureInfo.InvariantCulture,
        $"[{firstInput + i}:v:0]scale=trunc(iw*max(sar\\,0.01)/2)*2:ih,setsar=1,scale={Size.Width}:{Size.Height}:force_original_aspect_ratio=decrease:force_divisible_by=2,pad={Size.Width}:{Size.Height}:(ow-iw)/2:(oh-ih)/2,setsar=1,fps={Rate}:start_time=0,tpad=stop=2:stop_mode=clone,trim=end_frame={Frames[i]},setpts=PTS-STARTPTS,format=yuv420p[v{i}]");
}
