namespace Prism.Sdk.Templates;

/// <summary>A place that the planner fills: a word in braces in the purpose of a beat, such as <c>{dish}</c>.</summary>
/// <remarks><c>{subject}</c>, <c>{character}</c>, <c>{place}</c>, <c>{event}</c> and <c>{mood}</c> come from the intent and need no slot.</remarks>
public sealed record TemplateSlot
{
    // The serializer sets every init-only member that the JSON lacks to its type's default, so defaults are held in the accessors.

    /// <summary>Gets the name, without braces: lower-case words joined by hyphens.</summary>
    public required string Name { get; init; }

    /// <summary>Gets what belongs there.</summary>
    public required BilingualText Purpose { get; init; }

    /// <summary>Gets what stands there when the text says nothing of it.</summary>
    /// <value>The default is <see langword="null"/>: the planner must find it in the text.</value>
    public BilingualText? Default { get; init; }
}
