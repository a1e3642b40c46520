using System.Globalization;
using System.Text;

namespace Prism.Sdk.Composition.Texts;

/// <summary>The font of what is burned in, and which signs it cannot draw.</summary>
/// <param name="Name">Its family.</param>
/// <param name="Lacks">The signs to leave out.</param>
internal sealed record BurnFont(string Name, IReadOnlySet<Rune> Lacks)
{
    /// <summary>Tells whether a text would be another one without this letter, so that a font must have it.</summary>
    public static bool IsNeeded(Rune rune) => !IsPicture(rune) && Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
        or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.OtherSymbol or UnicodeCategory.EnclosingMark);

    /// <summary>Tells whether it is a sign, such as a note or a star, that some fonts have as a letter.</summary>
    public static bool IsSign(Rune rune) => !IsPicture(rune) && Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherSymbol or UnicodeCategory.EnclosingMark;

    /// <summary>Gets what can be drawn of a text.</summary>
    public string Drawable(string text)
    {
        var drawn = string.Concat(text.EnumerateRunes().Where(rune => !IsPicture(rune) && !Lacks.Contains(rune)));

        // Where something was taken out between two words, one space remains.
        return drawn.Length == text.Length ? text : string.Join('\n', drawn.Split('\n').Select(static line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries))));
    }

    // Fonts of emoji are pictures in colour, which libass cannot draw: they would be boxes. The caption files keep them.
    private static bool IsPicture(Rune rune) => rune.Value is (>= 0x1F000 and <= 0x1FFFF) or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0000 and <= 0xE0FFF) or 0x200D;
}
