using System.Buffers;

namespace Prism.Sdk.Input;

/// <summary>Detects the language of a text by its script, and among Latin scripts by frequent words.</summary>
internal static class ScriptLanguageDetector
{
    // English without any frequent word is only a guess: a name, a slogan.
    private const double GuessConfidence = 0.3;

    private static readonly SearchValues<char> ChineseParticles = SearchValues.Create("的了是在我你他她它一个有和把吗呢吧给帮做来这那就不也都要会着被从到为与");

    public static DetectedLanguage Detect(string text)
    {
        var counts = ScriptCounts.Of(text);
        var total = counts.Total;
        if (total == 0)
        {
            return DetectedLanguage.Undetermined;
        }

        // Japanese is written with Han too, and Chinese hardly ever with kana.
        var eastAsian = counts.Han + counts.Kana;
        if (counts.Kana > 0 && counts.Kana * 10 >= eastAsian && eastAsian * 2 >= counts.Latin)
        {
            return Of("ja", eastAsian, total);
        }

        var (other, letters) = counts.Others.Append(new("ko", counts.Hangul)).MaxBy(static count => count.Value);
        if (letters > counts.Han && letters * 2 >= counts.Latin)
        {
            return Of(other, letters, total);
        }

        return counts.Han > 0 ? DetectMixed(text, counts, total) : DetectLatin(text);
    }

    /// <summary>Weighs Chinese characters against Latin words: what carries the sentence decides.</summary>
    private static DetectedLanguage DetectMixed(string text, ScriptCounts counts, int total)
    {
        if (counts.Latin == 0)
        {
            return Of("zh", counts.Han, total);
        }

        // Two characters make about one word; words of grammar count double on both sides.
        var (scores, words, english) = LatinWords.Score(text);
        var chinese = (counts.Han / 2.0) + CountParticles(text);
        double latin = words + english;
        if (chinese >= latin)
        {
            return new DetectedLanguage("zh", chinese / (chinese + latin));
        }

        return new DetectedLanguage(scores.Count > 0 ? scores[0].Key : "en", latin / (chinese + latin));
    }

    private static DetectedLanguage DetectLatin(string text)
    {
        var (scores, words, _) = LatinWords.Score(text);
        if (words == 0)
        {
            return DetectedLanguage.Undetermined;
        }

        if (scores.Count == 0)
        {
            return new DetectedLanguage("en", GuessConfidence);
        }

        var second = scores.Count > 1 ? scores[1].Value : 0;
        var best = scores[0].Value == second && scores.Any(score => score.Key == "en" && score.Value == second) ? "en" : scores[0].Key;

        // Half from the distance to the next language, half from how much evidence there is at all.
        var margin = (scores[0].Value - second) / scores[0].Value;
        var evidence = Math.Min(1, scores[0].Value / Math.Max(1, words * 0.25));
        return new DetectedLanguage(best, Math.Round((margin + evidence) / 2, 3));
    }

    private static int CountParticles(string text)
    {
        var count = 0;
        foreach (var c in text)
        {
            count += ChineseParticles.Contains(c) ? 1 : 0;
        }

        return count;
    }

    private static DetectedLanguage Of(string code, int letters, int total) => new(code, Math.Round((double)letters / total, 3));
}
