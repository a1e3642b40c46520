namespace Prism.Sdk.Templates;

/// <summary>The same text in Chinese and English.</summary>
public sealed record BilingualText
{
    /// <summary>Gets the Chinese text.</summary>
    public required string Zh { get; init; }

    /// <summary>Gets the English text.</summary>
    public required string En { get; init; }

    /// <summary>Picks the text for a language.</summary>
    /// <param name="language">A two-letter ISO 639-1 code.</param>
    /// <returns>The Chinese text for <c>zh</c>, else the English one.</returns>
    public string For(string language) => string.Equals(language, "zh", StringComparison.OrdinalIgnoreCase) ? Zh : En;
}
