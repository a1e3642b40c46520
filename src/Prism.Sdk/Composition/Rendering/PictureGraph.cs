using System.Globalization;
using Prism.Sdk.Composition.Cutting;
using Prism.Sdk.Composition.Probing;

namespace Prism.Sdk.Composition.Rendering;

/// <summary>Writes filter graphs for pictures. They hold numbers and names of our own only, never a text of the plan.</summary>
internal static class PictureGraph
{
    /// <summary>Gets the graph that makes all pictures of a film in one go.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="textFile">The file with the text to burn in; <see langword="null"/> for none.</param>
    public static string Whole(FilmPlan plan, string? textFile)
    {
        var (parts, order) = (new List<string>(), new List<string>());
        for (var i = 0; i < plan.Clips.Count; i++)
        {
            Split(plan, i, parts, order);
        }

        var text = textFile is null ? "" : $",ass={textFile}";
        parts.Add(string.Create(CultureInfo.InvariantCulture,
            $"{string.Concat(order)}concat=n={order.Count}:v=1:a=0,settb={TimeBase(plan.Rate)},tpad=stop=2:stop_mode=clone,trim=end_frame={plan.Frames},setpts=PTS-STARTPTS{text},format=yuv420p[v]"));
        return string.Join(';', parts);
    }

    // Only the frames of a joint go through xfade: it works in 4:4:4, and turning all others there and back takes an eighth of the time and some of the colour.
    private static void Split(FilmPlan plan, int i, List<string> parts, List<string> order)
    {
        var clip = plan.Clips[i];
        var (before, after) = (i > 0 ? plan.Joints[i - 1] : Joint.Cut, i < plan.Joints.Count ? plan.Joints[i] : Joint.Cut);
        var (first, end) = (before.Overlap, clip.Frames - after.Frames);
        var pieces = new List<(string Name, string Filter)>();
        if (!before.IsCut)
        {
            pieces.Add(("h", before.IsHeld
                ? string.Create(CultureInfo.InvariantCulture, $"trim=end_frame=1,tpad=stop={before.Frames - 1}:stop_mode=clone")
                : string.Create(CultureInfo.InvariantCulture, $"trim=end_frame={before.Frames}")));
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"[t{i - 1}][h{i}]{Transition(before, plan.Rate, start: 0)},trim=end_frame={before.Frames},setpts=PTS-STARTPTS,format=yuv420p[x{i}]"));
            order.Add($"[x{i}]");
        }

        if (end > first)
        {
            pieces.Add(("b", string.Create(CultureInfo.InvariantCulture, $"trim=start_frame={first}:end_frame={end},setpts=PTS-STARTPTS")));
            order.Add($"[b{i}]");
        }

        if (!after.IsCut)
        {
            pieces.Add(("t", string.Create(CultureInfo.InvariantCulture, $"trim=start_frame={end},setpts=PTS-STARTPTS")));
        }

        parts.Add($"[{i}:v:0]{Normal(plan, clip)},split={pieces.Count}{string.Concat(pieces.Select(piece => $"[{piece.Name}s{i}]"))}");
        parts.AddRange(pieces.Select(piece => $"[{piece.Name}s{i}]{piece.Filter}[{piece.Name}{i}]"));
    }

    /// <summary>Gets the graph that makes one clip like the others.</summary>
    public static string One(FilmPlan plan, PlannedClip clip) => $"[0:v:0]{Normal(plan, clip)}[v]";

    /// <summary>Gets the graph of one transition: the last frames of one clip and the first of the next, or its very first one standing still.</summary>
    public static string JointOf(FilmPlan plan, Joint joint, int before, int after)
    {
        var rate = plan.Rate;
        var next = joint.IsHeld ? Side(1, 1, joint.Frames, "b", rate) : Side(1, after, after, "b", rate);
        return string.Create(CultureInfo.InvariantCulture,
            $"{Side(0, before, before, "a", rate)};{next};[a][b]{Transition(joint, rate, before - joint.Frames)},trim=end_frame={before + after - joint.Overlap},setpts=PTS-STARTPTS,format=yuv420p[v]");
    }

    private static string Side(int input, int taken, int frames, string name, FrameRate rate) => string.Create(CultureInfo.InvariantCulture,
        $"[{input}:v:0]trim=end_frame={taken},settb={TimeBase(rate)},setpts=N,fps={rate},tpad=stop={frames - taken + 2}:stop_mode=clone,trim=end_frame={frames},setsar=1,format=yuv420p[{name}]");

    private static string Normal(FilmPlan plan, PlannedClip clip)
    {
        var (width, height) = (plan.Size.Width, plan.Size.Height);
        var fit = plan.Fit == PictureFit.Crop
            ? $"scale={width}:{height}:force_original_aspect_ratio=increase:force_divisible_by=2,crop={width}:{height}"
            : $"scale={width}:{height}:force_original_aspect_ratio=decrease:force_divisible_by=2,pad={width}:{height}:(ow-iw)/2:(oh-ih)/2";

        // fps alone gives a frame more or less at the end, so the last one is held and the count is cut.
        return string.Create(CultureInfo.InvariantCulture,
            $"scale=trunc(iw*max(sar\\,0.01)/2)*2:ih,setsar=1,{fit},setsar=1,fps={plan.Rate}:start_time=0,tpad=stop={clip.Frames}:stop_mode=clone,trim=end_frame={clip.Frames},setpts=PTS-STARTPTS,format=yuv420p");
    }

    private static string Transition(Joint joint, FrameRate rate, int start) => string.Create(CultureInfo.InvariantCulture,
        $"xfade=transition={joint.Effect}:duration={joint.Frames / rate.PerSecond:0.000000}:offset={start / rate.PerSecond:0.000000}");

    private static string TimeBase(FrameRate rate) => string.Create(CultureInfo.InvariantCulture, $"{rate.Denominator}/{rate.Numerator}");
}
