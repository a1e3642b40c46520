using Prism.Sdk.Planning;

namespace Prism.Sdk.Generation.Pictures;

/// <summary>Makes the request of a shot: its model, and its pictures by their content. Where they lie is put in when the shot is made.</summary>
internal static class ClipRequests
{
    /// <param name="shot">The shot.</param>
    /// <param name="plan">Its plan.</param>
    /// <param name="capabilities">Who sells.</param>
    /// <param name="clipBefore">The SHA-256 of the clip before, for a shot that continues it.</param>
    public static ClipRequest For(Shot shot, ShotPlan plan, ClipProviderCapabilities capabilities, string? clipBefore) => new()
    {
        Shot = shot,
        Plan = plan,
        Model = ShotModels.Of(plan, shot, capabilities),
        FirstFrame = shot.FirstFrame is { } picture ? ClipImage.Of(picture) : shot.Continues && clipBefore is not null ? ClipImage.LastOf(clipBefore) : null,
        References = [.. shot.References.Select(ClipImage.Of)],
    };
}
