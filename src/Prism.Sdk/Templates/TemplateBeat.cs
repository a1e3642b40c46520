namespace Prism.Sdk.Templates;

/// <summary>One part of a template, such as the opening.</summary>
public sealed record TemplateBeat
{
    /// <summary>Gets the name, such as <c>opening</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Gets what the part is to show, with slots such as <c>{event}</c>.</summary>
    public required BilingualText Purpose { get; init; }

    /// <summary>Gets how the camera moves and how near it is.</summary>
    public required BilingualText Camera { get; init; }
}
