namespace Prism.Sdk.Clients.ModelScope;

/// <summary>A model that is asked when those before it do not answer.</summary>
public sealed class FallbackModel
{
    /// <summary>Gets or sets the model's id, to the letter. On DashScope an id of ModelScope is turned into DashScope's: <c>Qwen/Qwen3-30B-A3B-Instruct-2507</c> into <c>qwen3-30b-a3b-instruct-2507</c>.</summary>
    public string Model { get; set; } = "";

    /// <summary>Gets or sets the service that has it.</summary>
    /// <value>The default is ModelScope.</value>
    public LanguageService Service { get; set; }

    /// <summary>Gets or sets another OpenAI-compatible address, ending in <c>/v1</c>. It needs a key of its own in <see cref="ApiKey"/>: the keys of the services go to their own hosts alone.</summary>
    /// <value>The default is <see langword="null"/>: the service's own, as in <c>Prism:ModelScope</c> or <c>Prism:DashScope</c>.</value>
    public Uri? BaseAddress { get; set; }

    /// <summary>Gets or sets the key.</summary>
    /// <value>The default is <see langword="null"/>: the service's own.</value>
    public string? ApiKey { get; set; }

    /// <summary>Gets or sets how many questions it is asked at a time.</summary>
    /// <value>The default is 1.</value>
    public int MaxConcurrentRequests { get; set; } = 1;
}
