using Prism.Sdk.Input.Masking;
using Prism.Sdk.Prompting;

namespace Prism.Sdk.Input.Translating;

/// <summary>What of a text must stand in its translation too: placeholders to the letter, numbers, names in Latin letters.</summary>
internal static class TranslationCheck
{
    /// <summary>Finds placeholders that were lost, and such as stand for nothing.</summary>
    public static IEnumerable<ReplyProblem> Placeholders(string source, string translated)
    {
        HashSet<string> before = [.. PlaceholderText.Find(source).Select(static found => found.Placeholder)];
        HashSet<string> after = [.. PlaceholderText.Find(translated).Select(static found => found.Placeholder)];
        return [
            .. before.Except(after).Select(static lost => new ReplyProblem($"placeholder.lost:{lost}")),
            .. after.Except(before).Select(static made => new ReplyProblem($"placeholder.made:{made}")),
        ];
    }

    /// <summary>Finds numbers that were lost. A translation may write thirty thousand for 30000, so it is a problem that can be lived with.</summary>
    public static IEnumerable<ReplyProblem> Numbers(string source, string translated)
    {
        var after = Numbers(translated);
        return Numbers(source).Where(number => !after.Contains(number)).Select(static number => new ReplyProblem($"number.lost:{number}", IsMendable: true));
    }

    /// <summary>Finds names in Latin letters that were lost; in a text of another script they are seen by their letters.</summary>
    public static IEnumerable<ReplyProblem> Names(string source, string translated) =>
        Words(source).Where(static word => word.Length > 1 && char.IsAsciiLetterUpper(word[0])).Distinct(StringComparer.Ordinal)
            .Where(name => !translated.Contains(name, StringComparison.OrdinalIgnoreCase))
            .Select(static name => new ReplyProblem($"name.lost:{name}", IsMendable: true));

    /// <summary>Writes each placeholder as it was given.</summary>
    public static string WithProperPlaceholders(string text) =>
        PlaceholderText.Find(text).Reverse().Aggregate(text, static (current, found) => string.Concat(current.AsSpan(0, found.Start), found.Placeholder, current.AsSpan(found.End)));

    // Digits alone, without what groups them: 30,000 is 30000.
    private static HashSet<string> Numbers(string text)
    {
        HashSet<string> numbers = [];
        for (var at = 0; at < text.Length; at++)
        {
            var start = at;
            while (at < text.Length && (char.IsAsciiDigit(text[at]) || (text[at] == ',' && at > start && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]))))
            {
                at++;
            }

            if (at > start)
            {
                numbers.Add(text[start..at].Replace(",", "", StringComparison.Ordinal));
            }
        }

        return numbers;
    }

    private static IEnumerable<string> Words(string text)
    {
        // The words of placeholders are no names.
        var bare = PlaceholderText.Find(text).Reverse().Aggregate(text, static (current, found) => current.Remove(found.Start, found.End - found.Start));
        for (var at = 0; at < bare.Length; at++)
        {
            var start = at;
            while (at < bare.Length && char.IsAsciiLetter(bare[at]))
            {
                at++;
            }

            if (at > start)
            {
                yield return bare[start..at];
            }
        }
    }
}
