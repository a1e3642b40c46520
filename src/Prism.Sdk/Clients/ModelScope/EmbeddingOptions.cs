namespace Prism.Sdk.Clients.ModelScope;

/// <summary>How texts are embedded for the template search. Bound from <c>Prism:Embeddings</c>.</summary>
public sealed class EmbeddingOptions
{
    /// <summary>The configuration section.</summary>
    public const string SectionName = "Prism:Embeddings";

    /// <summary>Gets or sets the model. <c>text-embedding-v2</c> is the original system's.</summary>
    /// <value>The default is <c>text-embedding-v4</c>.</value>
    public string Model { get; set; } = "text-embedding-v4";

    /// <summary>Gets or sets the length of the vectors. Not sent for <c>text-embedding-v1</c> and <c>-v2</c>, which have 1536.</summary>
    /// <value>The default is 1024.</value>
    public int Dimensions { get; set; } = 1024;

    /// <summary>Gets or sets how many texts go in one request. The service takes 10.</summary>
    /// <value>The default is 10.</value>
    public int BatchSize { get; set; } = 10;

    /// <summary>Gets or sets how often a request is sent again after a fault that passes. Each try may be billed.</summary>
    /// <value>The default is 3.</value>
    public int MaxRetries { get; set; } = 3;

    /// <summary>Gets or sets the OpenAI-compatible address, ending in <c>/v1</c>.</summary>
    /// <value>The default is <see langword="null"/>: DashScope's compatible endpoint, on the host of <c>Prism:DashScope</c>.</value>
    public Uri? BaseAddress { get; set; }

    /// <summary>Gets or sets the key.</summary>
    /// <value>The default is <see langword="null"/>: DashScope's key, <c>DASHSCOPE_API_KEY</c>.</value>
    public string? ApiKey { get; set; }
}
