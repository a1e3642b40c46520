using System.Text.RegularExpressions;
using Prism.Sdk.Intents;

namespace Prism.Sdk.Planning.Drafting;

/// <summary>Slots of a template, such as <c>{place}</c>, that a model copied instead of filling.</summary>
internal static partial class Slots
{
    /// <summary>Finds the name of the first open slot.</summary>
    public static string? FindOpen(string? text) => Slot().Match(text ?? "") is { Success: true } slot ? slot.Groups[1].Value : null;

    /// <summary>Fills slots with what the intent has; those that it has nothing for go.</summary>
    public static string Fill(string text, VideoIntent intent, IReadOnlyList<IntentEvent> events) => Slot().Replace(text, slot => slot.Groups[1].Value.ToUpperInvariant() switch
    {
        "EVENT" => events.Count > 0 ? events[0].Description : "",
        "PLACE" => intent.Places.Count > 0 ? intent.Places[0] : "",
        "CHARACTER" or "HERO" => intent.Characters.Count > 0 ? intent.Characters[0].Description : "",
        "SUBJECT" or "PRODUCT" => intent.Subject,
        "MOOD" => intent.Mood ?? "",
        "STYLE" => intent.Style ?? "",
        _ => "",
    }).Trim();

    [GeneratedRegex(@"\{([\p{L}_][\w.\-]{0,39})\}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Slot();
}
