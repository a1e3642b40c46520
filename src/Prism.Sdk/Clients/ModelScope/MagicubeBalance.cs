namespace Prism.Sdk.Clients.ModelScope;

/// <summary>The credits (魔粒) of a ModelScope account. A question to a usual model costs one, to a large one two.</summary>
public sealed record MagicubeBalance
{
    /// <summary>Gets the credits that can be spent.</summary>
    public required decimal Available { get; init; }

    /// <summary>Gets all credits, those set aside included.</summary>
    public decimal? Total { get; init; }

    /// <summary>Gets the credits that are set aside for questions under way.</summary>
    public decimal? Frozen { get; init; }
}
