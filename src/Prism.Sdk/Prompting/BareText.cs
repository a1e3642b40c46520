using System.Text;

namespace Prism.Sdk.Prompting;

/// <summary>A text by its letters and digits alone: lower case, of one width, without blanks and marks.</summary>
internal static class BareText
{
    /// <param name="text">The text.</param>
    /// <param name="places">Where each letter stands in the text, if that is wanted.</param>
    public static string Of(string? text, List<int>? places = null)
    {
        var letters = new StringBuilder(text?.Length ?? 0);
        for (var i = 0; i < text?.Length; i++)
        {
            var letter = text[i] is >= '\uFF01' and <= '\uFF5E' ? (char)(text[i] - 0xFEE0) : text[i];
            if (char.IsLetterOrDigit(letter) || char.IsSurrogate(letter))
            {
                letters.Append(char.ToLowerInvariant(letter));
                places?.Add(i);
            }
        }

        return letters.ToString();
    }

    /// <summary>The same, with one blank between words that are not written together: <c>a girl</c> is not the end of <c>a agirl</c>.</summary>
    public static string WithBorders(string? text)
    {
        var letters = new StringBuilder(text?.Length ?? 0);
        List<int> places = [];
        var bare = Of(text, places);
        for (var i = 0; i < bare.Length; i++)
        {
            if (i > 0 && places[i] > places[i - 1] + 1 && bare[i] < '\u2E80' && bare[i - 1] < '\u2E80')
            {
                letters.Append(' ');
            }

            letters.Append(bare[i]);
        }

        return letters.ToString();
    }
}
