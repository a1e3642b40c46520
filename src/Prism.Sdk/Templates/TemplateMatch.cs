namespace Prism.Sdk.Templates;

/// <summary>The template that was picked, and why.</summary>
public sealed record TemplateMatch
{
    // The serializer sets every init-only member that the JSON lacks to its type's default, so defaults are held in the accessors.

    /// <summary>Gets the version of this record's shape.</summary>
    public int Version { get; init => field = value == 0 ? 1 : value; } = 1;

    /// <summary>Gets the template.</summary>
    public required VideoTemplate Template { get; init; }

    /// <summary>Gets the cosine similarity of text and template, from -1 to 1.</summary>
    /// <value><see langword="null"/> when the caller named the template.</value>
    public double? Score { get; init; }

    /// <summary>Gets the nearest templates with their scores, best first.</summary>
    public IReadOnlyList<TemplateScore> Candidates { get; init => field = value ?? []; } = [];
}
