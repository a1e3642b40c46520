using Prism.Sdk.Generation.Rewriting;
using Prism.Sdk.Planning;

namespace Prism.Sdk.Generation;

/// <summary>One shot to be made into a clip.</summary>
public sealed record ClipRequest
{
    /// <summary>Gets the shot.</summary>
    public required Shot Shot { get; init; }

    /// <summary>Gets the plan it belongs to.</summary>
    public required ShotPlan Plan { get; init; }

    /// <summary>Gets the picture that the clip is to begin with: the shot's own, or the last frame of the clip before.</summary>
    /// <value>The default is <see langword="null"/>.</value>
    public ClipImage? FirstFrame { get; init; }

    /// <summary>Gets the pictures of what is seen, in the order of <see cref="Planning.Shot.References"/>.</summary>
    /// <value>The default is none.</value>
    public IReadOnlyList<ClipImage> References { get; init => field = value ?? []; } = [];

    /// <summary>Gets the name of the account that must pay.</summary>
    /// <value>The default is <see langword="null"/>: one with room, of those that take orders in <see cref="Currency"/>.</value>
    public string? Account { get; init; }

    /// <summary>Gets the currency in which the clip must be billed, such as <c>CNY</c>: a film is paid in one.</summary>
    /// <value>The default is <see langword="null"/>: that of the preferred account.</value>
    public string? Currency { get; init; }

    /// <summary>Gets whether a finished clip of the same content may be taken instead of a new one.</summary>
    /// <value>The default is true.</value>
    public bool ReuseClips { get; init; } = true;

    /// <summary>Gets the model that makes the shot.</summary>
    /// <value>The default is <see langword="null"/>: the plan's.</value>
    internal ClipModel? Model { get; init; }

    internal string ModelName => Model?.Name ?? Plan.Model;

    /// <summary>Gets the words that stand in for the shot's own, which moderation refused.</summary>
    internal Rewording? Rewording { get; init; }
}
