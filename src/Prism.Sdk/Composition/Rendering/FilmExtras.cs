using Prism.Sdk.Composition.Texts;

namespace Prism.Sdk.Composition.Rendering;

/// <summary>What goes into a film besides its clips.</summary>
internal sealed record FilmExtras
{
    public required IReadOnlyDictionary<string, string> Metadata { get; init; }

    public required IReadOnlyList<Caption> Captions { get; init; }

    public required string Title { get; init; }

    public required string Language { get; init; }

    /// <summary>Gets the files with spoken words, one a clip.</summary>
    public required IReadOnlyList<string?> Narrations { get; init; }

    /// <summary>Gets the name of the file with the text to burn in.</summary>
    public string? BurnedText { get; init; }

    /// <summary>Gets sound that is already encoded, as for the variants of a film.</summary>
    public string? ReadySound { get; init; }
}
