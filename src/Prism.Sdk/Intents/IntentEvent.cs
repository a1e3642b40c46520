namespace Prism.Sdk.Intents;

/// <summary>One thing that happens.</summary>
public sealed record IntentEvent
{
    /// <summary>Gets the id, such as <c>e1</c>, by which a shot says what it covers.</summary>
    public required string Id { get; init; }

    /// <summary>Gets what happens, as it can be seen.</summary>
    public required string Description { get; init; }

    /// <summary>Gets the words of the source that say so, to the letter.</summary>
    public string? Anchor { get; init; }

    /// <summary>Describes the event without its text.</summary>
    /// <returns>The id.</returns>
    public override string ToString() => $"IntentEvent {{ Id = {Id} }}";
}
