namespace Prism.Sdk.Templates;

/// <summary>Finds the slots of a text: the words in braces.</summary>
internal static class SlotNames
{
    /// <summary>Yields what stands between braces, in order; a brace without its partner yields the rest of the text.</summary>
    public static IEnumerable<string> In(string text)
    {
        for (var start = text.AsSpan().IndexOfAny('{', '}'); start >= 0;)
        {
            var end = text[start] == '{' ? text.IndexOf('}', start) : -1;
            yield return text[(start + 1)..(end < 0 ? text.Length : end)];
            var next = end < 0 ? -1 : text.AsSpan(end + 1).IndexOfAny('{', '}');
            start = next < 0 ? -1 : end + 1 + next;
        }
    }
}
