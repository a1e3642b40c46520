namespace Prism.Sdk.Templates;

/// <summary>The template that was picked, and why.</summary>
public sealed record TemplateMatch
{
    // The serializer sets every init-only member that the JSON lacks to its type's default, so defaults are held in the accessors.

    /// <summary>Gets the version of this record's shape.</summary>
    public int Version { get; init => field = value == 0 ? 1 : value; } = 1;

    /// <summary>Gets the template.</summary>
    public required VideoTemplate Template { get; init; }

    /// <summary>Gets how it was found.</summary>
    public TemplateRouting Routing { get; init; }

    /// <summary>Gets how near text and template are, from -1 to 1.</summary>
    /// <value><see langword="null"/> when the caller named the template.</value>
    public double? Score { get; init; }

    /// <summary>Gets how far the best template is before the second.</summary>
    /// <value><see langword="null"/> when there is no second, or nothing was searched.</value>
    public double? Margin { get; init; }

    /// <summary>Gets the score that was asked for. It belongs to the embedding model and to the templates.</summary>
    /// <value><see langword="null"/> when none was.</value>
    public double? Threshold { get; init; }

    /// <summary>Gets whether no template was near enough, so that <see cref="Template"/> is the fallback.</summary>
    public bool Abstained { get; init; }

    /// <summary>Gets why, in a sentence: scores, the nearest text of the template, what was asked. It holds no word of the user's text.</summary>
    public string? Explanation { get; init; }

    /// <summary>Gets the nearest templates with their scores, best first: <see cref="TemplateOptions.TopK"/> of them.</summary>
    public IReadOnlyList<TemplateScore> Candidates { get; init => field = value ?? []; } = [];
}
