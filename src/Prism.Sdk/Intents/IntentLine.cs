namespace Prism.Sdk.Intents;

/// <summary>Words that somebody says in the text.</summary>
public sealed record IntentLine
{
    /// <summary>Gets who says it, by the name in the text.</summary>
    /// <value><see langword="null"/> for a narrator, or when the text does not say.</value>
    public string? Speaker { get; init; }

    /// <summary>Gets the words, as the source has them, to the letter.</summary>
    public required string Text { get; init; }

    /// <summary>Gets the id of the event in which it is said.</summary>
    public string? Event { get; init; }

    /// <summary>Describes the line without its text.</summary>
    /// <returns>The length.</returns>
    public override string ToString() => $"IntentLine {{ Text = {Text?.Length ?? 0} characters, Event = {Event} }}";
}
