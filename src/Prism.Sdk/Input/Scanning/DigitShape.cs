namespace Prism.Sdk.Input.Scanning;

/// <summary>Matches digits written in groups of given sizes, such as 138 1234 5678, with the same single space, dot or hyphen between all of them.</summary>
internal static class DigitShape
{
    /// <summary>Matches at the start of a text.</summary>
    /// <returns>The characters matched; 0 when the text has another shape.</returns>
    public static int Match(ReadOnlySpan<char> text, params ReadOnlySpan<int> groups)
    {
        var separator = '\0';
        var at = 0;
        foreach (var group in groups)
        {
            if (at > 0)
            {
                if (at >= text.Length || text[at] is not (' ' or '-' or '.') || (separator != '\0' && text[at] != separator))
                {
                    return 0;
                }

                separator = text[at++];
            }

            if (CountDigits(text[at..]) != group)
            {
                return 0;
            }

            at += group;
        }

        return at;
    }

    public static int CountDigits(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExceptInRange('0', '9');
        return end < 0 ? text.Length : end;
    }

    /// <summary>Copies the digits alone.</summary>
    public static ReadOnlySpan<char> Digits(ReadOnlySpan<char> text, Span<char> buffer)
    {
        var count = 0;
        foreach (var c in text)
        {
            if (char.IsAsciiDigit(c) && count < buffer.Length)
            {
                buffer[count++] = c;
            }
        }

        return buffer[..count];
    }
}
