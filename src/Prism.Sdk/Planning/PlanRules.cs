using Prism.Sdk.Generation;

namespace Prism.Sdk.Planning;

/// <summary>What a plan is held to besides its story. What is left null is not looked at.</summary>
public sealed record PlanRules
{
    /// <summary>Gets the video model, whose seconds and prompt length bind each shot: one of <see cref="ClipProviderCapabilities.Models"/>.</summary>
    public ClipModel? Model { get; init; }

    /// <summary>Gets the length that the whole film must have, in seconds.</summary>
    public int? TotalSeconds { get; init; }

    /// <summary>Gets the fewest shots.</summary>
    public int? MinShots { get; init; }

    /// <summary>Gets the most shots.</summary>
    public int? MaxShots { get; init; }

    /// <summary>Gets words for the camera that are known besides the built-in ones, such as those of a template.</summary>
    public IReadOnlyList<string> CameraWords { get; init => field = value ?? []; } = [];
}
