namespace Prism.Sdk.Templates;

/// <summary>Settings of the built-in template stage.</summary>
public sealed class TemplateOptions
{
    /// <summary>The section of the configuration: <c>Prism:Templates</c>.</summary>
    public const string SectionName = "Prism:Templates";

    internal const string WordsModel = "words";

    /// <summary>Gets or sets the folder with more templates, one JSON file each. A template there replaces the built-in one of the same id.</summary>
    /// <value>The default is <see langword="null"/>: only the built-in templates.</value>
    public string? Folder { get; set; }

    /// <summary>Gets more folders like <see cref="Folder"/>. No two of their files may have the same id.</summary>
    /// <value>The default is none.</value>
    public IList<string> Folders { get; } = [];

    /// <summary>Gets or sets whether the built-in templates are there. Without them, templates and a <see cref="FallbackId"/> of your own are needed.</summary>
    /// <value>The default is true.</value>
    public bool UseBuiltIn { get; set; } = true;

    /// <summary>Gets or sets the score, from -1 to 1, below which no template is near enough and <see cref="FallbackId"/> is used, whatever the model.</summary>
    /// <value>The default is <see langword="null"/>: that of <see cref="MinimumScores"/>, else one learned from the templates' own examples.</value>
    public double? MinimumScore { get; set; }

    /// <summary>Gets the scores by embedding model, such as <c>text-embedding-v4</c>; <c>words</c> is the search without a model.</summary>
    /// <value>The default is none.</value>
    public IDictionary<string, double> MinimumScores { get; } = new Dictionary<string, double>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Gets or sets how many of the nearest templates are told with the match.</summary>
    /// <value>The default is 3.</value>
    public int TopK { get; set; } = 3;

    /// <summary>Gets or sets whether templates are searched by embeddings. If not, or if the service does not answer, they are searched by words.</summary>
    /// <value>The default is true.</value>
    public bool UseEmbeddings { get; set; } = true;

    /// <summary>Gets or sets whether the templates' vectors are kept on disk, by content, model, length and service. A new process then embeds only what is new.</summary>
    /// <value>The default is true.</value>
    public bool UseVectorCache { get; set; } = true;

    /// <summary>Gets or sets the folder for those vectors. What lies there may be deleted at any time.</summary>
    /// <value>The default is <see langword="null"/>: <c>.cache/templates</c> in the folder of the films, <c>STATIC_ROOT</c>.</value>
    public string? CacheFolder { get; set; }

    /// <summary>Gets or sets the template that is used when none is near enough.</summary>
    /// <value>The default is <c>short-story</c>.</value>
    public string FallbackId { get; set; } = "short-story";
}
