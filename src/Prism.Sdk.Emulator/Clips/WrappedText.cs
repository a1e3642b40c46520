using System.Text;

namespace Prism.Sdk.Emulator.Clips;

/// <summary>Breaks a prompt into lines at the largest letter size at which it fits its box.</summary>
internal sealed record WrappedText(string Text, int LetterSize)
{
    private const double LineHeight = 1.4;
    private const int Smallest = 10;

    // Chinese punctuation hangs over the edge rather than begin a line.
    private const string MustNotLead = "，。、；：？！）》」』”’…,.;:?!)";

    public static WrappedText Fit(string text, int width, int height)
    {
        var clean = Drawable(text);
        for (var size = Math.Max(Smallest, Math.Min(width, height) / 9); ; size--)
        {
            var lines = Break(clean, (double)width / size);
            if (lines.Count * size * LineHeight <= height || size == Smallest)
            {
                var fitting = Math.Max(1, (int)(height / (size * LineHeight)));
                return new WrappedText(string.Join('\n', lines.Take(fitting)), size);
            }
        }
    }

    // One font draws all: signs that no text font has would be boxes.
    private static string Drawable(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                clean.Append(' ');
            }
            else if (rune.Value is < 0x1F000 and not (>= 0x2190 and < 0x2E80) and not (>= 0xFE00 and <= 0xFE0F) and not 0x200D && !Rune.IsControl(rune))
            {
                clean.Append(rune.ToString());
            }
        }

        return clean.ToString().Trim();
    }

    private static List<string> Break(string text, double ems)
    {
        var lines = new List<string>();
        var line = new StringBuilder();
        var used = 0.0;
        foreach (var word in Words(text))
        {
            var width = word.Sum(Width);
            if (used + width > ems && line.Length > 0 && !MustNotLead.Contains(word[0], StringComparison.Ordinal))
            {
                lines.Add(line.ToString().TrimEnd());
                line.Clear();
                used = 0;
            }

            line.Append(word);
            used += width;
        }

        lines.Add(line.ToString().TrimEnd());
        return lines;
    }

    // Chinese may break anywhere, Latin between words; a word longer than a line breaks too.
    private static IEnumerable<string> Words(string text)
    {
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (Width(text[i]) >= 1 || text[i] == ' ' || i - start >= 24)
            {
                if (i > start && Width(text[i]) >= 1)
                {
                    yield return text[start..i];
                    start = i;
                }

                yield return text[start..(i + 1)];
                start = i + 1;
            }
        }

        if (start < text.Length)
        {
            yield return text[start..];
        }
    }

    private static double Width(char letter) => letter >= 0x1100 ? 1.0 : char.IsUpper(letter) ? 0.68 : 0.54;
}
