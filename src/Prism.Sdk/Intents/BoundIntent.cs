namespace Prism.Sdk.Intents;

/// <summary>An intent within its bounds, and what did not hold of the model's draft.</summary>
internal sealed record BoundIntent
{
    public required VideoIntent Intent { get; init; }

    /// <summary>The ids of the events whose anchor is not in the source, or nothing like it.</summary>
    public required IReadOnlyList<string> LostAnchors { get; init; }

    /// <summary>The ids of the events that the source tells before the one that stands before them.</summary>
    public required IReadOnlyList<string> EarlierEvents { get; init; }

    /// <summary>How many spoken lines are not in the source.</summary>
    public required int LostLines { get; init; }
}
