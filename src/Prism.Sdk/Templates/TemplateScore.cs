namespace Prism.Sdk.Templates;

/// <summary>How near a template is to a text.</summary>
public sealed record TemplateScore
{
    /// <summary>Gets the template.</summary>
    public required string TemplateId { get; init; }

    /// <summary>Gets the cosine similarity, from -1 to 1.</summary>
    public required double Score { get; init; }
}
