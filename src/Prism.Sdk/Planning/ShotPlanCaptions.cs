using Prism.Sdk.Input;
using Prism.Sdk.Input.Cleaning;

namespace Prism.Sdk.Planning;

/// <summary>Moves a plan between the eyes of the viewer, who reads clear values, and everything else, which gets placeholders.</summary>
internal static class ShotPlanCaptions
{
    /// <summary>Puts clear values into title and captions. Prompts keep their placeholders: they go to the provider.</summary>
    public static ShotPlan WithClearCaptions(this ShotPlan plan, PersonalDataMap map) => plan with
    {
        Title = map.Restore(plan.Title),
        Shots = [.. plan.Shots.Select(shot => shot with { Caption = shot.Caption is null ? null : map.Restore(shot.Caption) })],
    };

    /// <summary>Takes out what no reader sees: of title and captions, and of the words that are sent. A text without any stays to the letter.</summary>
    public static ShotPlan WithoutHidden(this ShotPlan plan, out IReadOnlyDictionary<HiddenKind, int> removed)
    {
        Dictionary<HiddenKind, int> all = [];
        string? Clean(string? text)
        {
            if (text is null || HiddenCharacters.Remove(text) is not { Removed.Count: > 0 } cleaned)
            {
                return text;
            }

            foreach (var (kind, count) in cleaned.Removed)
            {
                all[kind] = all.GetValueOrDefault(kind) + count;
            }

            return cleaned.Text;
        }

        ShotImage? CleanName(ShotImage? image) => image?.Name is null ? image : image with { Name = Clean(image.Name) };
        removed = all;
        return plan with
        {
            Title = Clean(plan.Title)!,
            Shots =
            [
                .. plan.Shots.Select(shot => shot with
                {
                    Caption = Clean(shot.Caption),
                    Prompt = Clean(shot.Prompt)!,
                    NegativePrompt = Clean(shot.NegativePrompt),
                    FirstFrame = CleanName(shot.FirstFrame),
                    References = [.. shot.References.Select(image => CleanName(image)!)],
                }),
            ],
        };
    }

    /// <summary>Replaces personal data by placeholders: in title and captions, and in prompts and names of pictures too, should a person have typed some there.</summary>
    /// <param name="plan">The plan, as a person may have edited it.</param>
    /// <param name="masker">Finds and replaces.</param>
    /// <param name="map">What the placeholders stand for.</param>
    public static ShotPlan WithMaskedCaptions(this ShotPlan plan, PersonalDataMasker masker, out PersonalDataMap map)
    {
        List<string> texts = [plan.Title];
        foreach (var shot in plan.Shots)
        {
            texts.AddRange([shot.Caption ?? string.Empty, shot.Prompt, shot.NegativePrompt ?? string.Empty]);
        }

        // Behind all else: a plan without pictures is masked as it always was.
        var names = plan.Shots.SelectMany(static shot => shot.References.Append(shot.FirstFrame)).Select(static image => image?.Name).OfType<string>().Distinct().ToArray();
        (var masked, map) = masker.Mask([.. texts, .. names]);
        var words = masked;
        var maskedNames = names.Zip(words.Skip(texts.Count)).ToDictionary(static pair => pair.First, static pair => pair.Second);
        return plan with
        {
            Title = words[0],
            Intent = null,
            Shots = [.. plan.Shots.Select((shot, index) => shot with
            {
                Caption = shot.Caption is null ? null : words[(3 * index) + 1],
                Prompt = words[(3 * index) + 2],
                NegativePrompt = shot.NegativePrompt is null ? null : words[(3 * index) + 3],
                FirstFrame = Renamed(shot.FirstFrame, maskedNames),
                References = [.. shot.References.Select(image => Renamed(image, maskedNames)!)],
            })],
        };
    }

    private static ShotImage? Renamed(ShotImage? image, Dictionary<string, string> names) => image?.Name is { } name ? image with { Name = names[name] } : image;
}
