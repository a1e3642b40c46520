using System.Text.Json;

namespace Prism.Sdk.Evaluation.Measurements.Plans;

/// <summary>A text, and the events that a person found in it, in order.</summary>
/// <param name="Text">The text.</param>
/// <param name="Kind">What it is, in the set's words.</param>
/// <param name="Events">The events.</param>
internal sealed record Story(string Text, string Kind, IReadOnlyList<string> Events)
{
    /// <summary>Reads a set of one JSON object a line: <c>text</c>, <c>kind</c> and <c>events</c>.</summary>
    public static IReadOnlyList<Story> ReadAll(string path)
    {
        List<Story> stories = [];
        foreach (var line in File.ReadLines(path).Where(static row => !string.IsNullOrWhiteSpace(row)))
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            stories.Add(new Story(
                root.GetProperty("text").GetString()!,
                root.TryGetProperty("kind", out var kind) ? kind.GetString()! : "story",
                [.. root.GetProperty("events").EnumerateArray().Select(static happening => happening.GetString()!)]));
        }

        return stories;
    }
}
