using System.Runtime.CompilerServices;

namespace Prism.Sdk.Input.Languages;

/// <summary>How far a text in Latin letters is from each language: the steps of all its groups of letters, added up. Allocates nothing.</summary>
internal struct LatinEvidence
{
    /// <summary>So much nearer than the next one must the nearest be: below it, a wrong answer is too likely.</summary>
    private const double LeastMargin = 4;

    // Confidence 0.5 stands where the margin is three times the least.
    private const double HalfSure = 12;

    private Distances distances;

    /// <summary>Gets the number of words.</summary>
    public int Words { get; private set; }

    public static LatinEvidence Of(ReadOnlySpan<char> text)
    {
        var evidence = default(LatinEvidence);
        Span<char> window = stackalloc char[LetterGroups.Longest];
        var length = 0;
        foreach (var letter in text)
        {
            if (!char.IsLetter(letter) || !ScriptCounts.IsLatin(letter))
            {
                length = 0;
                continue;
            }

            evidence.Words += length == 0 ? 1 : 0;
            if (length < window.Length)
            {
                length++;
            }
            else
            {
                window[1..].CopyTo(window);
            }

            window[length - 1] = char.ToLowerInvariant(letter);
            evidence.Add(window[..length]);
        }

        return evidence;
    }

    public readonly DetectedLanguage Nearest()
    {
        var (best, second) = (0, -1);
        for (var language = 1; language < LetterGroups.Languages; language++)
        {
            if (distances[language] < distances[best])
            {
                (best, second) = (language, best);
            }
            else if (second < 0 || distances[language] < distances[second])
            {
                second = language;
            }
        }

        var margin = distances[second] - distances[best];
        return margin < LeastMargin ? DetectedLanguage.Undetermined : new DetectedLanguage(LetterGroups.Code(best), Math.Round(margin / (margin + HalfSure), 3));
    }

    // Longer groups say more, and hold the shorter ones within them.
    private static double Weight(int length) => length switch { 1 => 0.6, 2 => 0.5, 3 => 0.8, 4 => 1, _ => 1.2 };

    private void Add(scoped ReadOnlySpan<char> window)
    {
        for (var length = 1; length <= window.Length; length++)
        {
            if (LetterGroups.TryFind(window[^length..], out var steps))
            {
                for (var language = 0; language < LetterGroups.Languages; language++)
                {
                    distances[language] += Weight(length) * ((steps >> (4 * language)) & 15);
                }
            }
        }
    }

    [InlineArray(LetterGroups.Languages)]
    private struct Distances
    {
        private double first;
    }
}
