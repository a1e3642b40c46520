namespace Prism.Sdk.Templates;

/// <summary>Settings of the built-in template stage.</summary>
public sealed class TemplateOptions
{
    /// <summary>The section of the configuration: <c>Prism:Templates</c>.</summary>
    public const string SectionName = "Prism:Templates";

    /// <summary>Gets or sets the folder with more templates, one JSON file each. A template there replaces the built-in one of the same id.</summary>
    /// <value>The default is <see langword="null"/>: only the built-in templates.</value>
    public string? Folder { get; set; }

    /// <summary>Gets or sets the cosine similarity, from -1 to 1, below which no template is near enough and <see cref="FallbackId"/> is used.</summary>
    /// <value>The default is 0.1. The right value belongs to the embedding model.</value>
    public double MinimumScore { get; set; } = 0.1;

    /// <summary>Gets or sets the template that is used when none is near enough.</summary>
    /// <value>The default is <c>short-story</c>.</value>
    public string FallbackId { get; set; } = "short-story";
}
