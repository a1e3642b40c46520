using Prism.Sdk.Prompting;

namespace Prism.Sdk.Intents;

/// <summary>Finds in a text the words that a model says are in it: to the letter, else but for case, marks, widths and blanks, else a passage that shares most of its letters.</summary>
internal sealed class AnchorSearch
{
    // Of the pairs of letters of an anchor, this share must stand in a passage of its length: a word exchanged passes, another sentence does not.
    private const double Near = 0.7;
    private const int LongestAnchor = 1000;

    private readonly string text;
    private readonly string bare;
    private readonly List<int> places = [];

    public AnchorSearch(string text)
    {
        this.text = text;
        bare = BareText.Of(text, places);
    }

    /// <summary>Finds an anchor.</summary>
    /// <param name="anchor">The words.</param>
    /// <param name="from">Where to look first, in letters of the text: words that stand twice are meant where the story is.</param>
    /// <returns>The words of the text and where they begin; null when nothing is near.</returns>
    public (string Words, int At)? Find(string? anchor, int from = 0)
    {
        if (anchor?.Trim() is not { Length: > 0 } words)
        {
            return null;
        }

        words = words.Length <= LongestAnchor ? words : words[..LongestAnchor].Trim();
        var exact = text.IndexOf(words, Math.Min(from, text.Length), StringComparison.Ordinal) is >= 0 and var later ? later : text.IndexOf(words, StringComparison.Ordinal);
        if (exact >= 0)
        {
            return (words, exact);
        }

        var sought = BareText.Of(words);
        if (sought.Length < 2)
        {
            return null;
        }

        var first = Math.Max(0, places.BinarySearch(from) is >= 0 and var found ? found : ~places.BinarySearch(from));
        var at = bare.IndexOf(sought, Math.Min(first, bare.Length), StringComparison.Ordinal);
        at = at >= 0 ? at : bare.IndexOf(sought, StringComparison.Ordinal);
        return at >= 0 ? Passage(at, sought.Length) : Nearest(sought);
    }

    /// <summary>The passage of the anchor's length with the most of its pairs of letters: one walk over the text, a count kept as it goes.</summary>
    private (string Words, int At)? Nearest(string sought)
    {
        var pairs = sought.Length - 1;
        if (pairs < 4 || bare.Length <= pairs)
        {
            return null;
        }

        var open = new Dictionary<(char, char), int>();
        for (var i = 0; i < pairs; i++)
        {
            open[(sought[i], sought[i + 1])] = open.GetValueOrDefault((sought[i], sought[i + 1])) + 1;
        }

        int shared = 0, best = 0, bestAt = -1;
        for (var i = 0; i + 1 < bare.Length; i++)
        {
            shared += Take((bare[i], bare[i + 1]), -1);
            if (i >= pairs)
            {
                shared -= Take((bare[i - pairs], bare[i - pairs + 1]), 1);
            }

            (best, bestAt) = shared > best ? (shared, i - pairs + 1) : (best, bestAt);
        }

        return best >= Near * pairs ? Passage(Math.Max(0, bestAt), sought.Length) : null;

        // A pair that the anchor has twice counts twice and no more.
        int Take((char, char) pair, int change)
        {
            if (!open.TryGetValue(pair, out var left))
            {
                return 0;
            }

            open[pair] = left + change;
            return change < 0 ? (left > 0 ? 1 : 0) : (left >= 0 ? 1 : 0);
        }
    }

    private (string Words, int At) Passage(int at, int length)
    {
        int start = places[at], end = places[Math.Min(at + length, places.Count) - 1] + 1;

        // Whole words: a passage by letters may begin in the middle of one.
        while (start > 0 && IsLatin(text[start]) && IsLatin(text[start - 1]))
        {
            start--;
        }

        while (end < text.Length && IsLatin(text[end - 1]) && IsLatin(text[end]))
        {
            end++;
        }

        end += end < text.Length && char.IsLowSurrogate(text[end]) ? 1 : 0;
        return (text[start..end], start);
    }

    private static bool IsLatin(char letter) => char.IsLetter(letter) && letter < '\u2E80';
}
