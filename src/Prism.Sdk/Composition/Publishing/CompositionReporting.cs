using System.Globalization;
using Prism.Sdk.Composition.Cutting;
using Prism.Sdk.Composition.Probing;
using Prism.Sdk.Planning;

namespace Prism.Sdk.Composition.Publishing;

/// <summary>Says what was done: the report, and the manifest that holds it.</summary>
internal static class CompositionReporting
{
    /// <param name="plan">How it was made.</param>
    /// <param name="outputs">What was measured: the film first.</param>
    /// <param name="notes">What a person should know.</param>
    public static CompositionReport Report(FilmPlan plan, IReadOnlyList<CutFilm> outputs, IReadOnlyList<(string Code, string Message)> notes)
    {
        var copied = plan.EncodesWhole ? 0 : plan.Clips.Select((clip, i) => CopiedFrames(plan, clip, i)).Sum();
        return new CompositionReport
        {
            Pictures = plan.EncodesWhole ? "encoded" : copied == plan.Frames ? "copied" : "pieces",
            PicturesReason = plan.Reason,
            Sound = plan.Sound is null ? "encoded" : "copied",
            SoundReason = plan.SoundReason,
            Clips = [.. plan.Clips.Select((clip, i) => new ClipReport
            {
                ShotId = clip.Source.Clip.ShotId,
                FirstFrame = plan.StartOf(i),
                Frames = clip.Frames,
                Transition = i < plan.Joints.Count ? plan.Joints[i].Word : null,
                TransitionFrames = i < plan.Joints.Count ? plan.Joints[i].Frames : 0,
                Changes = [.. clip.Changes, .. clip.HasSound ? (IEnumerable<string>)[] : ["it has no sound: silence"]],
            })],
            Frames = outputs[0].Facts.Frames,
            CopiedFrames = copied,
            CopiedSeconds = Math.Round(copied / plan.Rate.PerSecond, 3),
            Outputs = [.. outputs.Select(static output => Measured(output.Kind, output.Facts))],
            Notes = [.. notes.Select(static note => note.Message)],
        };
    }

    /// <summary>Says what a person should know: what the plan of the film noted, and a length that is not what was ordered.</summary>
    public static IReadOnlyList<(string Code, string Message)> Notes(CompositionRequest request, FilmPlan plan, MediaFacts film)
    {
        var shots = request.Clips.Select(static clip => clip.ShotId).ToHashSet();
        var planned = request.Plan.Shots.Where(shot => shots.Contains(shot.Id)).Sum(static shot => shot.Seconds) - (plan.Joints.Sum(static joint => joint.Overlap) / plan.Rate.PerSecond);
        return Math.Abs(film.VideoDuration.TotalSeconds - planned) <= 0.2
            ? plan.Notes
            : [.. plan.Notes, ("film-length", string.Create(
                CultureInfo.InvariantCulture,
                $"The film is {film.VideoDuration.TotalSeconds:0.0} seconds long and was planned with {planned:0.0}: the provider's clips differ from what was ordered."))];
    }

    public static string Manifest(FinalVideo film, ShotPlan plan, CompositionReport report) => new FilmManifest
    {
        JobId = film.JobId,
        Film = Path.GetFileName(film.Path),
        Sha256 = film.Sha256,
        Seconds = Math.Round(film.Duration.TotalSeconds, 3),
        Size = film.Size,
        FrameRate = film.FrameRate,
        Plan = plan,
        Clips = film.Clips,
        Files = film.Files,
        Report = report,
    }.Write();

    // Only what decoded to its end comes here.
    private static OutputReport Measured(string kind, MediaFacts facts) => new()
    {
        Kind = kind,
        Size = facts.Size,
        Frames = facts.Frames,
        Seconds = Math.Round(facts.VideoDuration.TotalSeconds, 3),
        SoundDriftMilliseconds = Math.Round(FilmVerification.DriftOf(facts).TotalMilliseconds, 1),
        Format = string.Create(CultureInfo.InvariantCulture, $"{facts.VideoCodec} {facts.Rate} {facts.PixelFormat}, {facts.AudioCodec} {facts.SampleRate} Hz {facts.Channels} channels"),
        Decodes = true,
        AiLabel = facts.Tags.GetValueOrDefault(AiLabel.Tag),
    };

    private static int CopiedFrames(FilmPlan plan, PlannedClip clip, int i)
    {
        if (!clip.IsCopied)
        {
            return 0;
        }

        var (head, tail) = plan.BodyOf(i, clip.Source.Pictures);
        return tail - (head ?? tail);
    }
}
