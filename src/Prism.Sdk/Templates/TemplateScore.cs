namespace Prism.Sdk.Templates;

/// <summary>How near a template is to a text.</summary>
public sealed record TemplateScore
{
    /// <summary>Gets the template.</summary>
    public required string TemplateId { get; init; }

    /// <summary>Gets how near it is, from -1 to 1: the mean similarity of its two nearest texts.</summary>
    /// <remarks>Only scores of the same <see cref="TemplateRouting"/> and the same templates can be compared.</remarks>
    public required double Score { get; init; }

    /// <summary>Gets the template's own text that is nearest, a description or an example.</summary>
    public string? Nearest { get; init; }
}
