using System.Buffers;

namespace Prism.Sdk.Input.Languages;

/// <summary>Tells sixteen languages and more: by script where a script stands for one language, else by groups of letters. No start-up to speak of, no allocation.</summary>
internal sealed class BuiltInLanguageDetector : ILanguageDetector
{
    /// <summary>A Japanese sentence has kana; without any, only a few characters together can be Japanese words.</summary>
    private const int LongestKanjiWord = 8;

    private static readonly SearchValues<char> ChineseParticles = SearchValues.Create("的了是在我你他她它一个有和把吗呢吧给帮做来这那就不也都要会着被从到为与");

    public DetectedLanguage Detect(ReadOnlySpan<char> text)
    {
        var counts = ScriptCounts.Of(text);
        if (counts.Total == 0)
        {
            return DetectedLanguage.Undetermined;
        }

        // Japanese is written with Han too, and Chinese hardly ever with kana.
        var eastAsian = counts.Han + counts.Kana;
        if (counts.Kana > 0 && counts.Kana * 10 >= eastAsian && eastAsian * 2 >= counts.Latin)
        {
            return Of("ja", eastAsian, counts.Total);
        }

        var (other, letters) = counts.StrongestOther();
        if (letters > counts.Han && letters * 2 >= counts.Latin)
        {
            return Of(other, letters, counts.Total);
        }

        return counts.Han == 0 ? LatinEvidence.Of(text).Nearest()
            : counts.Latin == 0 ? OfHan(text, counts)
            : OfMixed(text, counts);
    }

    /// <summary>Weighs Chinese characters against Latin words: what carries the sentence decides.</summary>
    private static DetectedLanguage OfMixed(ReadOnlySpan<char> text, ScriptCounts counts)
    {
        // Two characters make about one word; words of grammar count double on both sides.
        var evidence = LatinEvidence.Of(text);
        var chinese = (counts.Han / 2.0) + CountParticles(text);
        double latin = evidence.Words + FunctionWords.CountEnglish(text);
        if (chinese >= latin)
        {
            return new DetectedLanguage("zh", Math.Round(chinese / (chinese + latin), 3));
        }

        var nearest = evidence.Nearest();
        return new DetectedLanguage(nearest.Code == "und" ? "en" : nearest.Code, Math.Round(latin / (chinese + latin), 3));
    }

    private static DetectedLanguage OfHan(ReadOnlySpan<char> text, ScriptCounts counts)
    {
        if (counts.Han > LongestKanjiWord)
        {
            return Of("zh", counts.Han, counts.Total);
        }

        var japanese = 0;
        Span<char> letter = stackalloc char[2];
        foreach (var rune in text.EnumerateRunes())
        {
            var length = rune.EncodeToUtf16(letter);
            japanese += LetterGroups.TryFind(letter[..length], out var step) && ScriptCounts.IsHan(rune.Value) ? (int)step - LetterGroups.HanMiddle : 0;
        }

        // Characters of Japan alone in nearly every place; else Han without kana is Chinese, the less sure the more of it Japan writes too.
        return japanese > counts.Han * 3
            ? new DetectedLanguage("ja", 0.5)
            : new DetectedLanguage("zh", Math.Round(Math.Clamp(0.6 - (japanese * 0.1 / counts.Han), 0.2, 1), 3));
    }

    private static int CountParticles(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var letter in text)
        {
            count += ChineseParticles.Contains(letter) ? 1 : 0;
        }

        return count;
    }

    private static DetectedLanguage Of(string code, int letters, int total) => new(code, Math.Round((double)letters / total, 3));
}
