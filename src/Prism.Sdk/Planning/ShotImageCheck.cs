using System.Globalization;
using Prism.Sdk.Generation;
using Prism.Sdk.Generation.Pictures;
using Prism.Sdk.Images;

namespace Prism.Sdk.Planning;

/// <summary>Checks the pictures of a plan against what the provider sells. Whether the files are there is not looked at.</summary>
internal static class ShotImageCheck
{
    public static IEnumerable<PlanProblem> Find(ShotPlan plan, Shot shot, int index, ClipProviderCapabilities capabilities)
    {
        var kinds = (shot.FirstFrame is null ? 0 : 1) + (shot.References.Count == 0 ? 0 : 1) + (shot.Continues ? 1 : 0);
        if (kinds == 0)
        {
            yield break;
        }

        if (kinds > 1)
        {
            yield return new($"shot.images.mixed:{shot.Id}", $"Shot '{shot.Id}' may have one of firstFrame, references and continues; take the others away.");
        }

        if (shot.Continues && index == 0)
        {
            yield return new($"shot.continues.first:{shot.Id}", $"Shot '{shot.Id}' is the first one, so there is none that it could continue.");
        }

        if ((shot.FirstFrame is not null && !ImageId.IsOne(shot.FirstFrame.Id)) || shot.References.Any(static image => !ImageId.IsOne(image?.Id)))
        {
            yield return new($"shot.image.id:{shot.Id}", $"Shot '{shot.Id}' has a picture whose id is not that of a kept one (64 hexadecimal digits and .png, .jpg, .bmp or .webp). Take it from a plan, or from KeepImageAsync.");
            yield break;
        }

        if (shot.References.GroupBy(static image => image?.Id).Any(static group => group.Count() > 1))
        {
            yield return new($"shot.image.twice:{shot.Id}", $"Shot '{shot.Id}' has the same reference twice; take one away.");
        }

        var role = shot.ImageRole!.Value;
        if (ShotModels.Of(plan, shot, capabilities) is not { Images: { } rules } model)
        {
            yield return Unsold(ShotModels.NameIn(plan, role), shot.Id, role, capabilities);
            yield break;
        }

        if (!model.Sizes.Contains(plan.Size))
        {
            yield return new($"shot.images.size:{shot.Id}", $"{model.Name}, which makes shot '{shot.Id}', does not make {plan.Size}; it makes {string.Join(", ", model.Sizes)}.");
        }

        if (shot.References.Count > rules.MaxCount)
        {
            yield return new($"shot.images.many:{shot.Id}", string.Create(CultureInfo.InvariantCulture, $"Shot '{shot.Id}' has {shot.References.Count} references; {model.Name} takes {rules.MaxCount}."));
        }

        if (shot.Prompt is not null && ReferenceNames.Compose(shot.Prompt, shot.References, rules.ReferenceWord, plan.Language).Length is var length && length > model.MaxPromptLength && shot.Prompt.Length <= model.MaxPromptLength)
        {
            yield return new($"shot.prompt.long:{shot.Id}", string.Create(CultureInfo.InvariantCulture, $"The prompt of shot '{shot.Id}' has {length} characters with the names of its references; {model.Name} reads {model.MaxPromptLength}."));
        }
    }

    /// <summary>Says that a provider makes nothing of a picture.</summary>
    public static PlanProblem Unsold(string? name, string? shotId, VideoImageRole role, ClipProviderCapabilities capabilities)
    {
        var what = role == VideoImageRole.FirstFrame ? "a first frame" : "references";
        var sold = capabilities.ImageModels.Where(model => model.Images?.Role == role).Select(static model => model.Name).ToArray();
        var why = sold.Length == 0
            ? $"{capabilities.Name} sells no model that takes {what}: leave the pictures out, or use another provider"
            : $"'{name}' is no model of {capabilities.Name} that takes {what}; it has {string.Join(", ", sold)}";
        return new($"images.unsold{(shotId is null ? "" : ":" + shotId)}", $"{why}. Nothing was bought.");
    }
}
