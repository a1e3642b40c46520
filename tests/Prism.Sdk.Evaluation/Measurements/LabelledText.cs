using System.Text.Json;

namespace Prism.Sdk.Evaluation.Measurements;

/// <summary>A text, and the places where personal data stand in it.</summary>
/// <param name="Text">The text.</param>
/// <param name="Labels">What stands where, in UTF-16 characters.</param>
internal sealed record LabelledText(string Text, IReadOnlyList<Label> Labels)
{
    /// <summary>Reads a set of one JSON object a line: <c>text</c>, and <c>spans</c> with <c>type</c>, <c>start</c> and <c>end</c> in Unicode code points.</summary>
    /// <exception cref="UsageException">A line is not of that shape.</exception>
    public static IEnumerable<LabelledText> ReadAll(string path)
    {
        foreach (var (number, line) in File.ReadLines(path).Index().Where(static row => !string.IsNullOrWhiteSpace(row.Item)))
        {
            LabelledText read;
            try
            {
                using var document = JsonDocument.Parse(line);
                var text = document.RootElement.GetProperty("text").GetString()!;
                int[] places = [.. Places(text)];
                read = new LabelledText(text, [.. document.RootElement.GetProperty("spans").EnumerateArray().Select(span => new Label(
                    span.GetProperty("type").GetString()!, places[span.GetProperty("start").GetInt32()], places[span.GetProperty("end").GetInt32()]))]);
            }
            catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or IndexOutOfRangeException or FormatException)
            {
                throw new UsageException($"{path}, line {number + 1}: {exception.Message} Each line is an object with text, and spans of type, start and end.");
            }

            yield return read;
        }
    }

    /// <summary>Gets where each code point begins, and the end.</summary>
    private static IEnumerable<int> Places(string text)
    {
        for (var at = 0; at < text.Length; at += char.IsSurrogatePair(text, at) ? 2 : 1)
        {
            yield return at;
        }

        yield return text.Length;
    }
}
