namespace Prism.Sdk.Input;

/// <summary>Reads codes of languages as people write them.</summary>
internal static class LanguageCodes
{
    /// <summary>Takes the language out of a tag such as <c>zh-Hans-CN</c>.</summary>
    public static string OfTag(string tag) => tag.Trim().Split('-', '_')[0].ToLowerInvariant();

    public static bool IsCode(string code) => code.Length is 2 or 3 && code.All(char.IsAsciiLetterLower);

    /// <summary>Reads codes with commas between.</summary>
    public static IReadOnlyList<string> Read(string? codes) =>
        [.. (codes ?? "").Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(OfTag)];
}
