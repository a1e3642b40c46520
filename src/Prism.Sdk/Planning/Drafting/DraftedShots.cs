using Prism.Sdk.Intents;
using Prism.Sdk.Planning.Review;
using Prism.Sdk.Prompting;
using Prism.Sdk.Templates;

namespace Prism.Sdk.Planning.Drafting;

/// <summary>Brings the model's shots into bounds: known ids only, the order of the story, no shot twice, the right number, every event covered.</summary>
internal static class DraftedShots
{
    private const int MaxCaption = 120;
    private const int MaxBeat = 40;
    private const int MaxCamera = 120;

    public static IReadOnlyList<DraftedShot> From(PlanDraft draft, VideoIntent intent, VideoTemplate template, PlanLimits limits)
    {
        var shots = (draft.Shots ?? []).Select(shot => Read(shot, intent, template)).Where(static shot => shot.Body.Length > 0).DistinctBy(static shot => BareText.Of(shot.Body)).Take(limits.MaxShots).ToList();
        shots = [.. StoryOrder.Mend(shots, intent)];
        for (var added = 0; shots.Count < limits.MinShots; added++)
        {
            Split(shots, added, template, intent.Language);
        }

        StoryCover.Mend(shots, intent);
        Vary(shots, template, intent.Language);
        return [.. shots.Select(shot => shot with { Characters = [.. intent.Characters.Where(who => shot.Characters.Contains(who) || shot.Additions.Append(shot.Body).Any(words => Naming.Mentions(words, who.Name)))] })];
    }

    private static DraftedShot Read(PlanDraft.ShotDraft? shot, VideoIntent intent, VideoTemplate template)
    {
        HashSet<string?> ids = new((shot?.Events ?? []).Select(static id => id?.Trim()), StringComparer.OrdinalIgnoreCase);
        HashSet<string?> names = new((shot?.Characters ?? []).Select(static name => name?.Trim()), StringComparer.OrdinalIgnoreCase);
        IReadOnlyList<IntentEvent> events = [.. intent.Events.Where(e => ids.Contains(e.Id))];
        var body = Slots.Fill(ReplyText.Clean(shot?.Prompt, int.MaxValue), intent, events);
        var beat = template.Beats.FirstOrDefault(beat => string.Equals(beat.Name, shot?.Beat?.Trim(), StringComparison.OrdinalIgnoreCase));
        var camera = ReplyText.CleanOrNull(shot?.Camera, MaxCamera);
        return new DraftedShot
        {
            Body = body,
            Beat = ReplyText.CleanOrNull(beat?.Name, MaxBeat),
            Camera = camera is not null && CameraWords.AreKnown(camera, CameraWords.Of(template)) ? camera : beat?.Camera.For(intent.Language),
            Seconds = shot?.Seconds,
            Caption = ReplyText.CleanOrNull(shot?.Caption, MaxCaption),
            Events = events,
            Characters = [.. intent.Characters.Where(who => names.Contains(who.Name) || Naming.Mentions(body, who.Name) || FigureRules.IsNearlyThere(body, who, intent.Characters))],
        };
    }

    /// <summary>Makes one shot more: the fullest shot gives its later events away; when none has two, each in turn is shown again from another camera.</summary>
    private static void Split(List<DraftedShot> shots, int added, VideoTemplate template, string language)
    {
        var fullest = shots.MaxBy(static shot => shot.Events.Count)!;
        var at = fullest.Events.Count > 1 ? shots.IndexOf(fullest) : 2 * added % shots.Count;
        var shot = shots[at];
        var half = (shot.Events.Count + 1) / 2;
        var later = shot.Events.Skip(half).ToList();
        var camera = template.Beats[shots.Count % template.Beats.Count].Camera.For(language);
        shots[at] = shot with { Events = [.. shot.Events.Take(half)] };
        shots.Insert(at + 1, shot with
        {
            Body = PromptSentences.Join(language, [camera, .. later.Count > 0 ? later.Select(static e => e.Description) : [shot.Body]]),
            Camera = camera,
            Events = later.Count > 0 ? later : shots[at].Events,
            Caption = null,
        });
    }

    // Two clips of the same words would be the same picture, paid twice.
    private static void Vary(List<DraftedShot> shots, VideoTemplate template, string language)
    {
        HashSet<string> seen = [];
        for (var i = 0; i < shots.Count; i++)
        {
            var shot = shots[i];
            IReadOnlyList<string> cameras = [.. template.Beats.Select(beat => beat.Camera.For(language)), .. CameraWords.Views(language)];
            for (var view = 0; !seen.Add(BareText.Of(shot.Body + string.Concat(shot.Additions))); view++)
            {
                var camera = view < cameras.Count ? cameras[view] : $"{cameras[view % cameras.Count]} {(view / cameras.Count) + 1}";
                shot = shots[i] with { Body = PromptSentences.Join(language, [camera, shots[i].Body]), Camera = camera };
            }

            shots[i] = shot;
        }
    }
}
