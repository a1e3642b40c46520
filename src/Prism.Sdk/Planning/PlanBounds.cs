using Prism.Sdk.Planning.Drafting;
using Prism.Sdk.Prompting;

namespace Prism.Sdk.Planning;

/// <summary>Makes a plan of a draft, within bounds that no reply can widen: shots, seconds, lengths, model, size, ids and seeds are ours.</summary>
internal static class PlanBounds
{
    private const int MaxTitle = 80;

    // The service cuts longer negative prompts off without a word (wan, all versions).
    private const int MaxNegativePrompt = 500;

    /// <summary>Applies the bounds.</summary>
    /// <param name="draft">The model's answer, with one usable shot at least.</param>
    /// <param name="brief">What was asked.</param>
    /// <param name="limits">The bounds.</param>
    /// <param name="seeds">How seeds are given.</param>
    /// <param name="cutShots">The ids of the shots whose prompts had to be cut.</param>
    public static ShotPlan Apply(PlanDraft draft, PlanningBrief brief, PlanLimits limits, SeedPolicy seeds, out IReadOnlyList<string> cutShots)
    {
        var (intent, template) = (brief.Intent, brief.Template.Template);
        var drafted = DraftedShots.From(draft, intent, template, limits);
        var seconds = Seconds(drafted, Pace.SecondsPerShot(template, intent), limits);
        var style = intent.Style ?? template.Style.For(intent.Language);
        var negative = NegativePrompt(brief);
        var filmSeed = brief.Request.Seed ?? Random.Shared.Next();

        List<string> cut = [];
        List<Shot> shots = [];
        foreach (var (index, shot) in drafted.Index())
        {
            var id = $"s{index + 1}";
            var (prompt, wasCut) = PromptSentences.Compose(shot, style, intent.Language, limits.Model.MaxPromptLength);
            if (wasCut)
            {
                cut.Add(id);
            }

            shots.Add(new Shot
            {
                Id = id,
                Seconds = seconds[index],
                Prompt = prompt,
                NegativePrompt = negative,
                Seed = ShotSeed.For(filmSeed, seeds == SeedPolicy.OneForTheFilm ? 0 : index),
                Beat = shot.Beat,
                Camera = shot.Camera,
                Caption = shot.Caption,
                Transition = template.Transition,
                Events = [.. shot.Events.Select(static e => e.Id)],
                Characters = [.. shot.Characters.Select(static character => character.Name)],
            });
        }

        cutShots = cut;
        return new ShotPlan
        {
            Title = ReplyText.CleanOrNull(draft.Title, MaxTitle) ?? intent.Title,
            Language = intent.Language,
            Model = limits.Model.Name,
            Size = limits.Size,
            TemplateId = template.Id,
            Intent = intent,
            Shots = shots,
        };
    }

    private static int[] Seconds(IReadOnlyList<DraftedShot> shots, int fallback, PlanLimits limits)
    {
        int[] seconds = [.. shots.Select(shot => ShotSeconds.Clamp(shot.Seconds, fallback, limits))];
        if (limits.TotalSeconds is { } total)
        {
            ShotSeconds.Fit(seconds, total, limits);
        }

        return seconds;
    }

    private static string? NegativePrompt(PlanningBrief brief)
    {
        var language = brief.Intent.Language;
        IEnumerable<string?> parts = [.. brief.Intent.MustNot, brief.Template.Template.NegativePrompt?.For(language)];
        return ReplyText.CleanOrNull(string.Join(language is "zh" or "ja" ? "，" : ", ", parts.Where(static part => !string.IsNullOrWhiteSpace(part))), MaxNegativePrompt);
    }
}
