namespace Prism.Sdk.Emulator.Writing;

/// <summary>Cuts a text into events: sentences, to the letter, in order; neighbours are joined when there are too many.</summary>
internal static class Sentences
{
    private const string Ends = "。！？!?；;\n";
    private const string Closers = "”’\"')）」』】";

    public static IReadOnlyList<string> Events(string text, int most)
    {
        var spans = Spans(text);
        var groups = Math.Min(spans.Count, most);
        var events = new List<string>();
        for (var group = 0; group < groups; group++)
        {
            var first = spans[group * spans.Count / groups];
            var last = spans[((group + 1) * spans.Count / groups) - 1];
            events.Add(text[first.Start..last.End]);
        }

        return events;
    }

    private static List<(int Start, int End)> Spans(string text)
    {
        var spans = new List<(int Start, int End)>();
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (EndsHere(text, i))
            {
                while (i + 1 < text.Length && (Closers.Contains(text[i + 1], StringComparison.Ordinal) || Ends.Contains(text[i + 1], StringComparison.Ordinal)))
                {
                    i++;
                }

                Add(spans, text, start, i + 1);
                start = i + 1;
            }
        }

        Add(spans, text, start, text.Length);
        return spans;
    }

    // A full stop ends a sentence only before a blank: 3.14 and example.com go on.
    private static bool EndsHere(string text, int i) =>
        Ends.Contains(text[i], StringComparison.Ordinal) || (text[i] == '.' && (i + 1 == text.Length || char.IsWhiteSpace(text[i + 1])));

    private static void Add(List<(int Start, int End)> spans, string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        if (text[start..end].Any(char.IsLetterOrDigit))
        {
            spans.Add((start, end));
        }
    }
}
