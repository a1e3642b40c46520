namespace Prism.Sdk.Intents;

/// <summary>Someone or something that acts in the film.</summary>
public sealed record IntentCharacter
{
    /// <summary>Gets the name used in the text.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the one description of how it looks.</summary>
    public required string Description { get; init; }

    /// <summary>Describes the character without its text.</summary>
    /// <returns>The lengths.</returns>
    public override string ToString() => $"IntentCharacter {{ Name = {Name?.Length ?? 0} characters }}";
}
