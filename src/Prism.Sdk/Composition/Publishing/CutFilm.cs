using Prism.Sdk.Composition.Probing;

namespace Prism.Sdk.Composition.Publishing;

/// <summary>A film that is cut and verified, still in its private folder.</summary>
/// <param name="Kind"><see cref="Main"/>, or the shape of a variant, such as <c>9x16</c>.</param>
/// <param name="Path">Where it lies.</param>
/// <param name="Facts">What was measured.</param>
internal sealed record CutFilm(string Kind, string Path, MediaFacts Facts)
{
    /// <summary>The kind of the film itself.</summary>
    public const string Main = "film";

    /// <summary>Gets the name of a film in the private folder.</summary>
    public static string NameOf(string kind) => kind == Main ? "film.mp4" : $"film.{kind}.mp4";
}
