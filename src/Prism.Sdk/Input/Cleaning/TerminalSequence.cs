namespace Prism.Sdk.Input.Cleaning;

/// <summary>Measures sequences for terminals (ECMA-48): colours, movements, titles, links.</summary>
internal static class TerminalSequence
{
    // A title or a link ends; what does not within this length is text after a stray escape.
    private const int Longest = 4096;

    /// <summary>Measures the one at the start of a text; a stray escape is itself alone.</summary>
    public static int Measure(ReadOnlySpan<char> text)
    {
        var (kind, start) = text[0] switch { '\u009B' => ('[', 1), '\u009D' => (']', 1), _ => (text.Length > 1 ? text[1] : '\0', 2) };
        switch (kind)
        {
            case '[':
                var at = start;
                while (at < text.Length && text[at] is >= ' ' and <= '?')
                {
                    at++;
                }

                return at < text.Length && text[at] is >= '@' and <= '~' ? at + 1 : Math.Min(start, text.Length);
            case ']' or 'P' or '_' or '^' or 'X':
                var body = text[start..Math.Min(text.Length, start + Longest)];
                var end = body.IndexOfAny('\u0007', '\u001B', '\u009C');
                return end < 0 ? Math.Min(start, text.Length) : start + end + (body[end] == '\u001B' && end + 1 < body.Length && body[end + 1] == '\\' ? 2 : 1);
            case '7' or '8' or '=' or '>' or 'c' or 'D' or 'E' or 'H' or 'M':
                return 2;
            case '(' or ')' when text.Length > 2:
                return 3;
            default:
                return 1;
        }
    }
}
