using System.Collections.Frozen;

namespace Prism.Sdk.Input.Languages;

/// <summary>The words of English grammar: they tell a Chinese sentence with English names in it from an English one with Chinese names.</summary>
internal static class FunctionWords
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> English =
        "the a an and of to in is are was were be been it its that this with for on at by from as his her he she they their we you your i my me not but or have has had will would can could do does did there what which who when into over under while then than so if about"
            .Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    public static int CountEnglish(ReadOnlySpan<char> text)
    {
        int count = 0, start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var isLetter = i < text.Length && char.IsAsciiLetter(text[i]);
            if (isLetter && start < 0)
            {
                start = i;
            }
            else if (!isLetter && start >= 0)
            {
                count += English.Contains(text[start..i]) ? 1 : 0;
                start = -1;
            }
        }

        return count;
    }
}
