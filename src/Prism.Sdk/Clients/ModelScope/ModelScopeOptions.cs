namespace Prism.Sdk.Clients.ModelScope;

/// <summary>How to reach Qwen on ModelScope. Bound from <c>Prism:ModelScope</c>.</summary>
/// <remarks>The key is read for each request; address and model when the first request is made.</remarks>
public sealed class ModelScopeOptions
{
    /// <summary>The configuration section.</summary>
    public const string SectionName = "Prism:ModelScope";

    /// <summary>Gets or sets the access token, <c>ms-…</c>. Its account must be bound to an Alibaba Cloud account.</summary>
    /// <value>The default is the environment variable <c>MODELSCOPE_API_KEY</c>. Demanded by the first request, not at start.</value>
    public string? ApiKey { get; set; }

    /// <summary>Gets or sets the OpenAI-compatible address, ending in <c>/v1</c>.</summary>
    /// <value>The default is the environment variable <c>MODELSCOPE_BASE_URL</c>, else <c>https://api-inference.modelscope.cn/v1</c>.</value>
    public Uri BaseAddress { get; set; } = new("https://api-inference.modelscope.cn/v1");

    /// <summary>Gets or sets the model's id, to the letter. Models retire: see the catalogue at <c>/v1/models</c>.</summary>
    /// <value>The default is the environment variable <c>QWEN_MODEL</c>, else <c>Qwen/Qwen3-235B-A22B-Instruct-2507</c>.</value>
    public string Model { get; set; } = "Qwen/Qwen3-235B-A22B-Instruct-2507";

    /// <summary>Gets or sets the longest answer in tokens.</summary>
    /// <value>The default is 8192.</value>
    public int MaxOutputTokens { get; set; } = 8192;

    /// <summary>Gets or sets how long one try may take until its answer begins, in real time.</summary>
    /// <value>The default is 2 minutes.</value>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Gets or sets how long all tries of one question may take, in real time.</summary>
    /// <value>The default is 5 minutes.</value>
    public TimeSpan TotalTimeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Gets or sets how often a question is asked again after a passing fault. Each try may cost a credit.</summary>
    /// <value>The default is 2.</value>
    public int MaxRetries { get; set; } = 2;

    /// <summary>Gets or sets how many questions are asked at a time. The service promises one.</summary>
    /// <value>The default is 2.</value>
    public int MaxConcurrentRequests { get; set; } = 2;
}
