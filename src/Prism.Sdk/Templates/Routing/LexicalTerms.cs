using System.Globalization;
using System.Text;

namespace Prism.Sdk.Templates.Routing;

/// <summary>Cuts a text into what is compared: words, runs of three and four letters inside them, and Chinese, Japanese and Korean letters alone and in pairs.</summary>
internal static class LexicalTerms
{
    private const int ShortestRun = 3;
    private const int LongestRun = 4;

    /// <summary>Counts the terms of a text. Time and memory grow with its length alone.</summary>
    public static Dictionary<string, int> Count(string text)
    {
        Dictionary<string, int> counts = new(StringComparer.Ordinal);

        // Half a surrogate pair cannot be normalised; it is replaced, like any letter that is none.
        var folded = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Normalize(NormalizationForm.FormKC).ToLowerInvariant();
        for (var start = 0; start < folded.Length;)
        {
            var end = start;
            if (IsEastAsian(folded[start]))
            {
                for (; end < folded.Length && IsEastAsian(folded[end]); end++)
                {
                    Add(counts, folded[end].ToString(CultureInfo.InvariantCulture));
                    if (end > start)
                    {
                        Add(counts, folded[(end - 1)..(end + 1)]);
                    }
                }
            }
            else if (char.IsLetterOrDigit(folded[start]))
            {
                for (; end < folded.Length && char.IsLetterOrDigit(folded[end]) && !IsEastAsian(folded[end]); end++)
                {
                }

                AddWord(counts, folded[start..end]);
            }

            start = Math.Max(end, start + 1);
        }

        return counts;
    }

    private static void AddWord(Dictionary<string, int> counts, string word)
    {
        // The border is a letter of its own: a run at the end of a word says more than one inside.
        Add(counts, "#" + word);
        var bordered = $"<{word}>";
        for (var length = ShortestRun; length <= LongestRun; length++)
        {
            for (var start = 0; start + length <= bordered.Length; start++)
            {
                Add(counts, bordered.Substring(start, length));
            }
        }
    }

    private static void Add(Dictionary<string, int> counts, string term) => counts[term] = counts.GetValueOrDefault(term) + 1;

    // Kana, the common ideographs, and Hangul: what is written without blanks between words, or as good as.
    private static bool IsEastAsian(char letter) => letter is (>= '\u3040' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF') or (>= '\uAC00' and <= '\uD7AF') or (>= '\uF900' and <= '\uFAFF');
}
