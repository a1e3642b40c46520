using Prism.Sdk.Planning;

namespace Prism.Sdk.Generation.Pictures;

/// <summary>Which model makes a shot: the plan's own, or the one that takes the pictures that the shot has.</summary>
internal static class ShotModels
{
    /// <summary>Finds the model of a shot.</summary>
    /// <returns>The model, or <see langword="null"/> when the provider sells none for it.</returns>
    public static ClipModel? Of(ShotPlan plan, Shot shot, ClipProviderCapabilities capabilities) =>
        shot.ImageRole is { } role ? Find(role, NameIn(plan, role), capabilities) : capabilities.FindWordModel(plan.Model);

    /// <summary>Gets the name of a shot's model, also of one that is not sold.</summary>
    public static string NameOf(ShotPlan plan, Shot shot, ClipProviderCapabilities capabilities) =>
        Of(plan, shot, capabilities)?.Name ?? (shot.ImageRole is { } role ? NameIn(plan, role) : null) ?? plan.Model;

    /// <summary>Finds a model that takes pictures.</summary>
    /// <param name="role">What the pictures are for.</param>
    /// <param name="name">Its name; null for the provider's preferred one.</param>
    /// <param name="capabilities">Who sells.</param>
    public static ClipModel? Find(VideoImageRole role, string? name, ClipProviderCapabilities capabilities) =>
        capabilities.ImageModels.FirstOrDefault(model => model.Images?.Role == role && (name is null || model.Name == name));

    public static string? NameIn(ShotPlan plan, VideoImageRole role) => role == VideoImageRole.FirstFrame ? plan.FirstFrameModel : plan.ReferenceModel;
}
