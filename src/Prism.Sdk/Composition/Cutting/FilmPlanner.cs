using System.Globalization;
using Prism.Sdk.Composition.Probing;
using Prism.Sdk.Planning;

namespace Prism.Sdk.Composition.Cutting;

/// <summary>The second of five parts: decides, and touches nothing.</summary>
internal static class FilmPlanner
{
    /// <param name="clips">The clips, in order.</param>
    /// <param name="shots">The shots that they show.</param>
    /// <param name="size">The size of the film.</param>
    /// <param name="options">The settings.</param>
    /// <param name="burns">Whether text is burned into the pictures.</param>
    /// <param name="encodesSound">Why the sound must be encoded whatever it is; <see langword="null"/> when it need not.</param>
    public static FilmPlan Plan(IReadOnlyList<InspectedClip> clips, IReadOnlyList<Shot?> shots, VideoSize size, CompositionOptions options, bool burns, string? encodesSound)
    {
        var pattern = Pattern(clips, size, options);
        var rate = pattern?.Facts.SteadyRate ?? (options.FrameRate is { } asked ? FrameRate.From(asked) : RateOf(clips[0].Facts));
        var planned = clips.Select(clip => PlanClip(clip, pattern, size, rate, options.Fit)).ToList();
        var notes = new List<(string, string)>();
        var joints = Enumerable.Range(0, clips.Count - 1)
            .Select(i => JointPlanner.Plan(shots[i], planned[i].Frames, planned[i + 1].Frames, rate, options.TransitionLength, notes)).ToList();
        var way = PictureWay.Choose(planned, joints, options, burns);
        var plan = new FilmPlan { Size = size, Rate = rate, Fit = options.Fit, Clips = planned, Joints = way.Joints, EncodesWhole = way.EncodesWhole, Reason = way.Reason, Notes = notes };
        var (sound, why) = encodesSound is null ? PlanSound(plan) : (null, encodesSound);
        return plan with { Sound = sound, SoundReason = why };
    }

    // Players take one header for all: copying unlike pictures gives a film that plays wrong, and ffmpeg's exit code is 0.
    // The clip that most others are like sets the pattern, so that only the odd ones are encoded.
    private static InspectedClip? Pattern(IReadOnlyList<InspectedClip> clips, VideoSize size, CompositionOptions options) => clips
        .Where(clip => clip.Pictures is { } pictures && clip.Facts is { IsPlain: true, SteadyRate: { } rate } && clip.Facts.Size == size
            && pictures.HasRate(rate) && pictures.Count == clip.Facts.Frames
            && (options.FrameRate is not { } asked || FrameRate.From(asked) == rate))
        .GroupBy(static clip => clip.Facts.Signature)
        .OrderByDescending(static alike => alike.Count())
        .FirstOrDefault()?.First();

    private static PlannedClip PlanClip(InspectedClip clip, InspectedClip? pattern, VideoSize size, FrameRate rate, PictureFit fit)
    {
        var changes = Changes(clip, pattern, size, rate, fit).ToList();
        return new PlannedClip
        {
            Source = clip,
            Changes = changes,
            Frames = changes.Count == 0 ? clip.Pictures!.Count : Math.Max(1, (int)Math.Round(clip.Facts.VideoDuration.TotalSeconds * rate.PerSecond)),
        };
    }

    private static IEnumerable<string> Changes(InspectedClip clip, InspectedClip? pattern, VideoSize size, FrameRate rate, PictureFit fit)
    {
        var facts = clip.Facts;
        if (pattern is not null && facts.Signature == pattern.Facts.Signature && facts.IsPlain && clip.Pictures is { } pictures && pictures.HasRate(rate) && pictures.Count == facts.Frames)
        {
            yield break;
        }

        if (facts.Rotation != 0)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"it is shown turned by {facts.Rotation:0} degrees");
        }

        if (facts.Size != size)
        {
            yield return $"{facts.Size} became {size}, {(fit == PictureFit.Crop ? "cropped" : "letterboxed")}";
        }

        if (facts.PixelShape is not (null or "1:1" or "0:1"))
        {
            yield return $"pixels of shape {facts.PixelShape} became square";
        }

        if (facts.SteadyRate != rate)
        {
            yield return facts.SteadyRate is { } own ? $"{own} frames a second became {rate}" : $"frames of unequal length became {rate} a second";
        }

        if (facts.VideoCodec != "h264" || facts.PixelFormat != "yuv420p")
        {
            yield return $"{facts.VideoCodec} {facts.PixelFormat} became h264 yuv420p";
        }

        if (clip.Obstacle is not null)
        {
            yield return $"encoded anew: {clip.Obstacle}";
        }
        else if (facts.IsPlain && facts.Size == size && facts.SteadyRate == rate)
        {
            yield return "encoded anew: its encoder was set up in another way than that of most clips";
        }
    }

    private static (SoundSplice? Sound, string? Reason) PlanSound(FilmPlan plan)
    {
        if (plan.Joints.Any(static joint => joint.Overlap > 0))
        {
            return (null, "the sound of two shots is mixed at the transitions");
        }

        var tables = plan.Clips.Select(static clip => clip.Source.Sound).OfType<SoundTable>().ToList();
        if (tables.Count < plan.Clips.Count)
        {
            return (null, plan.Clips.All(static clip => clip.HasSound) ? "some sound is not AAC that can be copied" : "some clips have no sound: silence takes its place");
        }

        if (tables.Any(table => table.Signature != tables[0].Signature))
        {
            return (null, "the sound of the clips differs in rate, channels or encoding");
        }

        double[] starts = [.. Enumerable.Range(0, plan.Clips.Count).Select(i => plan.StartOf(i) / plan.Rate.PerSecond), plan.Seconds];
        return SoundSplice.For(tables, starts) is { } splice ? (splice, null) : (null, "the sound of a clip is shorter than its picture");
    }

    /// <summary>The exact rate of the clip; where its frames last unequally long, the whole number next to their mean.</summary>
    private static FrameRate RateOf(MediaFacts clip) =>
        clip.SteadyRate is { PerSecond: >= 1 and <= 120 } steady ? steady : FrameRate.From(Math.Clamp(Math.Round(clip.Rate.PerSecond), 1, 120));
}
