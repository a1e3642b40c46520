using System.Globalization;
using Prism.Sdk.Planning;

namespace Prism.Sdk.Generation.Pictures;

/// <summary>Tells a model of references which picture is what, in the words that it knows its pictures by.</summary>
internal static class ReferenceNames
{
    /// <summary>Puts a sentence before the prompt for each picture that it does not call by its word. Done twice, it adds nothing: words that were sent come back here when moderation has them rewritten.</summary>
    public static string Compose(string prompt, IReadOnlyList<ShotImage> references, string? word, string language)
    {
        if (word is null)
        {
            return prompt;
        }

        var sentences = references.Select((image, at) => (Name: image.Name, Call: string.Create(CultureInfo.InvariantCulture, $"{word}{at + 1}")))
            .Where(one => !prompt.Contains(one.Call, StringComparison.OrdinalIgnoreCase))
            .Select(one => Sentence(one.Call, one.Name, language is "zh"));
        return string.Concat(sentences) + prompt;
    }

    private static string Sentence(string call, string? name, bool isChinese) => name is null
        ? isChinese ? $"画面中有{call}。" : $"{call} is in the picture. "
        : isChinese ? $"{call}是{name}。" : $"{call} is {name}. ";
}
