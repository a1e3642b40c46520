using System.Globalization;
using System.Text;

namespace Prism.Sdk.Input;

/// <summary>How many letters of each script a text has.</summary>
internal sealed class ScriptCounts
{
    public int Han { get; private set; }

    public int Kana { get; private set; }

    public int Hangul { get; private set; }

    public int Latin { get; private set; }

    /// <summary>Letters of the scripts that stand for one language here, by its code.</summary>
    public Dictionary<string, int> Others { get; } = [];

    public int Total => Han + Kana + Hangul + Latin + Others.Values.Sum();

    public static ScriptCounts Of(string text)
    {
        var counts = new ScriptCounts();
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetter(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.SpacingCombiningMark or UnicodeCategory.NonSpacingMark)
            {
                counts.Add(rune.Value);
            }
        }

        return counts;
    }

    private void Add(int letter)
    {
        switch (letter)
        {
            case < 0x0250 or (>= 0x1E00 and <= 0x1EFF):
                Latin++;
                break;
            case (>= 0x4E00 and <= 0x9FFF) or (>= 0x3400 and <= 0x4DBF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF):
                Han++;
                break;
            case (>= 0x3041 and <= 0x30FF) or (>= 0x31F0 and <= 0x31FF) or (>= 0xFF66 and <= 0xFF9F):
                Kana++;
                break;
            case (>= 0xAC00 and <= 0xD7A3) or (>= 0x1100 and <= 0x11FF) or (>= 0x3130 and <= 0x318F):
                Hangul++;
                break;
            default:
                if (LanguageOf(letter) is { } language)
                {
                    Others[language] = Others.GetValueOrDefault(language) + 1;
                }

                break;
        }
    }

    private static string? LanguageOf(int letter) => letter switch
    {
        >= 0x0370 and <= 0x03FF => "el",
        >= 0x0400 and <= 0x052F => "ru",
        >= 0x0590 and <= 0x05FF => "he",
        (>= 0x0600 and <= 0x06FF) or (>= 0x0750 and <= 0x077F) or (>= 0xFB50 and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFF) => "ar",
        >= 0x0900 and <= 0x097F => "hi",
        >= 0x0E00 and <= 0x0E7F => "th",
        _ => null,
    };
}
