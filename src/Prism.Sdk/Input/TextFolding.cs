namespace Prism.Sdk.Input;

/// <summary>Brings full-width forms and the many dashes and spaces to ASCII, character by character, so that positions stay.</summary>
internal static class TextFolding
{
    public static string Fold(string text) =>
        text.AsSpan().ContainsAnyInRange('\u00A0', '\uFFFD')
            ? string.Create(text.Length, text, static (folded, source) =>
            {
                for (var i = 0; i < folded.Length; i++)
                {
                    folded[i] = Fold(source[i]);
                }
            })
            : text;

    private static char Fold(char c) => c switch
    {
        >= '\uFF01' and <= '\uFF5E' => (char)(c - 0xFEE0),
        '\u3000' or '\u00A0' or (>= '\u2000' and <= '\u200A') or '\u202F' => ' ',
        (>= '\u2010' and <= '\u2015') or '\u2212' or '\uFE63' => '-',
        _ => c,
    };
}
