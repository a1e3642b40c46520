namespace Prism.Sdk.Planning;

/// <summary>How the shots of a film get their seeds.</summary>
public enum SeedPolicy
{
    /// <summary>Each shot has its own, derived from the seed of the film: pictures differ where the words do not.</summary>
    OneForEachShot,

    /// <summary>All shots have the seed of the film: with the same words for figures and style, they look more alike.</summary>
    OneForTheFilm,
}
