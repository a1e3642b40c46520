using System.Collections.Frozen;

namespace Prism.Sdk.Planning.Review;

/// <summary>The words of a text that carry its content: Latin words without endings and without the commonest, pairs of letters of Chinese, Japanese and Korean.</summary>
internal static class ContentWords
{
    private static readonly FrozenSet<string> Common = FrozenSet.Create(StringComparer.Ordinal,
        "a", "an", "the", "and", "or", "but", "nor", "so", "of", "in", "on", "at", "to", "from", "by", "with", "for", "into", "onto", "over", "under", "as", "up", "down", "out", "off", "through", "across",
        "is", "are", "was", "were", "be", "been", "being", "am", "has", "have", "had", "do", "does", "did", "will", "would", "can", "could", "may", "might", "shall", "should", "must",
        "he", "she", "it", "they", "we", "i", "you", "him", "her", "them", "us", "me", "his", "its", "their", "our", "my", "your", "hers", "theirs", "who", "whom", "whose", "which", "that", "this", "these", "those",
        "there", "here", "then", "than", "when", "while", "where", "after", "before", "until", "again", "very", "not", "no", "all", "some", "one", "only", "just", "also", "if", "about", "how", "what", "why", "each", "both", "such", "more", "most", "other", "own", "too", "now");

    // Letters of grammar: a pair of letters across them says nothing.
    private static readonly FrozenSet<char> Particles = FrozenSet.Create('的', '了', '着', '在', '是', '和', '与', '及', '就', '都', '而', '也', '又', '被', '把', '从', '到', '向', '对', '这', '那', '它', '他', '她', '们', '我', '你', '个', '一', 'の', 'を', 'は', 'が', 'に', 'で', 'と', 'も');

    public static HashSet<string> Of(string? text)
    {
        HashSet<string> words = [];
        var letters = text ?? "";
        for (var i = 0; i < letters.Length;)
        {
            var start = i;
            if (IsWide(letters[i]))
            {
                while (i < letters.Length && IsWide(letters[i]) && !Particles.Contains(letters[i]))
                {
                    i++;
                }

                AddPairs(words, letters.AsSpan(start, i - start));
                i += i < letters.Length && Particles.Contains(letters[i]) ? 1 : 0;
            }
            else if (char.IsLetterOrDigit(letters[i]))
            {
                while (i < letters.Length && !IsWide(letters[i]) && (char.IsLetterOrDigit(letters[i]) || (IsMark(letters[i]) && i + 1 < letters.Length && char.IsLetter(letters[i + 1]))))
                {
                    i++;
                }

                AddWord(words, letters[start..i].ToLowerInvariant());
            }
            else
            {
                i++;
            }
        }

        return words;
    }

    /// <summary>The single letters of pairs: what is left of a Chinese sentence that is told in other words.</summary>
    public static HashSet<string> LettersOf(IEnumerable<string> words) => [.. words.Where(static word => IsWide(word[0])).SelectMany(static word => word.Select(static letter => letter.ToString()))];

    /// <summary>Tells whether a text is written mostly without blanks between words.</summary>
    public static bool AreWide(IEnumerable<string> words) => words.Count(static word => IsWide(word[0])) * 2 > words.Count();

    private static void AddPairs(HashSet<string> words, ReadOnlySpan<char> run)
    {
        if (run.Length == 1)
        {
            words.Add(run.ToString());
        }

        for (var i = 0; i + 1 < run.Length; i++)
        {
            words.Add(run.Slice(i, 2).ToString());
        }
    }

    private static void AddWord(HashSet<string> words, string word)
    {
        if (!Common.Contains(word))
        {
            words.Add(Stem(word.Replace("'s", "", StringComparison.Ordinal).Replace("’s", "", StringComparison.Ordinal)));
        }
    }

    // Rough on purpose: climbs, climbed and climbing are to meet, and what else meets with them does no harm.
    private static string Stem(string word)
    {
        foreach (var ending in (ReadOnlySpan<string>)["ingly", "edly", "ing", "ies", "ied", "es", "ed", "ly", "s"])
        {
            if (word.Length - ending.Length >= 3 && word.EndsWith(ending, StringComparison.Ordinal) && !word.EndsWith("ss", StringComparison.Ordinal))
            {
                var stem = word[..^ending.Length];
                return stem.Length > 3 && stem[^1] == stem[^2] && !"lse".Contains(stem[^1], StringComparison.Ordinal) ? stem[..^1] : Trimmed(stem);
            }
        }

        return word.Length > 3 ? Trimmed(word) : word;
    }

    private static string Trimmed(string stem) => stem.TrimEnd('e', 'y', 'i') is { Length: > 1 } trimmed ? trimmed : stem;

    private static bool IsWide(char letter) => letter is (>= '\u3040' and <= '\u30ff') or (>= '\u3400' and <= '\u9fff') or (>= '\uac00' and <= '\ud7a3') or (>= '\uf900' and <= '\ufaff');

    private static bool IsMark(char letter) => letter is '\'' or '’';
}
