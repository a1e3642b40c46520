namespace Prism.Sdk.Planning.Review;

/// <summary>Finds names in prompts.</summary>
internal static class Naming
{
    public static bool Mentions(string text, string name)
    {
        for (var at = text.IndexOf(name, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            // Sam is not in same; Chinese has no such borders.
            var end = at + name.Length;
            var startsWord = at == 0 || !(char.IsAsciiLetter(text[at - 1]) && char.IsAsciiLetter(name[0]));
            var endsWord = end == text.Length || !(char.IsAsciiLetter(text[end]) && char.IsAsciiLetter(name[^1]));
            if (startsWord && endsWord)
            {
                return true;
            }
        }

        return false;
    }
}
