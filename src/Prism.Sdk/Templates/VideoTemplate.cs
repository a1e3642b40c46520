namespace Prism.Sdk.Templates;

/// <summary>A way to tell a film: its beats, its style, its pace. Each text stands in Chinese and English.</summary>
public sealed record VideoTemplate
{
    // The serializer sets every init-only member that the JSON lacks to its type's default, so defaults are held in the accessors.

    /// <summary>Gets the version of this record's shape.</summary>
    public int Version { get; init => field = value == 0 ? 1 : value; } = 1;

    /// <summary>Gets the id, lower-case words joined by hyphens, such as <c>product-ad</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the name for a person.</summary>
    public required BilingualText Name { get; init; }

    /// <summary>Gets what the template is for. This is what the search looks at.</summary>
    public required BilingualText Description { get; init; }

    /// <summary>Gets texts that the template suits. The search looks at them too.</summary>
    public IReadOnlyList<string> Examples { get; init => field = value ?? []; } = [];

    /// <summary>Gets the style that every prompt of the film carries.</summary>
    public required BilingualText Style { get; init; }

    /// <summary>Gets what the film must avoid.</summary>
    public BilingualText? NegativePrompt { get; init; }

    /// <summary>Gets the parts of the film, in order. At least one.</summary>
    public required IReadOnlyList<TemplateBeat> Beats { get; init; }

    /// <summary>Gets the seconds of a shot when nothing else says.</summary>
    /// <value>The default is 5.</value>
    public int SecondsPerShot { get; init => field = value == 0 ? 5 : value; } = 5;

    /// <summary>Gets how shots follow each other.</summary>
    /// <value>The default is a cut.</value>
    public Planning.ShotTransition Transition { get; init; }
}
