using Prism.Sdk.Intents;

namespace Prism.Sdk.Planning.Drafting;

/// <summary>A shot on its way from the model's draft to the plan.</summary>
internal sealed record DraftedShot
{
    /// <summary>What the model wrote, cleaned.</summary>
    public required string Body { get; init; }

    public string? Beat { get; init; }

    public string? Camera { get; init; }

    public double? Seconds { get; init; }

    public string? Caption { get; init; }

    public IReadOnlyList<IntentEvent> Events { get; init; } = [];

    public IReadOnlyList<IntentCharacter> Characters { get; init; } = [];

    /// <summary>Sentences that code adds, such as an event that the model forgot.</summary>
    public IReadOnlyList<string> Additions { get; init; } = [];
}
