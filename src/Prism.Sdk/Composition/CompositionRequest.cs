using Prism.Sdk.Generation;
using Prism.Sdk.Planning;

namespace Prism.Sdk.Composition;

/// <summary>The clips to join, and where the film goes.</summary>
public sealed record CompositionRequest
{
    /// <summary>Gets the plan.</summary>
    public required ShotPlan Plan { get; init; }

    /// <summary>Gets the clips, in the order of the film. At least one.</summary>
    public required IReadOnlyList<Clip> Clips { get; init; }

    /// <summary>Gets the full path of the film. A file of that name is replaced only by a film that passed its checks.</summary>
    public required string OutputPath { get; init; }
}
