using System.Globalization;
using System.Text;

namespace Prism.Sdk.Input.Languages;

/// <summary>How many letters of each script a text has. A value: counting allocates nothing.</summary>
internal struct ScriptCounts
{
    public int Han;
    public int Kana;
    public int Hangul;
    public int Latin;
    public int Greek;
    public int Cyrillic;
    public int Hebrew;
    public int Arabic;
    public int Devanagari;
    public int Thai;

    public readonly int Total => Han + Kana + Hangul + Latin + Greek + Cyrillic + Hebrew + Arabic + Devanagari + Thai;

    public static ScriptCounts Of(ReadOnlySpan<char> text)
    {
        var counts = default(ScriptCounts);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetter(rune) || (!rune.IsAscii && Rune.GetUnicodeCategory(rune) is UnicodeCategory.SpacingCombiningMark or UnicodeCategory.NonSpacingMark))
            {
                counts.Add(rune.Value);
            }
        }

        return counts;
    }

    public static bool IsLatin(int letter) => letter is < 0x0250 or (>= 0x1E00 and <= 0x1EFF);

    public static bool IsHan(int letter) => letter is (>= 0x4E00 and <= 0x9FFF) or (>= 0x3400 and <= 0x4DBF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF);

    /// <summary>Gets the strongest script that stands for one language here.</summary>
    public readonly (string Language, int Letters) StrongestOther()
    {
        var best = (Language: "ko", Letters: Hangul);
        Take("ru", Cyrillic, ref best);
        Take("ar", Arabic, ref best);
        Take("hi", Devanagari, ref best);
        Take("th", Thai, ref best);
        Take("el", Greek, ref best);
        Take("he", Hebrew, ref best);
        return best;

        static void Take(string language, int letters, ref (string Language, int Letters) best) =>
            best = letters > best.Letters ? (language, letters) : best;
    }

    private void Add(int letter)
    {
        switch (letter)
        {
            case var _ when IsLatin(letter):
                Latin++;
                break;
            case var _ when IsHan(letter):
                Han++;
                break;
            case (>= 0x3041 and <= 0x30FF) or (>= 0x31F0 and <= 0x31FF) or (>= 0xFF66 and <= 0xFF9F):
                Kana++;
                break;
            case (>= 0xAC00 and <= 0xD7A3) or (>= 0x1100 and <= 0x11FF) or (>= 0x3130 and <= 0x318F):
                Hangul++;
                break;
            case >= 0x0370 and <= 0x03FF:
                Greek++;
                break;
            case >= 0x0400 and <= 0x052F:
                Cyrillic++;
                break;
            case >= 0x0590 and <= 0x05FF:
                Hebrew++;
                break;
            case (>= 0x0600 and <= 0x06FF) or (>= 0x0750 and <= 0x077F) or (>= 0xFB50 and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFF):
                Arabic++;
                break;
            case >= 0x0900 and <= 0x097F:
                Devanagari++;
                break;
            case >= 0x0E00 and <= 0x0E7F:
                Thai++;
                break;
        }
    }
}
