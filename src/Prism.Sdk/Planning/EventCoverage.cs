using System.Globalization;

namespace Prism.Sdk.Planning;

/// <summary>Where a plan shows one event of the source.</summary>
public sealed record EventCoverage
{
    /// <summary>Gets the id of the event, such as <c>e1</c>.</summary>
    public required string EventId { get; init; }

    /// <summary>Gets the words of the source that tell it, to the letter.</summary>
    public string? Anchor { get; init; }

    /// <summary>Gets the ids of the shots that show it, in order.</summary>
    /// <value>Empty when none does.</value>
    public required IReadOnlyList<string> Shots { get; init; }

    /// <summary>Gets the share of the event's content words that the prompts of these shots have, from 0 to 1. Words that several events share count less.</summary>
    public required double Recall { get; init; }

    /// <summary>Gets whether any shot shows it.</summary>
    public bool IsCovered => Shots.Count > 0;

    /// <summary>Describes where the event is, without its text.</summary>
    /// <returns>Such as <c>e1: s1, s2 (0.83)</c>.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{EventId}: {(IsCovered ? string.Join(", ", Shots) : "in no shot")} ({Recall:0.00})");
}
