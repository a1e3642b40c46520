using Prism.Sdk.Input;

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

    /// <summary>Replaces personal data by placeholders: in title and captions, and in prompts too, should a person have typed some there.</summary>
    /// <param name="plan">The plan, as a person may have edited it.</param>
    /// <param name="map">What the placeholders stand for.</param>
    public static ShotPlan WithMaskedCaptions(this ShotPlan plan, out PersonalDataMap map)
    {
        List<string> texts = [plan.Title];
        foreach (var shot in plan.Shots)
        {
            texts.AddRange([shot.Caption ?? string.Empty, shot.Prompt, shot.NegativePrompt ?? string.Empty]);
        }

        (var masked, map) = PersonalDataMasker.Mask(texts);
        var words = masked;
        return plan with
        {
            Title = words[0],
            Shots = [.. plan.Shots.Select((shot, index) => shot with
            {
                Caption = shot.Caption is null ? null : words[(3 * index) + 1],
                Prompt = words[(3 * index) + 2],
                NegativePrompt = shot.NegativePrompt is null ? null : words[(3 * index) + 3],
            })],
        };
    }
}
