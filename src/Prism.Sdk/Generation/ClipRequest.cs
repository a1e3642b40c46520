using Prism.Sdk.Planning;

namespace Prism.Sdk.Generation;

/// <summary>One shot to be made into a clip.</summary>
public sealed record ClipRequest
{
    /// <summary>Gets the shot.</summary>
    public required Shot Shot { get; init; }

    /// <summary>Gets the plan it belongs to.</summary>
    public required ShotPlan Plan { get; init; }

    /// <summary>Gets the name of the account that pays.</summary>
    public string Account { get; init; } = "default";

    /// <summary>Gets whether a finished clip of the same content may be taken instead of a new one.</summary>
    /// <value>The default is true.</value>
    public bool ReuseClips { get; init; } = true;
}
